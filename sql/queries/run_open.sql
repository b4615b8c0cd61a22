-- $1 source, $2 mode, $3 since, $4 until, $5 portal, $6 version of the parser
with begun as (
    insert into crawl.run (source, mode, since, until, portal, version)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (source) where state = 'open' do nothing
    returning run_id, since, portal
)
select run_id, true, since, portal from begun
union all
select run_id, false, since, portal from crawl.run
where source = $1 and mode = $2 and state = 'open' and not exists (select from begun);
