-- $1 host, $2 delay in ms: the next moment at which the host may be asked; in ms from now
insert into crawl.host as h (host, next_ask, delay_ms) values ($1, clock_timestamp() + make_interval(secs => $2::float8 / 1000), $2)
on conflict (host) do update set next_ask = greatest(h.next_ask, clock_timestamp()) + make_interval(secs => $2::float8 / 1000), delay_ms = excluded.delay_ms
returning greatest(0, extract(epoch from next_ask - clock_timestamp()) * 1000 - $2::float8)::bigint;
