-- The report's foot: the sources of its records. $1 kinds of record, with blanks between; $2 and $3 the window (empty: everything).
select s.source, s.title, s.publisher, s.home, s.licence, s.lag_days, s.lacks, to_char(s.last_good, 'YYYY-MM-DD') as last_good, s.sample,
    case when s.last_state in ('refused', 'failed') then s.last_state || coalesce(': ' || s.last_reason, '') end as trouble,
    count(c.night) as gaps, array_to_string((array_agg(to_char(c.night, 'YYYY-MM-DD') || ' (' || c.coverage || ')' order by c.night desc))[1:5], ', ') as last_nights
from pub.sources s
left join pub.coverage c on c.source = s.source and c.coverage <> 'complete'
    and c.night >= coalesce(nullif($2, '')::date, '-infinity') and c.night <= coalesce(nullif($3, '')::date, 'infinity')
where s.last_good is not null and ($1 = '' or string_to_array(regexp_replace($1, '[ ,]+', ' ', 'g'), ' ') && string_to_array(s.kinds, ', '))
group by s.source, s.title, s.publisher, s.home, s.licence, s.lag_days, s.lacks, s.last_good, s.sample, s.last_state, s.last_reason
order by s.source;
