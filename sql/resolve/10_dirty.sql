-- Whose evidence must be worked out again: records that the run touched, records in whose text
-- something else is found now, and records of vendors that the reference lists tell otherwise.

select core.know_vendors(array(
    select v.vendor_id from core.vendor v
    where v.uei in (select name from core.unresolved where what = 'uei')
        or v.vendor_id in (select n.vendor_id from core.vendor_name n join core.unresolved u on u.what = 'name' and core.run_together(u.name) = core.run_together(n.name_key))))
where exists (select from core.unresolved where what in ('name', 'uei'));

create temp table vendor_dirty on commit drop as
select vendor_id from pg_temp.vendor_changed
union select v.vendor_id from core.vendor v join pg_temp.vendor_changed c on v.same_as = c.vendor_id
union select v.vendor_id from core.vendor v join core.unresolved u on u.what = 'vendor' and u.name = v.known;

create temp table agency_changed on commit drop as
select a.agency_id, coalesce(a.agency, a.name) as was, k.agency
from core.agency a, lateral (select core.known_agency_of(a.jurisdiction, a.tier, a.code, a.name, a.toptier) as agency) k
where exists (select from core.unresolved where what = 'agency') and a.agency is distinct from k.agency;
update core.agency a set agency = c.agency from agency_changed c where a.agency_id = c.agency_id;

create temp table dirty (record_id uuid primary key) on commit drop;
insert into dirty
select record_id from pg_temp.touched
union select record_id from pg_temp.mention_changed
union select record_id from pg_temp.claim_changed
union select e.record_id from core.evidence e where e.vendor_id in (select vendor_id from vendor_dirty) or e.through_id in (select vendor_id from vendor_dirty)
union select m.record_id from core.mention m join core.unresolved u on u.what = 'vendor' and u.name = m.vendor
union select c.record_id from core.claim c join core.unresolved u on u.what = 'vendor' and u.name = c.vendor
union select e.record_id from core.evidence e where e.agency in (select was from agency_changed);

-- records that are told together with a touched one
insert into dirty
select d.record_id from core.disclosed d join core.disclosure x using (disclosure_key) where x.record_id in (select record_id from pg_temp.touched)
union select x.record_id from core.disclosed d join core.disclosure x using (disclosure_key) where d.record_id in (select record_id from pg_temp.touched)
union select f.record_id from core.activity a join core.filing f using (filing_key) where a.record_id in (select record_id from pg_temp.touched)
union select p.record_id from core.document_page p join core.document d using (document_key) where d.record_id in (select record_id from pg_temp.touched)
on conflict do nothing;
analyze dirty;

delete from core.unresolved;
