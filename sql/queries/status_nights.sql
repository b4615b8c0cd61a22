-- $1 nights: a letter a source and night, newest to the right; then the last one in words
with days as (
    select generate_series((clock_timestamp() at time zone 'UTC')::date - ($1::integer - 1), (clock_timestamp() at time zone 'UTC')::date, interval '1 day')::date as day
), runs as (
    select distinct on (source, day) source, (started at time zone 'UTC')::date as day,
        case when state = 'open' then '~' when state = 'promoted' and complete then '#' when state = 'promoted' then '+' else 'x' end as letter
    from crawl.run order by source, day, run_id desc
), last as (
    select distinct on (source) source, state, complete, reason, rows_new, rows_changed, rows_gone from crawl.run order by source, run_id desc
)
select s.source, string_agg(coalesce(r.letter, '.'), '' order by d.day),
    (select case l.state when 'promoted' then format('%s new, %s changed, %s gone', l.rows_new, l.rows_changed, l.rows_gone) else l.state || coalesce(': ' || l.reason, '') end
        from last l where l.source = s.source)
from crawl.source s cross join days d
left join runs r on r.source = s.source and r.day = d.day
group by s.source order by s.source;
