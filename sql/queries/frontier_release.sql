-- $1 run, $2 holder: what is held is queued again; the attempt does not count
update crawl.request set state = 'queued', held_by = null, held_until = null, attempts = attempts - 1
where run_id = $1 and held_by = $2 and state = 'held';
