-- What the report says in sentences. $1 agency, $2 vendor, $3 relation, $4 since, $5 until, $6 'yes' for vendors of anything.
-- Sums are in the currency of most awards; the others are counted in other_currency.
with picked as materialized (
    select * from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes')
), main as (
    select coalesce((select currency from picked where agency_obligated is not null group by currency order by count(*) desc, currency limit 1), 'USD') as currency
), paid as (
    select p.kind, p.family, p.agency_obligated as obligated, p.obligated_is from picked p, main where p.agency_obligated is not null and p.currency = main.currency
), largest as (
    select distinct on (kind) kind, family, sum(obligated) as obligated, count(*) as awards
    from paid group by kind, family having sum(obligated) > 0 order by kind, sum(obligated) desc, family collate "C"
)
select a.agency, a.name as agency_name, m.currency, count(p.evidence_id) as records, case when count(distinct p.family) = 1 then min(p.family) end as only_family,
    count(distinct p.family) filter (where p.relation = 'supplied') as supplied,
    count(distinct p.family) filter (where p.kind = 'prime') as direct,
    count(distinct p.family) filter (where p.kind = 'reseller') as resold,
    count(distinct p.through) filter (where p.kind = 'reseller') as resellers,
    count(distinct p.family) filter (where p.relation = 'pitched') as pitched,
    case when count(distinct p.family) filter (where p.relation = 'pitched') <= 6 then string_agg(distinct left(p.family, 80), ', ') filter (where p.relation = 'pitched') end as pitched_names,
    count(distinct p.family) filter (where p.kind = 'lobbied') as lobbied,
    count(distinct p.family) filter (where p.kind in ('protest', 'bid')) as bid,
    (select count(*) from (select family from picked group by family having bool_and(relation = 'mentioned')) f) as only_mentioned,
    (select sum(obligated) from paid where kind = 'prime') as direct_obligated,
    (select count(*) from paid where kind = 'prime') as direct_awards,
    (select sum(obligated) from paid where kind = 'reseller') as resold_obligated,
    (select count(*) from paid where kind = 'reseller') as resold_awards,
    (select count(*) from paid where obligated_is not like 'award total%') as by_actions,
    (select count(*) from paid where kind in ('prime', 'reseller')) as paid_awards,
    count(distinct p.contract_key) filter (where p.kind = 'reseller' and p.obligated_is like 'not allocated%') as unallocated,
    (select family from largest where kind = 'prime') as direct_largest,
    (select obligated from largest where kind = 'prime') as direct_largest_obligated,
    (select awards from largest where kind = 'prime') as direct_largest_awards,
    (select family from largest where kind = 'reseller') as resold_largest,
    (select obligated from largest where kind = 'reseller') as resold_largest_obligated,
    (select awards from largest where kind = 'reseller') as resold_largest_awards,
    (select count(*) from (select family from picked group by family having bool_or(relation = 'pitched') and bool_or(relation = 'supplied')) f) as pitched_and_supplied,
    count(*) filter (where p.agency_obligated is not null and p.currency <> m.currency) as other_currency,
    (select to_char(min(last_good), 'YYYY-MM-DD') from pub.sources where last_good is not null) as read_first,
    (select to_char(max(last_good), 'YYYY-MM-DD') from pub.sources where last_good is not null) as read_last,
    min(p.first_date) as first_date, max(p.last_date) as last_date, coalesce(bool_or(p.sample), false) as sample
from pub.agencies a cross join main m left join picked p on true
where a.agency = pub.agency_of($1)
group by a.agency, a.name, m.currency
limit 1;
