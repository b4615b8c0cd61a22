-- Direct against reseller: one row a channel and fiscal year of the actions that are held, and for each channel one row without a year:
-- what the awards that are held by their total alone come to. $1 agency, $2 vendor, $3 relation, $4 since, $5 until, $6 'yes' for anything.
with picked as materialized (
    select * from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') where kind in ('prime', 'reseller') and agency_obligated is not null
), main as (
    select currency from picked group by currency order by count(*) desc, currency limit 1
), awards as (
    select p.kind, p.contract_key, p.agency_obligated from picked p, main where p.currency = main.currency
), lines as (
    select kind, contract_key, null::integer as fiscal_year, agency_obligated as obligated, 0 as actions from awards
    union all
    select a.kind, a.contract_key, extract(year from m.action_date + interval '3 months')::integer, m.obligated, 1
    from awards a join pub.contracts c on c.contract_key = a.contract_key join pub.modifications m on m.contract_id = c.contract_id
    where m.obligated is not null and m.action_date is not null
), marked as (
    -- an award's total counts only where no action of it is held
    select *, sum(actions) over (partition by kind, contract_key) as held from lines
)
select kind, fiscal_year, sum(obligated) as obligated, sum(actions) as actions, count(distinct contract_key) as awards
from marked where fiscal_year is not null or held = 0
group by 1, 2
order by 1, 2;
