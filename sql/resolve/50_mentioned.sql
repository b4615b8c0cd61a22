-- Who is named: in requests for records and in released documents.

insert into evidence_now
select distinct on (m.vendor, b.agency, f.record_id)
    core.id('evidence', 'foia_request', m.vendor, b.agency, f.record_id::text), 'mentioned', 'foia_request',
    core.family_of(m.vendor, f.received), m.vendor, null, m.vendor, null, null, b.agency, 'asked for records',
    f.received, f.closed, null, null, null, null, null, null, 'USD', null,
    m.product, m.quote, 'foia_request', f.record_id, null, null, null, null, null, null, f.subject,
    f.source, f.page_id, f.place, f.permalink, 'E',
    format('somebody asked the agency for records that name %s (''%s'')', m.product, m.found),
    'a request says what somebody looked for, not that it exists',
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, f.first_seen
from core.foia_request f
join dirty using (record_id)
join core.mention m on m.record_id = f.record_id and m.source = f.source
join core.known_vendor k on k.vendor = m.vendor
join bureau b using (agency_id)
where f.gone_at is null and f.is_best
order by m.vendor, b.agency, f.record_id, m.starts
on conflict do nothing;

-- documents: named in the title or file name
insert into evidence_now
select distinct on (coalesce(x.known, x.vendor), b.agency, d.record_id)
    core.id('evidence', 'foia_release', coalesce(x.known, x.vendor), b.agency, d.record_id::text), 'mentioned', 'foia_release',
    coalesce(core.family_of(x.known, d.published), x.vendor), x.vendor, null, x.known, null, null, b.agency, 'released',
    d.published, null, null, null, null, null, null, null, 'USD', null,
    x.product, x.quote, 'document', d.record_id, null, null, d.piid, null, null, null, d.title,
    d.source, d.page_id, d.place, d.permalink, 'D', x.because,
    'a released document names it; read the document for what it says of it',
    coalesce(k.software, false), case when k.vendor is null then 'not listed' when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, d.first_seen
from core.document d
join dirty using (record_id)
join bureau b using (agency_id)
join lateral (
    select m.vendor, m.vendor as known, m.product, m.quote, format('the released document''s title names %s (''%s'')', m.product, m.found) as because, 1 as rank
    from core.mention m where m.record_id = d.record_id and m.source = d.source
    union all
    select coalesce(d.vendor, w.name), w.known, null, d.vendor, 'the released document''s file name or title carries the vendor''s name' || coalesce(' and the contract number ' || d.piid, ''), 0
    from who w where w.vendor_id = d.vendor_id) x on true
left join core.known_vendor k on k.vendor = x.known
where d.gone_at is null and d.is_best and d.public is not false
order by coalesce(x.known, x.vendor), b.agency, d.record_id, x.rank
on conflict do nothing;

-- documents: named on a page
insert into evidence_now
select distinct on (m.vendor, b.agency, p.record_id)
    core.id('evidence', 'foia_release', m.vendor, b.agency, p.record_id::text), 'mentioned', 'foia_release',
    core.family_of(m.vendor, d.published), m.vendor, null, m.vendor, null, null, b.agency, 'released',
    d.published, null, null, null, null, null, null, null, 'USD', null,
    m.product, m.quote, 'document_page', p.record_id, null, null, d.piid, null, null, null, d.title || ', page ' || p.number,
    p.source, p.page_id, p.place, d.permalink, 'D',
    format('page %s of the released document names %s (''%s'')', p.number, m.product, m.found),
    'a released document names it; the text may be read wrongly where the page was scanned',
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, p.first_seen
from core.document_page p
join dirty using (record_id)
join core.document d on d.document_key = p.document_key and d.source = p.source and d.gone_at is null and d.public is not false
join core.mention m on m.record_id = p.record_id and m.source = p.source
join core.known_vendor k on k.vendor = m.vendor
join bureau b on b.agency_id = d.agency_id
where p.gone_at is null and p.is_best
order by m.vendor, b.agency, p.record_id, m.starts
on conflict do nothing;
