-- title: numbers in inventories, released documents, notices and protests, and the awards that have them
-- answers: One row a number: the award that has it, by the very number or with a typing error mended (which is an inference and says
--     so), or none. From a notice to its award; from an inventory entry or a released contract to its award; and what is disclosed
--     without any.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter kind text: only disclosure, document, notice, protest or forecast
-- parameter missing flag: only numbers that no award on record has
-- reads: disclosure document notice protest forecast contract modification
-- heading: kind
-- below: how, title
-- hidden: contract_key, record_id, source, source_url, page_sha256
-- caveat: no award on record may mean that its file has not been read: an award of another agency, an old one, or one of another portal
-- caveat: a mended number (inferred) is a guess that must be checked: numbers are given out in sequence
-- caveat: one award may have several rows: never sum its money here
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?kind}
\else
    \set kind ''
\endif
\if :{?missing}
\else
    \set missing no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
)
select l.kind, l.agency, l.vendor, l.number, l.number_is, l.date, l.piid as award, l.awardee, l.signed, l.obligated,
    case when not l.on_record then 'no' when l.inferred then 'inferred' else 'yes' end as on_record, l.how, l.title,
    l.contract_key, l.record_id, l.source, l.source_url, l.page_sha256
from pub.award_links l
where (l.agency in (select agency from meant) or l.awarding_agency in (select agency from meant))
    and (:'kind' = '' or l.kind = :'kind')
    and (:'missing' <> 'yes' or not l.on_record)
order by l.kind, l.on_record desc, l.inferred, l.date desc nulls last, l.number collate "C", l.contract_key collate "C", l.record_id;
