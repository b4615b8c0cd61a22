-- Every source with its last run, rows and newest date.
select s.source, r.state || case when r.complete is false and r.state = 'promoted' then ' (part)' else '' end,
    to_char(coalesce(r.finished, r.started) at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), core.source_rows(s.source), core.source_newest(s.source)
from crawl.source s
left join lateral (select * from crawl.run r where r.source = s.source order by r.run_id desc limit 1) r on true
order by s.source;
