-- Who is named: in requests for records, in documents and in articles.

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
where f.gone_at is null and f.is_best and f.public is not false
order by m.vendor, b.agency, f.record_id, m.starts
on conflict do nothing;

-- documents: named in the title or file name
insert into evidence_now
select distinct on (coalesce(x.known, x.vendor), b.agency, d.record_id)
    core.id('evidence', 'foia_release', coalesce(x.known, x.vendor), b.agency, d.record_id::text), 'mentioned', 'foia_release',
    coalesce(core.family_of(x.known, d.published), x.vendor), x.vendor, null, x.known, null, null, b.agency, r.role,
    d.published, null, null, null, null, null, null, null, 'USD', null,
    x.product, x.quote, 'document', d.record_id, null, null, d.piid, null, null, null, d.title,
    d.source, d.page_id, d.place, d.permalink, 'D', x.because,
    r.wrong || '; read the document for what it says of the vendor',
    coalesce(k.software, false), case when k.vendor is null then 'not listed' when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, d.first_seen
from core.document d
join dirty using (record_id)
join bureau b using (agency_id)
join lateral (
    select case when x.released then 'released' else 'named in it' end as role, case when x.released then 'the released document' else 'a document that somebody uploaded' end as what,
        case when x.released then 'a released document names it' else 'somebody uploaded the document: whose it is, and whether the agency released it, is not on record; the agency is the one that was searched for' end as wrong
    from core.is_release(d) as x (released)) r on true
join lateral (
    select m.vendor, m.vendor as known, m.product, m.quote, format('the title of %s names %s (''%s'')', r.what, m.product, m.found) as because, 1 as rank
    from core.mention m where m.record_id = d.record_id and m.source = d.source
    union all
    select coalesce(d.vendor, w.name), w.known, null, d.vendor, 'the file name or title of ' || r.what || ' carries the vendor''s name' || coalesce(' and the contract number ' || d.piid, ''), 0
    from who w where w.vendor_id = d.vendor_id) x on true
left join core.known_vendor k on k.vendor = x.known
where d.gone_at is null and d.is_best and d.public is not false
order by coalesce(x.known, x.vendor), b.agency, d.record_id, x.rank
on conflict do nothing;

-- documents: named on a page; where a sentence says what, the row below says it
insert into evidence_now
select distinct on (m.vendor, b.agency, p.record_id)
    core.id('evidence', 'foia_release', m.vendor, b.agency, p.record_id::text), 'mentioned', 'foia_release',
    core.family_of(m.vendor, d.published), m.vendor, null, m.vendor, null, null, b.agency, r.role,
    d.published, null, null, null, null, null, null, null, 'USD', null,
    m.product, m.quote, 'document_page', p.record_id, null, null, d.piid, null, null, null, d.title || ', page ' || p.number,
    p.source, p.page_id, p.place, d.permalink, 'D',
    format('page %s of %s names %s (''%s'')', p.number, r.what, m.product, m.found),
    r.wrong || '; the text may be read wrongly where the page was scanned',
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, p.first_seen
from core.document_page p
join dirty using (record_id)
join core.document d on d.document_key = p.document_key and d.source = p.source and d.gone_at is null and d.public is not false
join lateral (
    select case when x.released then 'released' else 'named in it' end as role, case when x.released then 'the released document' else 'a document that somebody uploaded' end as what,
        case when x.released then 'a released document names it' else 'somebody uploaded the document: whose it is, and whether the agency released it, is not on record; the agency is the one that was searched for' end as wrong
    from core.is_release(d) as x (released)) r on true
join core.mention m on m.record_id = p.record_id and m.source = p.source
join core.known_vendor k on k.vendor = m.vendor
join bureau b on b.agency_id = d.agency_id
where p.gone_at is null and p.is_best
    and not exists (select from core.claim c where c.record_id = p.record_id and c.source = p.source and c.vendor = m.vendor and c.agency = b.agency)
order by m.vendor, b.agency, p.record_id, m.starts
on conflict do nothing;

-- documents: what a sentence says
insert into evidence_now
select core.id('evidence', 'foia_release', c.vendor, c.agency, p.record_id::text, c.action, c.standing), 'mentioned', 'foia_release',
    core.family_of(c.vendor, d.published), c.vendor, null, c.vendor, null, null, c.agency, r.role,
    d.published, null, null, null, null, null, null, null, 'USD', null,
    c.product, c.quote, 'document_page', p.record_id, null, null, d.piid, null, null, null, d.title || ', page ' || p.number,
    p.source, p.page_id, p.place, d.permalink, 'D',
    core.claim_because(c, format('page %s of %s', p.number, r.what)),
    r.wrong || '; a program read the sentence: read it in the document, where the text may be read wrongly too',
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, p.first_seen,
    core.action_words(c.action, c.standing)
from core.document_page p
join dirty using (record_id)
join core.document d on d.document_key = p.document_key and d.source = p.source and d.gone_at is null and d.public is not false
join lateral (
    select case when x.released then 'released' else 'named in it' end as role, case when x.released then 'the released document' else 'a document that somebody uploaded' end as what,
        case when x.released then 'a released document names it' else 'somebody uploaded the document: whose it is, and whether the agency released it, is not on record; the agency is the one that was searched for' end as wrong
    from core.is_release(d) as x (released)) r on true
join core.claim c on c.record_id = p.record_id and c.source = p.source
join core.known_vendor k on k.vendor = c.vendor
where p.gone_at is null and p.is_best
on conflict do nothing;

-- articles: what a sentence says; reporting is cited, never taken as a record
insert into evidence_now
select distinct on (c.vendor, c.agency, t.record_id, c.action, c.standing)
    core.id('evidence', 'reported', c.vendor, c.agency, t.record_id::text, c.action, c.standing), 'mentioned', 'reported',
    core.family_of(c.vendor, t.published), c.vendor, null, c.vendor, null, null, c.agency, 'reported on',
    t.published, null, null, null, null, null, null, null, 'USD', null,
    c.product, c.quote, 'article', t.record_id, null, null, null, null, null, null, t.title,
    t.source, t.page_id, t.place, t.permalink, 'D',
    core.claim_because(c, 'the article' || coalesce(' of ' || t.publisher, '')),
    'reporting, not a record: a program read the sentence, which may say it of somebody else, or of a plan'
        || case when c.attributed then '; the article has it from others' else '; the sentence names no source' end,
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, t.first_seen,
    core.action_words(c.action, c.standing)
from core.article t
join dirty using (record_id)
join core.claim c on c.record_id = t.record_id and c.source = t.source
join core.known_vendor k on k.vendor = c.vendor
where t.gone_at is null and t.is_best
order by c.vendor, c.agency, t.record_id, c.action, c.standing, c.field = 'text' desc
on conflict do nothing;
