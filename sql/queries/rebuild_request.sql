-- A capture's request: $1 run, $2 request, $3 kind, $4 method, $5 url or file, $6 body, $7 its type, $8 scope, $9 param, $10 status
insert into crawl.request (run_id, request_id, kind, method, url, body, body_type, scope, param, state, attempts, status)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'held', 1, $10)
on conflict (run_id, request_id) do update set state = 'held', attempts = crawl.request.attempts + 1, status = excluded.status;
