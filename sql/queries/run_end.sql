-- $1 run, $2 state, $3 reason
update crawl.run r set state = $2, reason = $3, finished = clock_timestamp(),
    complete = $2 = 'promoted' and not exists (select from crawl.request q where q.run_id = r.run_id and q.state <> 'done')
        and not exists (select from crawl.issue i where i.run_id = r.run_id and i.reach in ('page', 'source', 'all'))
where run_id = $1;
