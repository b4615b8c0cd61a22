-- title: what is new about an agency since a day
-- answers: One row an award or other record of which something was first seen since then; many records of one award make one line.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter since date yesterday: seen first on this day or later (when we saw it, not when it happened)
-- parameter vendor text: only vendors whose name or family has these letters
-- parameter all flag: vendors of anything, not of software alone
-- reads: contract modification subaward notice bidder filing protest disclosure foia_request document article
-- heading: relation
-- below: quote, record_title
-- hidden: first_date, last_date, contract_key, evidence_id, source, source_url, page_sha256
-- caveat: new to us is not new in the world: a file that was loaded late brings old records; date says when it happened
-- caveat: obligated_by_these sums the actions seen since then; it is not the award's total
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?since}
\else
    \set since yesterday
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), fresh as (
    select e.* from pub.evidence e
    where e.agency in (select agency from meant) and e.first_seen >= :'since'::date and (:'all' = 'yes' or e.software)
        and (:'vendor' = '' or e.family ilike '%' || :'vendor' || '%' or e.vendor ilike '%' || :'vendor' || '%')
), records as (
    -- each record once, though awarding and funding agency both have a row of it
    select distinct on (relation, kind, family, record_id) *, coalesce(contract_key, record_id::text) as about
    from fresh
    order by relation, kind, family, record_id, grade, evidence_id
), lines as (
    select relation, kind, family, about, max(contract_key) as contract_key, max(piid) as piid, max(through) as through,
        count(*) as records, min(date) as first_date, max(date) as last_date, sum(obligated) filter (where amount_of = 'action') as obligated_by_these,
        (array_agg(evidence_id order by grade, date desc nulls last, evidence_id))[1] as evidence_id
    from records
    group by relation, kind, family, about
)
select l.relation, l.family, l.kind, l.through, l.piid as award, l.first_date, l.last_date,
    concat_ws(chr(160) || '– ', l.first_date, nullif(l.last_date, l.first_date)) as _date, l.records,
    l.obligated_by_these,
    e.grade, left(l.evidence_id::text, 8) as evidence, '“' || nullif(e.quote, e.vendor) || '”' as quote, case when e.record_title not like '%' || e.quote || '%' or e.quote = e.vendor then e.record_title end as record_title,
    l.contract_key, l.evidence_id, e.source, e.source_url, e.page_sha256
from lines l
join pub.evidence e using (evidence_id)
order by array_position(array['supplied', 'pitched', 'mentioned'], l.relation), l.last_date desc nulls last, l.family collate "C", l.evidence_id;
