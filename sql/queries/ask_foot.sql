-- The sources of an answer: $1 kinds of record, with blanks between (empty: all); $2 and $3 the window
-- that was asked for (empty: everything).
select s.source, s.title, s.lag_days, to_char(s.last_good, 'YYYY-MM-DD') as last_good, s.sample,
    case when s.last_state in ('refused', 'failed') then s.last_state || coalesce(': ' || s.last_reason, '') end as trouble,
    (select count(*) from pub.coverage c where c.source = s.source and c.coverage <> 'complete'
        and c.night >= coalesce(nullif($2, '')::date, '-infinity') and c.night <= coalesce(nullif($3, '')::date, 'infinity')) as gaps,
    (select string_agg(to_char(n.night, 'YYYY-MM-DD') || ' (' || n.coverage || ')', ', ' order by n.night desc) from (
        select c.night, c.coverage from pub.coverage c where c.source = s.source and c.coverage <> 'complete'
            and c.night >= coalesce(nullif($2, '')::date, '-infinity') and c.night <= coalesce(nullif($3, '')::date, 'infinity')
        order by c.night desc limit 5) n) as nights
from pub.sources s
where s.last_good is not null
    and ($1 = '' or string_to_array(regexp_replace($1, '[ ,]+', ' ', 'g'), ' ') && string_to_array(s.kinds, ', '))
order by s.source;
