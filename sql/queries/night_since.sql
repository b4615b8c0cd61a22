-- $1 source: the day of the last good and whole night, less the portal's own lag
select (max(r.started)::date - s.lag_days)::text
from crawl.run r join crawl.source s using (source)
where r.source = $1 and r.mode = 'crawl' and r.state = 'promoted' and r.complete
group by s.lag_days;
