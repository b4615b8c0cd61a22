-- title: vendors that an agency discloses using, without an award on record
-- answers: One row an entry of the agency's AI inventory, or a released contract, whose vendor has no contract, reseller or subaward row
--     at this agency, and whose contract number, where it gives one, no award on record has.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- reads: disclosure document contract modification subaward
-- heading: agency_named
-- below: quote, number, looked_for
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
), numbers as (
    select record_id, string_agg(distinct number, '; ') as given, bool_or(on_record) as on_record, bool_or(on_record and not inferred) as certain
    from pub.award_links where kind in ('disclosure', 'document') group by record_id
)
select e.agency as agency_named, e.family, nullif(e.vendor, e.family) as vendor, e.record_title as record, extract(year from e.date)::integer as year, e.kind, coalesce(s.anywhere, 0) as awards_elsewhere,
    e.grade, left(e.evidence_id::text, 8) as evidence, '“' || e.quote || '”' as quote,
    n.given || case when n.on_record then ': an award on record may be meant, but for a typing error (see linked)' when n.given is not null then ': no award on record has it' end as number,
    case when coalesce(s.anywhere, 0) > 0 then 'other agencies have awards of this family on record' else 'no award of this family on record at any agency that is held' end as looked_for,
    e.evidence_id, e.source, e.source_url, e.page_sha256
from pub.evidence e
join meant m using (agency)
left join supplied s using (family)
left join numbers n using (record_id)
where (e.kind in ('disclosed', 'through_agency') or (e.kind = 'foia_release' and e.record_kind = 'document' and n.given is not null))
    and coalesce(s.here, 0) = 0 and not coalesce(n.certain, false)
order by m.standing = 'itself' desc, e.agency collate "C", e.family collate "C", e.date desc, e.record_title collate "C", e.evidence_id;
