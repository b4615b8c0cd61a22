-- title: who worked below an agency's prime contractors
-- answers: One row a subaward as the prime reported it, by family and day.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only subcontractors and primes whose name has these letters
-- parameter since date: only subawards from this day on
-- parameter all flag: vendors of anything, not of software alone
-- reads: subaward
-- heading: family _in_all
-- below: description
-- hidden: awarding_agency, funding_agency, prime_description, contract_key, report_id, record_id, evidence_id, source, source_url, page_sha256
-- caveat: primes report subawards themselves: reports are missing, late, wrong or told twice; repeats says which repeat another one
-- caveat: the money is inside the prime's own award: never add the two
-- caveat: a subaward's product is known only where its text names it: 'ask pitched-or-supplied' has those rows too
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
), rows as (
    select s.*, e.evidence_id
    from pub.subawards s
    left join lateral (
        select x.evidence_id, x.software from pub.evidence x
        where x.record_id = s.record_id and x.kind = 'subaward' and x.product is null order by x.agency in (select agency from meant) desc, x.evidence_id limit 1) e on true
    where (s.awarding_agency in (select agency from meant) or s.funding_agency in (select agency from meant))
        and (:'all' = 'yes' or coalesce(e.software, false))
        and (:'vendor' = '' or s.family ilike '%' || :'vendor' || '%' or s.vendor ilike '%' || :'vendor' || '%' or s.prime ilike '%' || :'vendor' || '%')
        and (nullif(:'since', '') is null or s.action_date >= nullif(:'since', '')::date)
)
select family, vendor, prime, prime_piid as award, action_date as date, amount, repeats_another as repeats, left(evidence_id::text, 8) as evidence, description,
    awarding_agency, funding_agency, prime_description, contract_key, report_id, record_id, evidence_id, source, source_url, page_sha256,
    format('%s report%s, %s without repeats', count(*) over f, case when count(*) over f > 1 then 's' end,
        to_char(coalesce(sum(amount) filter (where not repeats_another) over f, 0), 'FM999,999,999,999,990.00')) as _in_all
from rows
window f as (partition by family)
order by sum(amount) filter (where not repeats_another) over f desc nulls last, family collate "C", action_date desc, report_id collate "C";
