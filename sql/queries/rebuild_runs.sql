-- $1 source: the archive's runs that the database does not hold as ended, in their order, and how they ended.
-- Of an end that is said twice, the last one came about.
with run as (
    select run, min(portal) as portal, case when min(method) = 'FILE' then 'load' else 'crawl' end as mode from archive_found group by run
    union all
    select run, null, null from archive_ended where run not in (select run from archive_found) group by run
), last_end as (
    select distinct on (run) * from archive_ended order by run, number desc
)
select r.run, coalesce(e.mode, r.mode), coalesce(e.state, 'failed'), e.since, e.until, coalesce(e.portal, r.portal),
    case when e.run is null then 'interrupted' else e.reason end
from run r left join last_end e using (run)
where not exists (select from crawl.run x where x.source = $1 and x.started = r.run::timestamptz and x.state <> 'open')
order by r.run::timestamptz;
