-- All other texts.
declare texts no scroll cursor for
select t.kind, t.record_id, t.source, t.field, t.text
from core.text t
where not exists (select from pg_temp.touched x where x.record_id = t.record_id);
