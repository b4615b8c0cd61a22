-- A page of the archive, as a request of its run: $1 run, $2 page; the request's id
insert into crawl.request (run_id, request_id, kind, method, url, scope, state, attempts, status, page_id)
select $1, page_id, kind, 'ARCHIVE', coalesce(url, file), scope, 'held', 1, status, page_id from crawl.page where page_id = $2
on conflict (run_id, request_id) do update set attempts = crawl.request.attempts + 1
returning request_id;
