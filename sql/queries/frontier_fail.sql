-- $1 run, $2 request, $3 source, $4 reach, $5 place, $6 why
with failed as (
    update crawl.request set state = 'failed', held_by = null, held_until = null, outcome = $6
    where run_id = $1 and request_id = $2
)
insert into crawl.issue (run_id, source, request_id, reach, stage, place, message) values ($1, $3, $2, $4, 'fetch', $5, $6);
