-- $1 host: what it said before it could not be reached, for 30 days
select robots, robots_status from crawl.host where host = $1 and robots_status < 500 and robots_fetched > clock_timestamp() - interval '30 days';
