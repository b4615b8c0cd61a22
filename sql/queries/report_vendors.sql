-- Vendor families by what their awards obligated, with the fiscal years of the actions that are held: one row a family, channel
-- (prime: direct; reseller: through one) and year. $1 agency, $2 vendor, $3 relation, $4 since, $5 until, $6 'yes' for vendors of anything,
-- $7 at most so many families and channels.
with picked as materialized (
    select * from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') where kind in ('prime', 'reseller')
), main as (
    select currency from picked where agency_obligated is not null group by currency order by count(*) desc, currency limit 1
), awards as (
    select p.* from picked p, main where p.currency = main.currency
), vendors as (
    select family, kind, sum(agency_obligated) as obligated, count(agency_obligated) as awards, count(*) - count(agency_obligated) as without_money,
        sum(potential) as potential, count(potential) as with_potential
    from awards group by family, kind
), ranked as materialized (
    select *, row_number() over (order by obligated desc nulls last, awards desc, family collate "C", kind) as rank, count(*) over () as of_all
    from vendors
), years as materialized (
    select a.family, a.kind, extract(year from m.action_date + interval '3 months')::integer as fiscal_year, sum(m.obligated) as obligated, count(*) as actions
    from awards a join pub.contracts c on c.contract_key = a.contract_key join pub.modifications m on m.contract_id = c.contract_id
    where a.agency_obligated is not null and m.obligated is not null and m.action_date is not null
    group by 1, 2, 3
)
select r.rank, r.of_all, r.family, r.kind, r.obligated, r.awards, r.without_money, r.potential, r.with_potential,
    y.fiscal_year, y.obligated as year_obligated, y.actions
from ranked r left join years y on y.family = r.family and y.kind = r.kind
where r.rank <= $7::integer
order by r.rank, y.fiscal_year;
