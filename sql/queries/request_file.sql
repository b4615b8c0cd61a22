-- A file that was handed in, as a request of its run: $1 run, $2 kind, $3 name, $4 SHA-256 in hex; the request's id
insert into crawl.request (run_id, request_id, kind, method, url, state, attempts, status)
values ($1, core.id('request', 'FILE', $3, $4), $2, 'FILE', $3, 'held', 1, 200)
on conflict (run_id, request_id) do update set attempts = crawl.request.attempts + 1
returning request_id;
