-- $1 host, $2 text, $3 status (0: no answer). What cannot be reached does not replace what was said before.
insert into crawl.host as h (host, robots, robots_status, robots_fetched) values ($1, $2, $3, clock_timestamp())
on conflict (host) do update set robots = excluded.robots, robots_status = excluded.robots_status, robots_fetched = excluded.robots_fetched;
