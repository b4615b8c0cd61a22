-- $1 source, $2 title, $3 publisher, $4 home, $5 licence, $6 holds, $7 lacks, $8 needs, $9 lag days,
-- $10 every hours, $11 daily requests, $12 least rows, $13 stale days, $14 version of the parser
insert into crawl.source as s (source, title, publisher, home, licence, holds, lacks, needs, lag_days, every_hours, daily_requests, rows_min, stale_days, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (source) do update set title = excluded.title, publisher = excluded.publisher, home = excluded.home,
    licence = excluded.licence, holds = excluded.holds, lacks = excluded.lacks, needs = excluded.needs, lag_days = excluded.lag_days,
    every_hours = excluded.every_hours, daily_requests = excluded.daily_requests, rows_min = excluded.rows_min,
    stale_days = excluded.stale_days, version = excluded.version
where (s.title, s.publisher, s.home, s.licence, s.holds, s.lacks, s.needs, s.lag_days, s.every_hours, s.daily_requests, s.rows_min, s.stale_days, s.version)
    is distinct from (excluded.title, excluded.publisher, excluded.home, excluded.licence, excluded.holds, excluded.lacks, excluded.needs,
    excluded.lag_days, excluded.every_hours, excluded.daily_requests, excluded.rows_min, excluded.stale_days, excluded.version);
