-- $1 run, $2 holder, $3 lease in seconds
update crawl.request set held_until = clock_timestamp() + make_interval(secs => $3)
where run_id = $1 and held_by = $2 and state = 'held';
