-- title: an agency's vendors by money and fiscal year
-- answers: For each federal fiscal year (October to September) the families to which most money was promised, by the actions that are held.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter year number: only this fiscal year
-- parameter most number 15: at most so many families a year
-- parameter all flag: vendors of anything, not of software alone
-- reads: modification
-- heading: fiscal_year _of_it
-- caveat: sums of single actions, net of what was taken back, by the day of the action; awards that are held as totals only are not in it
-- caveat: money goes to who holds the contract: what a reseller passed on to a maker stands under the reseller, who is no software vendor ('ask resellers' looks through)
-- caveat: a year is as whole as the files that were taken in: 'ask coverage' tells; the newest months are incomplete by the portal's lag
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?year}
\else
    \set year ''
\endif
\if :{?most}
\else
    \set most 15
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), actions as (
    select distinct on (e.record_id) e.record_id, e.family, e.contract_key, e.obligated,
        (extract(year from e.date) + case when extract(month from e.date) >= 10 then 1 else 0 end)::integer as fiscal_year, e.date
    from pub.evidence e
    where e.agency in (select agency from meant) and e.kind = 'prime' and e.record_kind = 'modification' and (:'all' = 'yes' or e.software)
), years as (
    select fiscal_year, family, sum(obligated) as obligated, count(distinct contract_key) as awards, count(*) as actions, min(date) as first_action, max(date) as last_action
    from actions
    where nullif(:'year', '') is null or fiscal_year = nullif(:'year', '')::integer
    group by fiscal_year, family
), ranked as (
    select *, rank() over (partition by fiscal_year order by obligated desc) as rank, sum(obligated) over (partition by fiscal_year) as of_year,
        count(*) over (partition by fiscal_year) as families
    from years
)
select fiscal_year, rank, family, obligated, round(100 * obligated / nullif(of_year, 0), 1) as percent, awards, actions, first_action, last_action,
    format('%s families, %s obligated', families, to_char(of_year, 'FM999,999,999,999,990.00')) as _of_it
from ranked
where rank <= :'most'::integer
order by fiscal_year desc, rank, family collate "C";
