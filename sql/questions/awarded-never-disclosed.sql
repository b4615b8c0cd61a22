-- title: software vendors with awards that the agency's AI inventories never name
-- answers: One row a vendor family with awards at the agency that no inventory entry of the agency names, by money.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter since date: only families with an award's action from this day on
-- reads: contract modification subaward disclosure
-- below: products, through
-- hidden: source_url
-- caveat: inventories list AI systems only: most software need not be in them, and being absent breaks no rule by itself
-- caveat: an inventory may name the product's reseller or the system and not the maker, or withhold the vendor
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?since}
\else
    \set since ''
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), disclosed as (
    select family from pub.evidence where agency in (select agency from meant) and kind in ('disclosed', 'through_agency')
    union
    -- or whose award's number an entry gives
    select p.family from pub.award_links l join pub.pitched_or_supplied p using (contract_key) where l.kind = 'disclosure' and l.agency in (select agency from meant)
), inventories as (
    select count(*) as entries, count(withheld) as withheld from pub.disclosures where agency in (select agency from meant)
), awards as (
    select distinct on (p.family, p.kind, p.contract_key) p.*
    from pub.pitched_or_supplied p
    where p.agency in (select agency from meant) and p.kind in ('prime', 'reseller', 'subaward') and p.software
    order by p.family, p.kind, p.contract_key, p.agency_obligated is null
)
select family, count(*) filter (where kind = 'prime') as as_prime, sum(agency_obligated) filter (where kind = 'prime') as obligated_as_prime,
    count(*) filter (where kind = 'reseller') as through_resellers, sum(agency_obligated) filter (where kind = 'reseller') as obligated_through_resellers,
    count(*) filter (where kind = 'subaward') as subawards, max(last_date) as last_date, min(grade) as best_grade,
    left((array_agg(evidence_id order by grade, last_date desc nulls last, evidence_id))[1]::text, 8) as evidence,
    (select string_agg(distinct n, '; ') from awards t, unnest(string_to_array(t.product, '; ')) n where t.family = a.family) as products,
    (select string_agg(distinct t.through, '; ') from awards t where t.family = a.family and t.kind = 'reseller') as through,
    (array_agg(source_url order by grade, last_date desc nulls last, evidence_id))[1] as source_url
from awards a
where family not in (select family from disclosed where family is not null) and (select entries from inventories) > 0
group by family
having nullif(:'since', '') is null or max(last_date) >= nullif(:'since', '')::date
order by coalesce(sum(agency_obligated) filter (where kind = 'prime'), 0) + coalesce(sum(agency_obligated) filter (where kind = 'reseller'), 0) desc, family collate "C";
