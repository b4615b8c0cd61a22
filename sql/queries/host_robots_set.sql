-- $1 host, $2 text, $3 status (0: no answer). What cannot be reached does not replace what was said before.
-- Where the clock was set back, the moment at which the host may be asked was one of the other clock.
insert into crawl.host as h (host, robots, robots_status, robots_fetched) values ($1, $2, $3, clock_timestamp())
on conflict (host) do update set robots = excluded.robots, robots_status = excluded.robots_status, robots_fetched = excluded.robots_fetched,
    next_ask = case when h.robots_fetched > clock_timestamp() then least(h.next_ask, clock_timestamp()) else h.next_ask end;
