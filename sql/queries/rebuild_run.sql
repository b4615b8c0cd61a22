-- $1 source, $2 its beginning, $3 mode, $4 since, $5 until, $6 portal, $7 version of the parser: the run's id
with left_over as (
    update crawl.run set state = 'failed', finished = clock_timestamp(), reason = 'interrupted'
    where source = $1 and state = 'open' and started <> $2::timestamptz returning run_id
), cleared as (
    select staging.clear(run_id) from left_over
)
insert into crawl.run (source, started, mode, since, until, portal, version)
select $1, $2::timestamptz, $3, $4::date, $5::date, $6, $7::integer from (select count(*) from cleared) c
on conflict (source) where state = 'open' do update set version = excluded.version
returning run_id;
