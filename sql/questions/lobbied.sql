-- title: who lobbied an agency, through whom, on what
-- answers: One row a filing that names the agency (or its department) among those lobbied, newest first.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only clients whose name or family has these letters
-- parameter since date: only filings from this day on
-- parameter all flag: clients of any trade, not software vendors alone
-- reads: filing activity
-- heading: family
-- below: issues
-- hidden: entities, type, evidence_id, source, source_url, page_sha256
-- caveat: a filing says that the client's lobbyists contacted the agency on the issues named, not what was said
-- caveat: income and expenses are of the whole filing, over all issues and agencies: never sum them by agency; an amended filing repeats the one that it amends
-- caveat: many filings name only the department: agency_named says which name the filing has
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
), named as (
    select distinct on (e.record_id, e.family) e.*, m.standing
    from pub.evidence e
    join meant m using (agency)
    where e.kind = 'lobbied' and (:'all' = 'yes' or e.software)
        and (:'vendor' = '' or e.family ilike '%' || :'vendor' || '%' or e.vendor ilike '%' || :'vendor' || '%')
        and (nullif(:'since', '') is null or e.date >= nullif(:'since', '')::date)
    order by e.record_id, e.family, m.standing = 'itself' desc
)
select n.family, n.vendor as client, l.registrant, l.year::integer as year, l.period, coalesce(l.posted::date, n.date) as posted, n.agency as agency_named, n.income, n.expenses, l.amends,
    n.grade, left(n.evidence_id::text, 8) as evidence, coalesce(l.issues, n.quote) as issues, l.entities, l.type, n.evidence_id, n.source, n.source_url, n.page_sha256
from named n
left join pub.lobbying l on l.record_id = n.record_id and l.source = n.source
order by n.family collate "C", l.posted desc nulls last, n.evidence_id;
