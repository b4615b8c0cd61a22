-- $1 host: its robots.txt where it was read within a day
select robots, robots_status from crawl.host where host = $1 and robots_fetched between clock_timestamp() - interval '1 day' and clock_timestamp();
