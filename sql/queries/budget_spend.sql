-- $1 source, $2 budget of a day: true where a request is left of it
insert into crawl.budget as b (source, day, spent) values ($1, (clock_timestamp() at time zone 'UTC')::date, 1)
on conflict (source, day) do update set spent = b.spent + 1 where b.spent < $2
returning true;
