-- title: vendors that an agency discloses using, without an award on record
-- answers: One row an entry of the agency's AI inventory whose vendor has no contract, reseller or subaward row at this agency.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- reads: disclosure contract modification subaward
-- heading: agency_named
-- below: quote, looked_for
-- hidden: evidence_id, source, source_url, page_sha256
-- caveat: the vendor may be paid through a reseller whose award does not name it, another agency's contract, a purchase card, or a trial without payment
-- caveat: names in inventories have no identifiers: the vendor may hold awards under another name
\if :{?agency}
\else
    \set agency ICE
\endif
with meant as (
    select agency, standing from pub.agencies_of(:'agency')
), supplied as (
    select p.family, count(*) filter (where p.agency in (select agency from meant)) as here, count(distinct p.contract_key) as anywhere
    from pub.pitched_or_supplied p
    where p.kind in ('prime', 'reseller', 'subaward')
    group by p.family
)
select e.agency as agency_named, e.family, nullif(e.vendor, e.family) as vendor, e.record_title as system, extract(year from e.date)::integer as year, e.kind, coalesce(s.anywhere, 0) as awards_elsewhere,
    e.grade, left(e.evidence_id::text, 8) as evidence, '“' || e.quote || '”' as quote,
    case when coalesce(s.anywhere, 0) > 0 then 'other agencies have awards of this family on record' else 'no award of this family on record at any agency that is held' end as looked_for,
    e.evidence_id, e.source, e.source_url, e.page_sha256
from pub.evidence e
join meant m using (agency)
left join supplied s using (family)
where e.kind in ('disclosed', 'through_agency') and coalesce(s.here, 0) = 0
order by m.standing = 'itself' desc, e.agency collate "C", e.family collate "C", e.date desc, e.record_title collate "C", e.evidence_id;
