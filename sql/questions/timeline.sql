-- title: a vendor and an agency, day by day
-- answers: Every record of a vendor family at an agency in the order of its dates: lobbying, protests, awards, actions, disclosures, reporting.
-- parameter vendor text Palantir: which vendor family or company (letters of its name)
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter since date: from this day on
-- parameter until date: up to this day
-- reads: contract modification subaward notice bidder filing protest disclosure foia_request document article
-- heading: year
-- below: action, through, quote, record_title
-- hidden: relation, vendor, contract_key, evidence_id, source, source_url, page_sha256
-- caveat: one event may be told by several records: an award's total and its actions are different things and are never to be added together
\if :{?vendor}
\else
    \set vendor Palantir
\endif
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?until}
\else
    \set until ''
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), events as (
    select distinct on (e.record_id, e.kind, e.family, e.action) e.*
    from pub.evidence e
    where e.agency in (select agency from meant)
        and (e.family ilike '%' || :'vendor' || '%' or e.vendor ilike '%' || :'vendor' || '%')
        and (nullif(:'since', '') is null or e.date >= nullif(:'since', '')::date)
        and (nullif(:'until', '') is null or e.date <= nullif(:'until', '')::date)
    order by e.record_id, e.kind, e.family, e.action, e.agency = (select agency from meant limit 1) desc, e.evidence_id
)
select coalesce(extract(year from date)::text, 'without a date') as year, date, family, relation, kind, action, through, piid as award, modification,
    coalesce(obligated, subaward_amount) as amount, amount_of, grade, left(evidence_id::text, 8) as evidence,
    '“' || nullif(quote, vendor) || '”' as quote, case when record_title not like '%' || quote || '%' or quote = vendor then record_title end as record_title, vendor, contract_key, evidence_id, source, source_url, page_sha256
from events
order by date nulls last, record_id, kind, family, action;
