-- Which award an inventory entry, a released document, a notice or a forecast is of, by the numbers that they give.
create view pub.award_links as
with given as (
    select 'disclosure'::text as kind, d.record_id, d.source, d.piid as number, 'award' as number_is, x.title, make_date(x.year::integer, 1, 1) as date,
        x.agency_id, d.vendor_id, x.permalink, d.page_id, d.place
    from core.disclosed d join core.disclosure x using (disclosure_key, source)
    where d.piid is not null and d.gone_at is null and d.is_best and x.gone_at is null
    union all
    select 'document', d.record_id, d.source, d.piid, 'award', d.title, d.published, d.agency_id, d.vendor_id, d.permalink, d.page_id, d.place
    from core.document d where d.piid is not null and d.gone_at is null and d.is_best and d.public is not false
    union all
    select 'notice', n.record_id, n.source, n.award_number, 'award', n.title, n.posted::date, n.agency_id, n.vendor_id, n.permalink, n.page_id, n.place
    from core.notice n where n.award_number is not null and n.gone_at is null and n.is_best
    union all
    select 'notice', n.record_id, n.source, n.solicitation, 'solicitation', n.title, n.posted::date, n.agency_id, n.vendor_id, n.permalink, n.page_id, n.place
    from core.notice n where n.solicitation is not null and n.gone_at is null and n.is_best
    union all
    select 'protest', q.record_id, q.source, q.solicitation, 'solicitation', q.file_number, q.filed, q.agency_id, q.vendor_id, q.permalink, q.page_id, q.place
    from core.protest q where q.solicitation is not null and q.gone_at is null and q.is_best
    union all
    select 'forecast', f.record_id, f.source, f.contract_number, 'award', f.title, f.published, f.agency_id, f.vendor_id, f.permalink, f.page_id, f.place
    from core.forecast f where f.contract_number is not null and f.gone_at is null and f.is_best
), linked as (
    select g.*, a.contract_id, a.rank, a.how
    from given g
    left join lateral (
        select * from core.awards_of(g.number) where g.number_is = 'award'
        union all
        select * from core.awards_under(g.number) where g.number_is = 'solicitation') a on true
)
select l.kind, coalesce(ga.agency, ga.name) as agency, l.title, l.date, case when p.vendor_id is null then t.vendor else 'a sole proprietor' end as vendor, t.family,
    l.number, l.number_is, c.piid, c.parent_piid, c.contract_key, w.vendor as awardee, w.family as awardee_family, coalesce(ca.agency, ca.name) as awarding_agency,
    coalesce(c.signed, c.start_date, c.first_action_seen) as signed, c.obligated, c.obligated_is,
    c.contract_id is not null as on_record, coalesce(l.rank > 2, false) as inferred,
    case when l.rank > 2 then format('inferred: %s as filed, %s on record: %s; a mended number may be another award''s', l.number, coalesce(case l.number_is when 'award' then c.piid end, c.solicitation), l.how)
        else coalesce(l.how, 'no award that is held has this number') end as how,
    l.source, coalesce(l.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, l.place, l.page_id, l.record_id, g.portal is not null as sample
from linked l
left join core.contract c on c.contract_id = l.contract_id
left join core.agency ga on ga.agency_id = l.agency_id
left join core.agency ca on ca.agency_id = c.awarding_id
left join core.agency fa on fa.agency_id = c.funding_id
left join core.vendor_today t on t.vendor_id = l.vendor_id
left join core.person p on p.vendor_id = l.vendor_id
left join core.vendor_today w on w.vendor_id = c.vendor_id
left join crawl.page g on g.page_id = l.page_id
-- a mended number counts only where the agency or the vendor is the same
where coalesce(l.rank, 0) < 3 or coalesce(ga.agency, ga.name) in (coalesce(ca.agency, ca.name), coalesce(fa.agency, fa.name)) or t.family = w.family;

select core.describe('pub.award_links', 'Numbers of awards and solicitations that inventories, released documents, notices, protests and forecasts give, one row a number and award that has it; a row without an award where none that is held has it.', $$
kind: the kind of record that gives the number: disclosure, document, notice, protest, forecast
agency: its agency
title: its title
date: its date; the first of January of an inventory's year
vendor: the vendor that it names, as filed. Sole proprietors are not named
family: the group that the vendor belongs to today. Inferred from the reference lists
number: the number, word for word
number_is: whether it is an award's or a solicitation's
piid: the award's own number (PIID)
parent_piid: the number of the vehicle that it is an order under
contract_key: the portal's own unique key of the award (pub.contracts)
awardee: who holds the award. Sole proprietors are not named
awardee_family: the group that the awardee belongs to today
awarding_agency: who awarded it
signed: when it was signed, or first seen
obligated: money promised under the award so far: never to be summed here, where an award has several rows
obligated_is: what obligated counts
on_record: whether an award that is held has the number
inferred: true where the number was mended: an inference, not what the record says
how: by which rule the two belong together
source: the source of the record that gives the number (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
page_id: the page (pub.pages)
record_id: our number for the record that gives the number
sample: true where that page came from a stand-in portal: sample data
$$);
