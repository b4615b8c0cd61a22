-- Contracts, the actions on them, and subawards.

-- Of each award's vendor: its name, family on a day, and whether it counts as software.
create view pub.contracts as
select c.piid, c.parent_piid, c.contract_key, c.parent_key,
    case when p.vendor_id is null then c.vendor else 'a sole proprietor' end as vendor,
    case when p.vendor_id is null then coalesce(f.family, w.known, s.name, v.name, c.vendor) else 'a sole proprietor' end as family,
    case when p.vendor_id is null then v.uei end as vendor_uei,
    coalesce(a.agency, a.name) as awarding_agency, c.awarding_office, coalesce(u.agency, u.name) as funding_agency, c.funding_office,
    c.obligated, c.obligated_is, c.outlayed, c.current_value, c.potential, c.ceiling, c.currency,
    c.signed, c.start_date, c.end_date, c.potential_end_date, c.ordering_end_date, c.latest_action,
    case when p.vendor_id is null then c.description else core.hide_person(c.description, c.vendor_id) end as description, coalesce(c.is_vehicle, false) as is_vehicle, c.award_type, c.jurisdiction, c.solicitation,
    c.psc, c.psc_text, c.naics, c.naics_text, c.pricing, c.extent_competed, c.not_competed, c.fair_opportunity, c.set_aside, c.offers,
    c.actions_seen as actions_held, c.actions_obligated as actions_held_obligated, c.first_action_seen as first_action_held, c.last_action_seen as last_action_held,
    c.first_potential, c.first_end_date,
    core.software_rule(w.known, k.class, k.software, c.naics, c.naics_text, c.psc, c.psc_text) like 'yes%' as software,
    c.last_modified, c.source, coalesce(c.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, c.place, g.fetched, c.page_id, c.contract_id, c.vendor_id,
    g.portal is not null as sample
from core.contract c
left join core.person p on p.vendor_id = c.vendor_id
left join core.vendor v on v.vendor_id = c.vendor_id
left join core.vendor s on s.vendor_id = v.same_as
cross join lateral (select coalesce(v.known, s.known) as known) w
left join core.known_vendor k on k.vendor = w.known
left join lateral (
    select f.family from core.family f
    where f.vendor = w.known and (f.from_date is null or f.from_date <= coalesce(c.signed, c.start_date, c.latest_action, current_date))
        and (f.until_date is null or f.until_date > coalesce(c.signed, c.start_date, c.latest_action, current_date))
    order by f.from_date desc nulls last limit 1) f on true
left join core.agency a on a.agency_id = c.awarding_id
left join core.agency u on u.agency_id = c.funding_id
left join crawl.page g on g.page_id = c.page_id;

select core.describe('pub.contracts', 'Contracts and vehicles, one row each over all sources: what the best record says now. An order and the vehicle that it is under are two rows: the order has the money, the vehicle the ceiling.', $$
piid: the award's number (PIID)
parent_piid: the number of the vehicle that it is an order under
contract_key: the portal's own unique key of the award
parent_key: the portal's own unique key of the vehicle
vendor: the recipient as filed. Sole proprietors are not named
family: the group that the recipient belonged to when it was signed. Inferred from the reference lists
vendor_uei: the recipient's unique entity identifier
awarding_agency: the agency that signed it (ICE; its name where there is no abbreviation)
awarding_office: the contracting office as filed
funding_agency: the agency whose money it is
funding_office: the office whose money it is, as filed
obligated: money promised so far, net of what was taken back: the award as a whole, not one action
obligated_is: what obligated rests on: the award's total and its day, or the sum of the actions that are held
outlayed: money that was paid out, where the portal says it
current_value: the value of what was exercised so far
potential: the value with all options; not money promised
ceiling: the most that may be ordered under a vehicle; not money promised
currency: ISO 4217 code of the amounts
signed: when it was signed; the first action's date
start_date: when work starts
end_date: when work ends, as it is known now
potential_end_date: when it ends with all options
ordering_end_date: until when orders may be placed under a vehicle
latest_action: the date of the newest action known
description: what is bought, in the agency's words, of the newest record
is_vehicle: true for a vehicle (IDV): orders are placed under it
award_type: the kind of award as filed
jurisdiction: US, US-OH, GB, …
solicitation: the solicitation's number
psc: product or service code
psc_text: what that code means
naics: industry code
naics_text: what that code means
pricing: how it is priced, as filed
extent_competed: how it was competed, as filed
not_competed: why it was not competed, as filed
fair_opportunity: why an order was not offered to all holders of the vehicle, as filed
set_aside: the set-aside, as filed
offers: offers received, as the agency says
actions_held: how many actions on it are held here; fewer than there are where only some years were loaded
actions_held_obligated: the sum of the actions that are held: of a part of the award's life, where actions_held is a part
first_action_held: the date of the first of these
last_action_held: the date of the last of these
first_potential: the value with all options at the first action that is held
first_end_date: the end date at the first action that is held
software: whether it counts as bought from a software vendor
last_modified: when the portal last changed it (UTC)
source: the source that is shown (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
contract_id: our number for the contract
vendor_id: our number for the vendor (pub.vendors)
sample: true where the page came from a stand-in portal: sample data
$$);

create view pub.modifications as
select m.piid, m.parent_piid, m.modification, m.contract_key, m.action_date, m.action_type, m.reason,
    case when p.vendor_id is null then m.vendor else 'a sole proprietor' end as vendor,
    coalesce(a.agency, a.name) as awarding_agency, coalesce(u.agency, u.name) as funding_agency,
    m.obligated, m.base_exercised, m.base_all_options, m.total_obligated, m.total_current, m.total_potential, m.total_outlayed, coalesce(m.currency, 'USD') as currency,
    case when p.vendor_id is null then m.description else core.hide_person(m.description, m.vendor_id) end as description, m.start_date, m.end_date, m.potential_end_date, m.ordering_end_date, coalesce(m.is_vehicle, false) as is_vehicle,
    m.psc, m.psc_text, m.naics, m.naics_text, m.solicitation, m.action_key, m.last_modified,
    m.source, coalesce(m.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, m.place, g.fetched, m.page_id, m.contract_id, m.record_id,
    m.first_seen, g.portal is not null as sample
from core.modification m
left join core.person p on p.vendor_id = m.vendor_id
left join core.agency a on a.agency_id = m.awarding_id
left join core.agency u on u.agency_id = m.funding_id
left join crawl.page g on g.page_id = m.page_id
where m.gone_at is null and m.is_best;

select core.describe('pub.modifications', 'Actions on contracts: the base award, each modification, each order, one row each, where two sources tell the same action once. obligated is of this action alone and may be summed; the total_ columns are the award''s running totals, repeated on each action, and may not.', $$
piid: the award's number (PIID)
parent_piid: the number of the vehicle that it is an order under
modification: the action's number: 0 is the base award
contract_key: the portal's own unique key of the award
action_date: when the action was signed
action_type: what was done, as filed
reason: why, as filed
vendor: the recipient as filed. Sole proprietors are not named
awarding_agency: the agency that signed it
funding_agency: the agency whose money it is
obligated: money that this action alone promised; negative where it took money back
base_exercised: change of the exercised value by this action
base_all_options: change of the value with all options by this action
total_obligated: the award's total so far, as this action's record states it: never to be summed
total_current: the award's exercised value, as this record states it: never to be summed
total_potential: the award's value with all options, as this record states it: never to be summed
total_outlayed: money paid out under the award, as this record states it: never to be summed
currency: ISO 4217 code of the amounts
description: what is bought or changed, in the agency's words
start_date: when work starts
end_date: when work ends, as of this action
potential_end_date: when it ends with all options, as of this action
ordering_end_date: until when orders may be placed under a vehicle
is_vehicle: true where the action is on a vehicle
psc: product or service code
psc_text: what that code means
naics: industry code
naics_text: what that code means
solicitation: the solicitation's number
action_key: the portal's own unique key of the action
last_modified: when the portal last changed the record (UTC)
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
contract_id: our number for the contract
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);

create view pub.subawards as
select s.prime_piid, s.contract_key, case when q.vendor_id is null then s.prime else 'a sole proprietor' end as prime,
    case when p.vendor_id is null then s.vendor else 'a sole proprietor' end as vendor,
    t.family, case when p.vendor_id is null then s.vendor_uei end as vendor_uei,
    coalesce(a.agency, a.name) as awarding_agency, coalesce(u.agency, u.name) as funding_agency,
    s.number, s.amount, s.action_date, case when p.vendor_id is null then s.description else core.hide_person(s.description, s.vendor_id) end as description,
    s.prime_amount, case when q.vendor_id is null then s.prime_description else core.hide_person(s.prime_description, s.prime_id) end as prime_description, s.prime_parent_piid, s.report_year, s.report_month, s.report_id,
    row_number() over (partition by s.contract_key, s.number, s.vendor_id, s.amount, s.action_date order by s.report_id collate "C") > 1 as repeats_another,
    s.source, coalesce(s.permalink, g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, s.place, g.fetched, s.page_id, s.contract_id, s.record_id, s.first_seen,
    g.portal is not null as sample
from core.subaward s
left join core.person p on p.vendor_id = s.vendor_id
left join core.person q on q.vendor_id = s.prime_id
left join core.vendor_today t on t.vendor_id = s.vendor_id
left join core.agency a on a.agency_id = s.awarding_id
left join core.agency u on u.agency_id = s.funding_id
left join crawl.page g on g.page_id = s.page_id
where s.gone_at is null and s.is_best;

select core.describe('pub.subawards', 'First-tier subawards, one row a report of a prime contractor. Primes report them themselves: reports are missing, late, wrong or told twice. Never rank by them without saying so, and never add them to the primes'' money: they are inside it.', $$
prime_piid: the prime award's number (PIID)
contract_key: the portal's own unique key of the prime award
prime: the prime contractor as filed. Sole proprietors are not named
vendor: the subcontractor as filed. Sole proprietors are not named
family: the group that the subcontractor belongs to today. Inferred from the reference lists
vendor_uei: the subcontractor's unique entity identifier
awarding_agency: the agency that signed the prime award
funding_agency: the agency whose money it is
number: the subaward's number, as the prime gave it
amount: the subaward's amount as reported; negative in corrections
action_date: the subaward's date
description: what it is for, in the prime's words
prime_amount: the prime award's amount, as this report states it: never to be summed
prime_description: what the prime award is for
prime_parent_piid: the number of the vehicle that the prime award is under
report_year: the year of the report
report_month: the month of the report
report_id: the portal's own key of the report
repeats_another: true where another report has the same award, number, vendor, amount and date: sums should leave it out
source: the source (pub.sources)
source_url: its public address
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
contract_id: our number for the prime contract
record_id: our number for this record
first_seen: when this record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data
$$);
