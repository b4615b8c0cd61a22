-- Takes the run's records into their record tables and counts what is new.

create temp table touched (kind text not null, record_id uuid not null) on commit drop;
create temp table vendor_changed (vendor_id uuid not null) on commit drop;

create temp table merged on commit drop as
select k.kind, m.*
from core.record_kind k, lateral core.merge(core.this_run(), k.kind) m;

update crawl.run r set
    rows_new = m.rows_new, rows_changed = m.rows_changed, rows_same = m.rows_same, rows_repeated = m.rows_repeated
from (select sum(rows_new) as rows_new, sum(rows_changed) as rows_changed, sum(rows_same) as rows_same, sum(rows_repeated) as rows_repeated from merged) m
where r.run_id = core.this_run();
