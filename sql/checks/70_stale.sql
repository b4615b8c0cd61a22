-- The newest date is not older than the source's news may be. $1 run.
select 'source', format('the newest date is %s: nothing newer for %s days', newest, current_date - newest)
from crawl.run r
join crawl.source s using (source)
cross join lateral (
    select max(d) as newest from (
        select max(action_date) as d from staging.modification where run_id = $1
        union all select max(latest_action) from staging.contract where run_id = $1
        union all select max(posted)::date from staging.notice where run_id = $1
        union all select max(posted)::date from staging.filing where run_id = $1
        union all select max(filed) from staging.protest where run_id = $1
        union all select max(updated) from staging.forecast where run_id = $1
        union all select max(received) from staging.foia_request where run_id = $1
        union all select max(published) from staging.document where run_id = $1) dates) n
where r.run_id = $1 and r.mode = 'crawl' and r.portal is null and r.since is null and s.stale_days > 0 and newest < current_date - s.stale_days;
