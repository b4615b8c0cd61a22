-- The ledger: one row a (vendor, agency, kind, record), each with its proof.

-- A note as it travels with its row.
create or replace function core.dated_note(d core.dispute) returns text
language sql stable as $$
    select format('%s (%s): %s', to_char(d.noted, 'YYYY-MM-DD'), d.noted_by, d.text)
$$;

create view pub.evidence as
select e.evidence_id, e.family, e.vendor, e.agency, e.relation, e.kind, nullif(e.action, '') as action, e.date, e.end_date,
    e.obligated, e.potential, e.ceiling, e.amount_of, e.currency, e.subaward_amount, e.income, e.expenses,
    e.through, e.product, e.quote, coalesce(k.name, e.agency) as agency_name, e.agency_role,
    e.contract_key, e.piid, e.parent_piid, e.modification, e.solicitation, e.record_title,
    e.grade, e.because, e.could_be_wrong, e.software, e.software_rule,
    e.source, coalesce(e.source_url, p.url) as source_url, encode(p.sha256, 'hex') as page_sha256, e.place, p.fetched, e.page_id,
    e.record_kind, e.record_id, e.first_seen, p.portal is not null as sample,
    (select string_agg(core.dated_note(d), chr(10) order by d.dispute_id desc) from core.dispute d where d.evidence_id = e.evidence_id) as dispute
from core.ledger e
left join crawl.page p using (page_id)
left join core.known_agency k on k.agency = e.agency;

select core.describe('pub.evidence', 'The ledger: one row a (vendor, agency, kind, record), each with its proof. A contract has many rows here (the award, each action, each agency): for sums use pub.pitched_or_supplied or pub.contracts.', $$
evidence_id: the row's number; paydirt trace shows where it comes from
family: the group that the vendor belonged to on that date (Tableau: Salesforce). Inferred from the reference lists
vendor: the vendor as filed; in rows found by a product's name, its maker. Sole proprietors are not named
agency: the agency's abbreviation (ICE); its name as filed where there is none
relation: supplied, pitched or mentioned
kind: prime, reseller, subaward, disclosed, through_agency (supplied); rfi_response, bid, protest, lobbied, listed (pitched); foia_request, foia_release, reported (mentioned)
action: what an article or a document says, and how: pitched, offered, answered a request for information, sold, supplies, contract, lobbied, named; then 'denied', 'ended', 'asked to stop' or 'not sure' where it says so. Empty in rows that rest on official data
date: when it happened: the award's or action's date, the filing's, the first of January of an inventory's year
end_date: when the period that the record tells ends
obligated: money promised, in the record's currency, of what amount_of says: the award so far, or this one action. Never sum the two together
potential: the award's value with all options, where the record is of an award
ceiling: the most that may be ordered, where the record is of a vehicle
amount_of: what the amounts count: award, vehicle, action, or subaward
currency: ISO 4217 code of the amounts
subaward_amount: the subaward's amount as the prime reported it; inside the prime's own money
income: what a lobbying firm was paid for the whole filing, by its own report
expenses: what a client spent on lobbying in the filing's whole period, by its own report
through: the other company in between: the reseller that holds the award, the prime above a subcontractor
product: the product whose name was found in the record's text
quote: the record's own words that the row rests on
agency_name: the agency's full name
agency_role: awarding, funding, or both; what the agency did in other kinds of record
contract_key: the portal's own unique key of the award
piid: the award's number (PIID)
parent_piid: the number of the vehicle that it is an order under
modification: the number of the action, where the record is one
solicitation: the solicitation's number
record_title: the record's title or description
grade: A official record, by identifier; B official record, by name; C official text, inferred from a product's name; D released or leaked document, or attributed reporting; E weak trace
because: the rule that made this row, in words
could_be_wrong: how this row could be wrong
software: whether the vendor counts as a software vendor here
software_rule: the rule that decided that
source: the source that said it (pub.sources)
source_url: the record's public address, where there is one
page_sha256: SHA-256 of the page's bytes, in hex
place: where in the page: the row or path, and its bytes
fetched: when the page was fetched (UTC)
page_id: the page (pub.pages)
record_kind: the kind of record that said it: contract, modification, subaward, …
record_id: our number for that record
first_seen: when the record was first seen (UTC)
sample: true where the page came from a stand-in portal: sample data, not the real portal
dispute: notes of the vendor, the agency or the newsroom about this row, each with its day, the newest first (pub.disputes)
$$);
