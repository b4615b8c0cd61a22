-- $1 run, $2 request, $3 page: nothing new
update crawl.request set state = 'done', outcome = 'unchanged', page_id = $3, held_by = null, held_until = null
where run_id = $1 and request_id = $2;
