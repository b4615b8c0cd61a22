-- The main answer: who pitched or supplied whom, each contract once.

create view pub.pitched_or_supplied as
select t.family, t.vendors as vendor, t.agency, coalesce(k.name, t.agency) as agency_name, t.agency_role, t.relation, t.kind, nullif(t.action, '') as action, t.through, t.products as product,
    t.piid, t.parent_piid, t.contract_key, coalesce(t.is_vehicle, false) as is_vehicle, t.first_date, t.last_date, t.end_date, t.records,
    t.obligated, t.obligated_is, t.agency_obligated, t.award_obligated, t.potential, t.ceiling, t.subaward_amount, t.income, t.expenses, t.currency,
    t.record_title, t.solicitation, t.quote, t.grade, t.because, t.could_be_wrong, t.software, t.software_rule,
    t.evidence_id, t.source, coalesce(t.source_url, p.url) as source_url, encode(p.sha256, 'hex') as page_sha256, t.place, t.first_seen,
    p.portal is not null as sample,
    d.notes as dispute
from core.pitched t
-- a note about any piece of the row's evidence
left join (
    select coalesce(e.contract_id, e.record_id) as about, e.family, e.agency, e.relation, e.kind, string_agg(core.dated_note(n), chr(10) order by n.dispute_id desc) as notes
    from core.dispute n join core.ledger e using (evidence_id)
    group by 1, 2, 3, 4, 5) d using (about, family, agency, relation, kind)
left join crawl.page p using (page_id)
left join core.known_agency k on k.agency = t.agency;

select core.describe('pub.pitched_or_supplied', 'Who pitched, supplied or is mentioned: one row a (family, agency, relation, kind, contract or other record), made from all its evidence. Within one kind, sums of obligated count each contract once, over any agencies; kinds must not be added together (a reseller row and the reseller''s own prime row are one contract).', $$
family: the group that the vendor belongs to (Tableau: Salesforce). Inferred from the reference lists
vendor: the vendors as filed, or the maker of the product that was found; separated by semicolons. Sole proprietors are not named
agency: the agency's abbreviation (ICE); its name as filed where there is none
agency_name: the agency's full name
agency_role: awarding, funding or both; what the agency did in other kinds of record
relation: supplied, pitched or mentioned
kind: prime, reseller, subaward, disclosed, through_agency (supplied); rfi_response, bid, protest, lobbied, listed (pitched); foia_request, foia_release, reported (mentioned)
action: what an article or a document says, and how: pitched, offered, answered a request for information, sold, supplies, contract, lobbied, named; then 'denied', 'ended', 'asked to stop' or 'not sure' where it says so. Empty in rows that rest on official data
through: the company in between: the reseller that holds the award, the prime above a subcontractor
product: products whose names were found in the contract's texts
piid: the award's number (PIID)
parent_piid: the number of the vehicle that it is an order under
contract_key: the portal's own unique key of the award
is_vehicle: true for a vehicle: orders are placed under it and are rows of their own
first_date: the earliest date of the evidence
last_date: the latest date of the evidence
end_date: when the contract ends, as it is known now
records: how many records say it: the award and each of its actions
obligated: money promised under the contract so far, net of what was taken back, from the contract itself and not from summed evidence. Stands in one row only: the vendor that holds the contract, at the awarding agency. Empty for vehicles, and where the text names several makers
obligated_is: what obligated counts, or why it is empty
agency_obligated: the same money, in the row of each agency that awarded or funds the contract: to be summed within one agency and one kind only
award_obligated: what the whole contract has obligated, in every row about it: to look at, never to sum
potential: the contract's value with all options; in the same row as obligated
ceiling: the most that may be ordered under a vehicle; not money promised
subaward_amount: for subawards: what the prime reported to have passed on, reports that repeat another one counted once; inside the prime's own money
income: for lobbying: what the lobbying firm was paid for the whole filing, over all agencies and issues: never to be summed over agencies
expenses: for lobbying: what the client spent in the filing's whole period: never to be summed over agencies
currency: ISO 4217 code of the amounts
record_title: the contract's description, or the record's title
solicitation: the solicitation's number
quote: the words of the best piece of evidence that the row rests on
grade: of the best piece of evidence: A official record, by identifier; B official record, by name; C official text, inferred from a product's name; D released document or attributed reporting; E weak trace
because: the rule that made the best piece of evidence, in words
could_be_wrong: how that could be wrong
software: whether the vendor counts as a software vendor here
software_rule: the rule that decided that
evidence_id: the best piece of evidence (pub.evidence); paydirt trace shows where it comes from
source: the source of that evidence (pub.sources)
source_url: the record's public address, where there is one
page_sha256: SHA-256 of the bytes of that evidence's page, in hex
place: where in the page: the row or path, and its bytes
first_seen: when the first of its records was first seen (UTC)
sample: true where that page came from a stand-in portal: sample data, not the real portal
dispute: notes of the vendor, the agency or the newsroom about any of the evidence, each with its day, the newest first (pub.disputes)
$$);
