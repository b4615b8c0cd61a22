-- $1 run, $2 request, $3 seconds, $4 why
update crawl.request set state = 'queued', held_by = null, held_until = null, outcome = $4,
    next_try = clock_timestamp() + make_interval(secs => $3)
where run_id = $1 and request_id = $2;
