-- Records that are gone: the source says so (delete rows), or a listing that was read to its
-- end does not hold them any more.

with deleted as (
    select d.what, array_agg(core.id(d.what, d.key)) as ids
    from staging.deletion d
    where d.run_id = core.this_run()
        -- a delete row is older news than a record of the same run that was modified later
        and not exists (
            select from core.modification m
            where d.what = 'modification' and m.record_id = core.id(d.what, d.key) and m.last_modified > d.last_modified)
    group by d.what
)
update crawl.run r set rows_gone = r.rows_gone + g.gone
from (select coalesce(sum(core.mark_gone(core.this_run(), what, ids, 'deleted by the source')), 0) as gone from deleted) g
where r.run_id = core.this_run() and g.gone > 0;

-- what stands on pages that the run saw unchanged
create temp table seen on commit drop as
select unnest(p.records) as record_id
from crawl.request q join crawl.page p using (page_id)
where q.run_id = core.this_run() and exists (select from staging.listing l where l.run_id = core.this_run() and l.whole);

with listed as (
    select distinct scope, what from staging.listing l
    where l.run_id = core.this_run() and l.whole
        -- one that is shorter than the portal says was not read to its end
        and not exists (select from core.listings(core.this_run()) x where (x.scope, x.what) = (l.scope, l.what) and x.said < x.fewest)
        -- nor was one with a page that failed
        and not exists (select from crawl.request q where q.run_id = l.run_id and q.scope = l.scope and q.state = 'failed')
), missing as (
    select l.what, array_agg(c.record_id) as ids
    from listed l, lateral core.unsaid_records(core.this_run(), l.what, l.scope) c
    where not exists (select from seen s where s.record_id = c.record_id)
    group by l.what
)
update crawl.run r set rows_gone = r.rows_gone + g.gone
from (select coalesce(sum(core.mark_gone(core.this_run(), what, ids, 'missing from a complete listing')), 0) as gone from missing) g
where r.run_id = core.this_run() and g.gone > 0;

analyze touched;
