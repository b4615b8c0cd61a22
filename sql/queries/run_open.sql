-- $1 source, $2 mode, $3 since, $4 until, $5 portal, $6 version of the parser
with begun as (
    insert into crawl.run (source, mode, since, until, portal, version)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (source) where state = 'open' do nothing
    returning *
), this as (
    select true as fresh, * from begun
    union all
    select false, * from crawl.run
    where source = $1 and mode = $2 and state = 'open' and not exists (select from begun)
)
select run_id, fresh, to_char(started at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), since, until, portal from this;
