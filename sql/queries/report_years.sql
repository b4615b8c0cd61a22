-- Direct against reseller: one row a channel and fiscal year of the actions that are held, and for each channel one row without a year:
-- what the awards that are held by their total alone come to. $1 agency, $2 vendor, $3 relation, $4 since, $5 until, $6 'yes' for anything.
with picked as materialized (
    select * from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') where kind in ('prime', 'reseller') and agency_obligated is not null
), main as (
    select currency from picked group by currency order by count(*) desc, currency limit 1
), awards as (
    select p.kind, p.contract_key, p.agency_obligated from picked p, main where p.currency = main.currency
), actions as (
    select a.kind, a.contract_key, m.action_date, m.obligated
    from awards a join pub.modifications m on m.contract_key = a.contract_key
    where m.obligated is not null and m.action_date is not null
)
select kind, extract(year from action_date + interval '3 months')::integer as fiscal_year, sum(obligated) as obligated, count(*) as actions,
    count(distinct contract_key) as awards
from actions group by 1, 2
union all
select kind, null, sum(agency_obligated), 0, count(*)
from awards a where not exists (select from actions t where t.contract_key = a.contract_key and t.kind = a.kind)
group by 1
order by 1, 2;
