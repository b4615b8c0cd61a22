-- $1 source: what is known of it here
select (select state || coalesce(': ' || reason, '') || ' (' || to_char(coalesce(finished, started) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ')'
        from crawl.run where source = $1 order by run_id desc limit 1) as "last run",
    (select to_char(max(finished) at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from crawl.run where source = $1 and state = 'promoted') as "last good run",
    core.source_rows($1)::text as rows,
    core.source_newest($1)::text as newest,
    (select count(*)::text from crawl.page where source = $1) as captures,
    (select spent || ' of ' || s.daily_requests from crawl.budget b where b.source = $1 and b.day = (clock_timestamp() at time zone 'UTC')::date) as "asked today"
from crawl.source s where s.source = $1;
