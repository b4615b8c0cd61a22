-- $1 run, $2 request, $3 page, $4 reach
update crawl.request set state = case when $4 in ('page', 'source', 'all') then 'failed' else 'done' end,
    outcome = case when $4 in ('page', 'source', 'all') then 'refused by the parser' else 'saved' end,
    page_id = $3, held_by = null, held_until = null
where run_id = $1 and request_id = $2;
