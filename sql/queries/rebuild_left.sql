-- $1 run: what was asked for and has no capture was not answered
update crawl.request set state = 'failed', outcome = 'not in the archive' where run_id = $1 and state in ('queued', 'held');
