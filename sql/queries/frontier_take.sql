-- $1 run, $2 how many, $3 holder, $4 version of the parser, $5 lease in seconds, $6 source. Requests of a
-- later rank wait until all of the earlier ones are done. What a session that is gone held is taken over.
with gone as (
    select distinct q.held_by from crawl.request q
    where q.run_id = $1 and q.state = 'held'
        and not exists (select from pg_stat_activity a where a.pid || ' ' || a.backend_start = q.held_by)
), next as (
    select q.request_id from crawl.request q
    where q.run_id = $1 and exists (select from crawl.run r where r.run_id = q.run_id and r.state = 'open')
        and (q.state = 'queued' and q.next_try <= clock_timestamp()
            or q.state = 'held' and (q.held_until < clock_timestamp() or q.held_by in (select held_by from gone)))
        and q.rank = (select min(x.rank) from crawl.request x where x.run_id = $1 and x.state in ('queued', 'held'))
    order by q.seq limit $2
    for update skip locked
), taken as (
    update crawl.request q set state = 'held', held_by = $3, held_until = clock_timestamp() + make_interval(secs => $5),
        -- what a process that is gone had in hand was not refused by the portal
        attempts = q.attempts + (q.state = 'queued')::integer
    from next where q.run_id = $1 and q.request_id = next.request_id
    returning q.*
)
select t.request_id, t.attempts, t.kind, t.method, t.url, t.body, t.body_type, t.scope, t.param,
    case when p.parsed_version = $4 then s.etag end, case when p.parsed_version = $4 then s.last_modified end, s.page_id
from taken t
left join crawl.resource s on s.source = $6 and s.request_id = t.request_id
left join crawl.page p on p.page_id = s.page_id
order by t.seq;
