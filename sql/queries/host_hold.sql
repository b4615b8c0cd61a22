-- $1 host, $2 seconds: it asked to be left alone
insert into crawl.host as h (host, next_ask) values ($1, clock_timestamp() + make_interval(secs => $2))
on conflict (host) do update set next_ask = greatest(h.next_ask, excluded.next_ask);
