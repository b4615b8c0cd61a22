-- What tells of offers and of influence: notices, bidders, forecasts, protests, lobbying.

create view pub.notices as
select n.notice_key, n.solicitation, n.title, n.type, n.base_type, n.status, n.posted, n.deadline, n.archive_date,
    coalesce(a.agency, a.name) as agency, n.office, n.set_aside, n.naics, n.psc, n.value, n.award_number, n.award_date, n.award_amount,
    coalesce(n.currency, 'USD') as currency, case when p.vendor_id is null then coalesce(n.vendor, n.awardee_as_filed) else 'a sole proprietor' end as awardee, t.family,
    n.description, n.active, n.jurisdiction,
    n.source, coalesce(n.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, n.place, g.fetched, n.page_id, n.record_id, n.first_seen,
    g.portal is not null as sample
from core.notice n
left join core.person p using (vendor_id)
left join core.vendor_today t using (vendor_id)
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where n.gone_at is null and n.is_best;

select core.describe('pub.notices', 'What agencies told the market, one row a notice: requests for information, sources sought, solicitations, justifications, award notices. Who answered a request for information is not published.', $$
notice_key: the portal's own key
solicitation: the solicitation's number
title: the notice's title
type: what kind of notice it is now, as filed
base_type: what kind it was at first
status: its state, as filed
posted: when it was posted (UTC)
deadline: until when answers are wanted (UTC)
archive_date: when the portal files it away
agency: the agency that asks
office: the office that asks, as filed
set_aside: the set-aside, as filed
naics: industry code
psc: product or service code
value: the buyer's estimate: not an award
award_number: the award's number, in award notices
award_date: the award's date, in award notices
award_amount: the award's amount as the notice states it; the contract itself has its own
currency: ISO 4217 code of the amounts
awardee: who got the award, as filed. Sole proprietors are not named
family: the group that the awardee belongs to today. Inferred from the reference lists
description: the notice's text
active: whether the portal calls it active
jurisdiction: US, US-OH, GB, …
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

create view pub.bidders as
select b.notice_key, b.solicitation, b.title, b.role, case when p.vendor_id is null then b.vendor else 'a sole proprietor' end as vendor, t.family,
    b.date, b.outcome, b.amount, coalesce(b.currency, 'USD') as currency, coalesce(a.agency, a.name) as agency, coalesce(b.jurisdiction, 'US') as jurisdiction, b.description,
    b.source, coalesce(b.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, b.place, g.fetched, b.page_id, b.record_id, b.first_seen,
    g.portal is not null as sample
from core.bidder b
left join core.person p using (vendor_id)
left join core.vendor_today t using (vendor_id)
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where b.gone_at is null and b.is_best;

select core.describe('pub.bidders', 'Vendors that a notice, tender or court record names as having offered or been considered, one row a vendor and notice.', $$
notice_key: the notice's key (pub.notices)
solicitation: the solicitation's number
title: what was asked for
role: as what it is named: bid, tenderer, listed, sole_source, …
vendor: the vendor as filed. Sole proprietors are not named
family: the group that it belongs to today. Inferred from the reference lists
date: the offer's date, or the record's
outcome: what became of it, as filed
amount: the amount offered: not an award
currency: ISO 4217 code of the amount
agency: the agency that asked
jurisdiction: US, US-OH, GB, …
description: the record's words
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

create view pub.forecasts as
select f.forecast_key, f.number, f.title, f.requirement, f.status, coalesce(a.agency, a.name) as agency, f.office,
    case when p.vendor_id is null then f.vendor else 'a sole proprietor' end as incumbent, t.family, f.contract_number,
    f.low, f.high, f.vehicle, f.set_aside, f.naics, f.fiscal_year, f.award_quarter, f.solicitation_date, f.award_date, f.start_date, f.end_date,
    f.published, f.updated, f.created, f.source, coalesce(f.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, f.place, g.fetched, f.page_id, f.record_id,
    f.first_seen, g.portal is not null as sample
from core.forecast f
left join core.person p using (vendor_id)
left join core.vendor_today t using (vendor_id)
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where f.gone_at is null and f.is_best;

select core.describe('pub.forecasts', 'What agencies plan to buy, one row a plan. A plan is an intention: it may change, shrink or vanish.', $$
forecast_key: the portal's own key
number: the plan's number
title: what is to be bought
requirement: what is to be bought, at length
status: its state, as filed
agency: the agency that plans
office: the office that plans, as filed
incumbent: who holds the present contract, as the agency says. Sole proprietors are not named
family: the group that the incumbent belongs to today. Inferred from the reference lists
contract_number: the present contract's number, as the agency says
low: lower bound of the dollar band
high: upper bound of the dollar band; empty where it is open
vehicle: the vehicle that is to be used
set_aside: the set-aside, as filed
naics: industry code
fiscal_year: the federal fiscal year of the award (October to September)
award_quarter: the quarter of the award, as filed
solicitation_date: when offers will be asked for
award_date: when the award is planned
start_date: when work is planned to start
end_date: when work is planned to end
published: when the plan was published
updated: when it was last changed
created: when it was made
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

create view pub.protests as
select q.file_number, q.forum, case when p.vendor_id is null then q.vendor else 'a sole proprietor' end as protester, t.family, coalesce(a.agency, a.name) as agency,
    q.solicitation, q.case_type, q.status, q.outcome, q.filed, q.due, q.decided, q.awardee, array_to_string(q.intervenors, '; ') as intervenors, q.digest, q.decision_url,
    q.source, coalesce(q.permalink, q.decision_url, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, q.place, g.fetched, q.page_id, q.record_id, q.first_seen,
    g.portal is not null as sample
from core.protest q
left join core.person p using (vendor_id)
left join core.vendor_today t using (vendor_id)
left join core.agency a using (agency_id)
left join crawl.page g using (page_id)
where q.gone_at is null and q.is_best;

select core.describe('pub.protests', 'Bid protests, one row a case: the protester offered, or says that it was kept from offering.', $$
file_number: the case's number (B-411916.2)
forum: where it was filed: GAO, …
protester: the protester as filed. Sole proprietors are not named
family: the group that it belongs to today. Inferred from the reference lists
agency: the agency whose award or solicitation is protested
solicitation: the solicitation's number
case_type: the kind of case, as filed
status: its state, as filed
outcome: how it ended, as filed
filed: when it was filed
due: when a decision is due
decided: when it was decided
awardee: who got the award, where the decision says so
intervenors: who joined the case, where the decision says so, separated by semicolons
digest: what was decided, in the forum's words
decision_url: the decision's address
source: the source (pub.sources)
source_url: the case's public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);

create view pub.lobbying as
select f.filing_key, f.year, f.period, f.type_text as type, f.posted, case when p.vendor_id is null then f.vendor else 'a sole proprietor' end as client, t.family,
    f.registrant, f.income, f.expenses, x.issues, x.entities, f.client_about, f.terminated, coalesce(f.amends, false) as amends,
    f.source, coalesce(f.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, f.place, g.fetched, f.page_id, f.record_id, f.first_seen,
    g.portal is not null as sample
from core.filing f
left join core.person p using (vendor_id)
left join core.vendor_today t using (vendor_id)
left join crawl.page g using (page_id)
left join lateral (
    select string_agg(concat_ws(': ', a.issue, a.description), chr(10) order by a.number) as issues,
        (select string_agg(distinct e, '; ' order by e) from (
            select unnest(b.entities) as e from core.activity b where b.filing_key = f.filing_key and b.source = f.source and b.gone_at is null
            union select unnest(f.entities)) u) as entities
    from core.activity a where a.filing_key = f.filing_key and a.source = f.source and a.gone_at is null) x on true
where f.gone_at is null and f.is_best;

select core.describe('pub.lobbying', 'Lobbying filings, one row a filing: a client lobbied government entities, by itself or through a registrant. The money is of the whole filing, over all issues and entities; an amended filing repeats the one that it amends.', $$
filing_key: the portal's own key
year: the year that it is about
period: the quarter or half-year that it is about
type: what kind of report it is
posted: when it was posted (UTC)
client: for whom was lobbied, as filed. Sole proprietors are not named
family: the group that the client belongs to today. Inferred from the reference lists
registrant: who lobbied: a firm, or the client itself
income: what the registrant was paid for the whole filing, rounded by its own report
expenses: what a client that lobbies for itself spent in the whole period, rounded by its own report
issues: what was lobbied on: a line an issue, with the filer's own words
entities: the government entities that the filing names as lobbied, separated by semicolons
client_about: what the client does, as filed
terminated: when the registration ended
amends: true where it amends an earlier filing: count only the newest
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
