-- A source that held rows holds some still, and no fewer than its floor when it was asked for all. $1 run.
with this as (
    select r.*, s.rows_min as floor, (select coalesce(sum(core.said_count($1, k.kind, null)), 0) from core.record_kind k) as said
    from crawl.run r join crawl.source s using (source) where r.run_id = $1
)
select 'source', format('%s rows came of everything; at least %s should', said, floor)
from this where mode = 'crawl' and since is null and portal is null and floor > 0 and said < floor
union all
select 'source', 'no rows came, where there were rows before'
from this
where mode = 'crawl' and since is null and said = 0
    and not exists (select from crawl.request q where q.run_id = $1 and q.outcome = 'unchanged')
    and exists (select from crawl.run r where r.source = this.source and r.state = 'promoted' and r.mode = 'crawl' and r.rows_new > 0);
