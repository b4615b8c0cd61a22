-- $1 source, $2 the mode that is wanted: an open run of another mode was left by a crash
with left_over as (
    update crawl.run set state = 'failed', finished = clock_timestamp(), reason = 'interrupted'
    where source = $1 and mode <> $2 and state = 'open' returning run_id
)
select staging.clear(run_id) from left_over;
