-- $1 run, $2 page: what the page asks for is queued, once a run; a request that is to be asked again
-- is a new one each time
insert into crawl.request (run_id, request_id, kind, method, url, body, body_type, scope, param, rank, next_try)
select $1, core.id('request', method, url, body, case when again then (
        select count(*)::text from crawl.request q where q.run_id = $1 and q.method = a.method and q.url = a.url and q.body is not distinct from a.body) end),
    kind, method, url, body, body_type, scope, param, rank, clock_timestamp() + make_interval(secs => wait)
from crawl.page_ask a where page_id = $2 order by number
on conflict (run_id, request_id) do nothing;
