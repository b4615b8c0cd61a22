-- What a person should look at: sources whose last run was not promoted or is late, and those that were
-- promoted in part.
with last as (
    select distinct on (r.source) r.*, s.every_hours from crawl.run r join crawl.source s using (source) order by r.source, r.run_id desc
)
select source, case
    when state = 'open' and started < clock_timestamp() - interval '12 hours' then 'a run has been open since ' || to_char(started at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
    when state in ('refused', 'failed') then state || coalesce(': ' || reason, '')
    when state = 'promoted' and not complete then 'promoted in part: ' || coalesce((
        select i.message from crawl.issue i where i.run_id = last.run_id and i.reach in ('page', 'source') order by i.issue_id limit 1), 'some requests failed')
    when mode = 'crawl' and every_hours > 0 and finished < clock_timestamp() - make_interval(hours => every_hours * 2) then 'late: the last run ended '
        || to_char(finished at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
    end as what
from last
where state in ('refused', 'failed') or state = 'promoted' and not complete
    or state = 'open' and started < clock_timestamp() - interval '12 hours'
    or mode = 'crawl' and every_hours > 0 and finished < clock_timestamp() - make_interval(hours => every_hours * 2)
order by source;
