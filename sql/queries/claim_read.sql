-- The articles and pages of documents that this run touched; all ($1) where names or rules are not what they were.
insert into claim_read
select distinct record_id from core.prose where $1::boolean or record_id in (select record_id from pg_temp.touched);
