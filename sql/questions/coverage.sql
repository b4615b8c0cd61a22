-- title: how whole the data is: sources, their as-of dates, and the nights that are not whole
-- answers: One row a source, and below it the nights on which not everything was taken in. What happened on a blind night may be missing.
-- parameter source text: only sources whose name has these letters
-- parameter since date: nights from this day on
-- heading: source _title
-- below: reason
-- hidden: title
-- caveat: complete says that all came that was asked for; what the portal itself lacks is told by 'paydirt sources'
\if :{?source}
\else
    \set source ''
\endif
\if :{?since}
\else
    \set since ''
\endif
with nights as (
    select * from pub.coverage where nullif(:'since', '') is null or night >= nullif(:'since', '')::date
), picked as (
    select * from pub.sources where last_tried is not null and (:'source' = '' or source ilike '%' || :'source' || '%')
)
select source, title, '· ' || title as _title, what, first_night, last_night, nights, rows_new, rows_changed, rows_gone, reason
from (
    select p.source, p.title, 0 as part, 'all nights' as what, min(n.night) as first_night, max(n.night) as last_night, count(n.night) as nights,
        sum(n.rows_new) as rows_new, sum(n.rows_changed) as rows_changed, sum(n.rows_gone) as rows_gone,
        concat_ws('; ', 'last good reading ' || coalesce(to_char(max(p.last_good), 'YYYY-MM-DD HH24:MI'), 'never'),
            case when max(p.lag_days) > 0 then 'the portal is about ' || max(p.lag_days) || ' days late' end,
            case when bool_or(p.sample) then 'SAMPLE DATA from a stand-in portal' end) as reason
    from picked p
    left join nights n on n.source = p.source
    group by p.source, p.title
    union all
    -- nights in a row that share a verdict are one row
    select source, title, 1, coverage, min(night), max(night), count(*), sum(rows_new), sum(rows_changed), sum(rows_gone), reason
    from (
        select p.title, n.*, n.night - (row_number() over (partition by n.source, n.coverage, n.reason order by n.night))::integer as island
        from nights n join picked p on p.source = n.source where n.coverage <> 'complete') bad
    group by source, title, coverage, reason, island
) lines
order by source, part, first_night desc, what;
