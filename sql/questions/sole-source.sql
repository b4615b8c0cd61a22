-- title: awards that were not competed, and the reason on file
-- answers: One row an award that the agency marks as not competed, or as an order that was not offered to all holders of its vehicle.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only vendors whose name or family has these letters
-- parameter since date: only awards signed from this day on
-- parameter all flag: vendors of anything, not of software alone
-- reads: contract modification
-- heading: family _in_all
-- below: why, description
-- hidden: awarding_agency, extent_competed, not_competed, fair_opportunity, contract_key, potential, source, source_url, page_sha256
-- caveat: the reason is the agency's own code; the law allows several kinds of award without competition
-- caveat: sources without competition fields are missing here
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
), alone as (
    select *, concat_ws('; ', nullif(extent_competed, ''), nullif(not_competed, ''), nullif(fair_opportunity, '')) as why
    from pub.contracts
    where (awarding_agency in (select agency from meant) or funding_agency in (select agency from meant))
        and (extent_competed ilike 'not competed%' or extent_competed ilike 'not available for competition%' or extent_competed ilike 'non-competitive%'
            or fair_opportunity ilike any (array['%only one source%', '%urgency%', '%follow-on%', '%minimum guarantee%', '%sole source%', '%brand%']))
        and (:'all' = 'yes' or software)
        and (:'vendor' = '' or family ilike '%' || :'vendor' || '%' or vendor ilike '%' || :'vendor' || '%')
        and (nullif(:'since', '') is null or coalesce(signed, start_date) >= nullif(:'since', '')::date)
)
select family, vendor, piid as award, coalesce(signed, start_date) as signed, end_date, obligated, offers::integer as offers, why, description,
    awarding_agency, extent_competed, not_competed, fair_opportunity, contract_key, potential, source, source_url, page_sha256,
    format('%s award%s, %s obligated', count(*) over f, case when count(*) over f > 1 then 's' end, to_char(coalesce(sum(obligated) over f, 0), 'FM999,999,999,999,990.00')) as _in_all
from alone
window f as (partition by family)
order by sum(obligated) over f desc nulls last, family collate "C", obligated desc nulls last, contract_key collate "C";
