-- Vendors that are one person, before anything that is shown is made of what the run touched.

create temp table new_person on commit drop as
select * from core.take_persons(false) p (vendor_id);
