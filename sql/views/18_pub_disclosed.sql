-- What agencies, released papers and reporters say: inventories, FOIA requests, documents, articles, payments.

create view pub.disclosures as
select d.disclosure_key, d.inventory, d.year, d.entry, d.title, coalesce(a.agency, a.name) as agency, d.office, d.stage, d.operational, d.acquired,
    x.vendors, x.not_suppliers, d.vendors_as_filed, d.piids_as_filed, d.withheld, d.topic, d.purpose, d.outputs, d.system, d.impact,
    d.source, coalesce(d.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, d.place, g.fetched, d.page_id, d.record_id, d.first_seen,
    g.portal is not null as sample
from core.disclosure d
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
left join lateral (
    select string_agg(v.vendor, '; ' order by v.number) filter (where v.standing = 'supplier') as vendors,
        string_agg(v.vendor || ' (' || case v.standing when 'through_agency' then 'used through ' || coalesce(v.through, 'another agency') else replace(v.standing, '_', ' ') end || ')',
            '; ' order by v.number) filter (where v.standing <> 'supplier') as not_suppliers
    from core.disclosed v where v.disclosure_key = d.disclosure_key and v.source = d.source and v.gone_at is null) x on true
where d.gone_at is null and d.is_best;

select core.describe('pub.disclosures', 'Entries of agencies'' own inventories of AI systems, one row an entry. An entry says that a system is planned, tried or used; it does not say what was paid.', $$
disclosure_key: our key of the entry: inventory and entry
inventory: which inventory: 2025 individual, …
year: the inventory's year
entry: the entry's own number (DHS-2366)
title: the system's name
agency: the agency that uses it
office: the office that uses it, as filed
stage: planned, pilot, deployed or retired, as filed
operational: since when it is used, as filed
acquired: bought, made in-house or both, as filed
vendors: the vendors that the entry names as suppliers, separated by semicolons
not_suppliers: vendors that it names otherwise: used through another agency, or denied
vendors_as_filed: the vendor cell, word for word
piids_as_filed: the contract numbers, word for word; typing errors included
withheld: what is not told, and why
topic: its field, as filed
purpose: what it is for, as filed
outputs: what it puts out, as filed
system: the larger system that it is part of
impact: whether it is called high-impact, as filed
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);

create view pub.foia_requests as
select f.request_key, f.number, coalesce(a.agency, a.name) as agency, f.office, f.subject, f.requester_organization, f.received, f.closed, f.status, f.disposition, f.exemptions, f.fee,
    f.source, coalesce(f.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, f.place, g.fetched, f.page_id, f.record_id, f.first_seen,
    g.portal is not null as sample
from core.foia_request f
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where f.gone_at is null and f.is_best and coalesce(f.public, true);

select core.describe('pub.foia_requests', 'Requests for records under the Freedom of Information Act, one row a request, from agencies'' logs and from requesters who publish theirs. Requesters who are persons are not named; embargoed requests are left out.', $$
request_key: our key of the request
number: the agency's number
agency: the agency that was asked
office: the office that was asked, as filed
subject: what was asked for, as the log has it
requester_organization: the organization that asked
received: when it was received
closed: when it was closed
status: its state, as filed
disposition: how it ended, as filed
exemptions: the exemptions that were used, as filed
fee: the fee, in dollars
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);

create view pub.documents as
select d.document_key, d.title, d.category, d.publisher, coalesce(a.agency, a.name) as agency, d.published, d.pages,
    (select count(*) from core.document_page x where x.document_key = d.document_key and x.source = d.source and x.gone_at is null and x.text is not null) as pages_with_text,
    d.language, d.piid, case when p.vendor_id is null then d.vendor else 'a sole proprietor' end as vendor, d.request_key, d.description,
    d.source, coalesce(d.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, d.place, g.fetched, d.page_id, d.record_id, d.first_seen,
    g.portal is not null as sample
from core.document d
left join core.person p using (vendor_id)
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where d.gone_at is null and d.is_best and coalesce(d.public, true);

select core.describe('pub.documents', 'Released or published documents, one row a document. Their texts, by page, are in pub.document_pages.', $$
document_key: our key of the document
title: its title
category: the shelf that its publisher puts it on
publisher: who published it
agency: the agency that it comes from
published: when it was published
pages: how many pages it has
pages_with_text: how many of these have text that can be searched; the rest are images or not read
language: its language
piid: the award number that its title or file name carries
vendor: the vendor that its title or file name carries. Sole proprietors are not named
request_key: the FOIA request that it answers (pub.foia_requests)
description: what its publisher says of it
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the bytes that name it, in hex
place: where in these
fetched: when they were fetched (UTC)
page_id: the page (pub.pages)
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);

create view pub.document_pages as
select x.document_key, x.number, d.title, d.published, x.text, coalesce(x.scanned, false) as scanned, x.source, d.permalink as source_url,
    encode(g.sha256, 'hex') as page_sha256, x.place, g.fetched, x.page_id, x.record_id, g.portal is not null as sample
from core.document_page x
join core.document d on d.document_key = x.document_key and d.source = x.source and d.gone_at is null and coalesce(d.public, true)
left join crawl.page g on g.page_id = x.page_id
where x.gone_at is null and x.is_best;

select core.describe('pub.document_pages', 'The texts of documents, one row a page.', $$
document_key: the document (pub.documents)
number: the page, from 1
title: the document's title
published: when the document was published
text: the page's text
scanned: true for an image without text
source: the source (pub.sources)
source_url: the document's public address
page_sha256: SHA-256 of the bytes, in hex
place: where in these
fetched: when they were fetched (UTC)
page_id: the page that was fetched (pub.pages)
record_id: our number for this record
sample: true where it came from a stand-in portal: sample data
$$);

create view pub.articles as
select t.article_key, t.title, t.publisher, t.published, t.text,
    t.source, coalesce(t.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, t.place, g.fetched, t.page_id, t.record_id, t.first_seen,
    g.portal is not null as sample
from core.article t
left join crawl.page g using (page_id)
where t.gone_at is null and t.is_best;

select core.describe('pub.articles', 'Articles that a reporter handed in, one row an article. Reporting is cited, never taken as a record.', $$
article_key: our key of the article
title: its title
publisher: who published it
published: when it was published
text: its text: for your own search, not for publication
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the bytes, in hex
place: where in these
fetched: when it was handed in (UTC)
page_id: the page (pub.pages)
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where it came from a stand-in portal: sample data
$$);

create view pub.payments as
select case when p.vendor_id is null then y.payment_key end as payment_key, y.jurisdiction, coalesce(a.agency, a.name) as agency, y.office, case when p.vendor_id is null then y.vendor else 'a sole proprietor' end as vendor, t.family,
    y.contract_number, y.description, y.fiscal_year, y.paid_date, y.paid, y.pending, y.remaining, coalesce(y.currency, 'USD') as currency,
    y.source, coalesce(y.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, y.place, g.fetched, y.page_id, y.record_id, y.first_seen,
    g.portal is not null as sample
from core.payment y
left join core.person p using (vendor_id)
left join core.vendor_today t using (vendor_id)
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where y.gone_at is null and y.is_best;

select core.describe('pub.payments', 'Money that a city or state paid out, one row a payment. A payment is not an award: never add the two.', $$
payment_key: our key of the payment; not shown for sole proprietors, since it may hold the name
jurisdiction: US-IL-Chicago, …
agency: the agency that paid
office: the office that paid, as filed
vendor: who was paid, as filed. Sole proprietors are not named
family: the group that it belongs to today. Inferred from the reference lists
contract_number: the contract's number, as filed
description: what for, as filed
fiscal_year: the payer's fiscal year
paid_date: when it was paid
paid: the amount paid
pending: the amount that is on its way
remaining: the amount that is left
currency: ISO 4217 code of the amounts
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);
