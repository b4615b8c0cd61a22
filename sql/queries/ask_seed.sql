-- $1 run, $2 the night's first requests as JSON
insert into crawl.request (run_id, request_id, kind, method, url, body, body_type, scope, param, rank, next_try)
select $1, core.id('request', a.method, a.url, a.body, case when a.again then 'seed ' || a.number end), a.kind, a.method, a.url, a.body, a.body_type,
    a.scope, a.param, a.rank, clock_timestamp() + make_interval(secs => a.wait)
from jsonb_to_recordset($2) as a (number integer, kind text, method text, url text, body text, body_type text, scope text,
    param text, rank integer, wait integer, again boolean)
order by a.number
on conflict (run_id, request_id) do nothing;
