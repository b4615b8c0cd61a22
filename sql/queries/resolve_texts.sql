-- The texts of records that this run touched.
declare texts no scroll cursor for
select t.kind, t.record_id, t.source, t.field, t.text
from core.text t
where t.record_id in (select record_id from pg_temp.touched);
