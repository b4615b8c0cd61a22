-- title: who protested an agency's awards: offers that are known because somebody lost
-- answers: One row a case, newest first.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only protesters whose name or family has these letters
-- parameter since date: only cases filed or decided from this day on
-- parameter all flag: protesters of any trade, not software vendors alone
-- reads: protest
-- below: _digest
-- hidden: agency, digest, decision_url, evidence_id, source, source_url, page_sha256
-- caveat: a protester offered, or says that it was kept from offering; cases that were settled early have no decision to read
-- caveat: a protest names a company and gives no identifier: another company may have the same name
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
    select agency, standing from pub.agencies_of(:'agency')
)
select coalesce(q.filed, q.decided) as date, q.protester, q.family, q.file_number, q.case_type, q.status, q.outcome, q.solicitation, q.awardee, e.grade,
    left(e.evidence_id::text, 8) as evidence, q.digest, left(q.digest, 400) as _digest, q.agency, q.decision_url, e.evidence_id, q.source, q.source_url, q.page_sha256
from pub.protests q
join meant m using (agency)
left join pub.evidence e on e.record_id = q.record_id and e.kind = 'protest' and e.agency = q.agency
where (:'all' = 'yes' or coalesce(e.software, false))
    and (:'vendor' = '' or q.family ilike '%' || :'vendor' || '%' or q.protester ilike '%' || :'vendor' || '%')
    and (nullif(:'since', '') is null or coalesce(q.filed, q.decided) >= nullif(:'since', '')::date)
order by coalesce(q.filed, q.decided) desc nulls last, q.file_number collate "C";
