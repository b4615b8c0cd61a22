-- title: who fronts whom: resellers, and the makers whose products they sold to an agency
-- answers: One row a reseller and maker: how many awards, how much money, which products, from when to when.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only makers and resellers whose name has these letters
-- parameter since date: only awards with action from this day on
-- parameter all flag: makers of anything, not of software alone
-- reads: contract modification
-- heading: reseller _in_all
-- below: _products, _example
-- hidden: products, example_award, example_quote, evidence_id, source_url
-- caveat: found by product names in award texts (grade C): a text may name a product that was not bought
-- caveat: obligated is the whole awards', not the maker's share; awards whose text names several makers give no money to any of them
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), awards as (
    select distinct on (p.family, p.contract_key) p.*
    from pub.pitched_or_supplied p
    join meant using (agency)
    where p.kind = 'reseller' and (:'all' = 'yes' or p.software)
        and (:'vendor' = '' or p.family ilike '%' || :'vendor' || '%' or p.through ilike '%' || :'vendor' || '%')
        and (nullif(:'since', '') is null or p.last_date >= nullif(:'since', '')::date)
    order by p.family, p.contract_key, p.agency_obligated is null
), pairs as (
    select through as reseller, family as maker, count(*) as awards, sum(agency_obligated) as obligated,
        count(*) filter (where agency_obligated is null) as awards_without_money, min(first_date) as first_date, max(last_date) as last_date,
        (select string_agg(distinct n, '; ') from awards t, unnest(string_to_array(t.product, '; ')) n where t.family = a.family and t.through = a.through) as products,
        (array_agg(piid order by agency_obligated desc nulls last, last_date desc, piid))[1] as example_award,
        (array_agg(quote order by agency_obligated desc nulls last, last_date desc, piid))[1] as example_quote,
        (array_agg(evidence_id order by agency_obligated desc nulls last, last_date desc, piid))[1] as evidence_id,
        (array_agg(source_url order by agency_obligated desc nulls last, last_date desc, piid))[1] as source_url
    from awards a
    group by through, family
)
select reseller, maker, awards, obligated, awards_without_money, first_date, last_date, left(evidence_id::text, 8) as evidence,
    products, nullif(products, maker) as _products, example_award, example_quote, example_award || ': “' || example_quote || '”' as _example, evidence_id, source_url,
    format('%s maker%s, %s obligated', count(*) over r, case when count(*) over r > 1 then 's' end, to_char(coalesce(sum(obligated) over r, 0), 'FM999,999,999,999,990.00')) as _in_all
from pairs
window r as (partition by reseller)
order by sum(obligated) over r desc nulls last, reseller collate "C", obligated desc nulls last, maker collate "C";
