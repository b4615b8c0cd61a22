-- title: awards that outgrew their first price or term, step by step
-- answers: For each award that grew, the actions that made it grow: what each promised, and what value and end date stood after it.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only vendors whose name or family has these letters
-- parameter times number 2: how many times the first amount the award must have reached, or the term must have grown at all
-- parameter most number 25: at most so many awards, those that grew by most money first
-- parameter all flag: vendors of anything, not of software alone
-- reads: contract modification
-- heading: _award _grew
-- below: description
-- hidden: family, vendor, award, grew, contract_key, record_id, source, source_url, page_sha256
-- caveat: only actions that are held are seen: an award whose base award is not held may have grown more, or less, than is shown
-- caveat: growth is ordinary where options are exercised: potential_after is the value with all options, and an option that was priced from the start is no growth of it
-- caveat: obligated is what this action promised; obligated_so_far sums the actions that are held
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?times}
\else
    \set times 2
\endif
\if :{?most}
\else
    \set most 25
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), held as (
    select c.*, b.first_obligated, b.first_date
    from pub.contracts c
    left join lateral (
        -- the base award, where it is held and promised money
        select m.obligated as first_obligated, m.action_date as first_date from pub.modifications m
        where m.contract_id = c.contract_id and m.modification = '0' and m.obligated > 0
        order by m.action_date limit 1) b on true
    where (c.awarding_agency in (select agency from meant) or c.funding_agency in (select agency from meant))
        and c.actions_held > 1 and not c.is_vehicle and (:'all' = 'yes' or c.software)
        and (:'vendor' = '' or c.family ilike '%' || :'vendor' || '%' or c.vendor ilike '%' || :'vendor' || '%')
), grown as (
    select *, greatest(case when obligated >= first_obligated * :'times'::numeric then obligated - first_obligated end,
            case when potential > first_potential then potential - first_potential end, 0) as by_money,
        concat_ws('; ',
            case when obligated >= first_obligated * :'times'::numeric then format('obligated %s times its base award', round(obligated / first_obligated, 1)) end,
            case when potential > first_potential then format('value with all options up by %s', to_char(potential - first_potential, 'FM999,999,999,990.00')) end,
            case when end_date > first_end_date then format('end moved from %s to %s', first_end_date, end_date) end) as grew
    from held
    where obligated >= first_obligated * :'times'::numeric or potential > first_potential or end_date > first_end_date
    order by 1 desc
), biggest as (
    select *, row_number() over (order by by_money desc, contract_key collate "C") as nth from grown
)
select b.family, b.vendor, b.piid as award, b.grew, concat_ws(' · ', b.vendor, b.piid) as _award, b.grew as _grew,
    m.action_date as date, m.modification, m.action_type as what, m.obligated,
    sum(m.obligated) over (partition by b.contract_id order by m.action_date, length(m.modification), m.modification collate "C", m.action_key collate "C") as obligated_so_far,
    m.total_potential as potential_after, m.end_date as end_after, m.description, b.contract_key, m.record_id, m.source, m.source_url, m.page_sha256
from biggest b
join pub.modifications m on m.contract_id = b.contract_id
where b.nth <= :'most'::integer
order by b.nth, m.action_date, length(m.modification), m.modification collate "C", m.action_key collate "C";
