-- Who fronts whom: resellers by the money of the awards whose text names a maker's product. $1 agency, $2 vendor, $3 relation, $4 since,
-- $5 until, $6 'yes' for makers of anything, $7 at most so many.
with picked as materialized (
    select * from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') where kind = 'reseller' and through is not null
), main as (
    select currency from picked where agency_obligated is not null group by currency order by count(*) desc, currency limit 1
), makers as (
    select through, family, count(distinct contract_key) as awards from picked group by through, family
), named as materialized (
    select through, count(*) as makers, string_agg(family || ' (' || awards || ')', ', ' order by awards desc, family collate "C") filter (where nth <= 12) as first_makers
    from (select *, row_number() over (partition by through order by awards desc, family collate "C") as nth from makers) m
    group by through
)
select p.through, sum(p.agency_obligated) filter (where p.currency = m.currency) as obligated, count(distinct p.contract_key) as awards,
    count(distinct p.contract_key) filter (where p.obligated_is like 'not allocated%') as unallocated, n.makers, n.first_makers, count(*) over () as of_all
from picked p cross join main m join named n using (through)
group by p.through, n.makers, n.first_makers
order by obligated desc nulls last, awards desc, p.through collate "C"
limit $7::integer;
