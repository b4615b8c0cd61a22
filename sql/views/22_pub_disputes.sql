-- Notes of those concerned: a vendor, an agency, the newsroom. They are kept by the evidence's id, which a
-- record has for good, so they stay when evidence is worked out again, and when it goes.

create view pub.disputes as
select d.dispute_id, d.evidence_id, d.noted, d.noted_by, d.text, e.family, e.vendor, e.agency, e.relation, e.kind, e.contract_key, e.piid, e.record_id, e.source,
    e.evidence_id is not null as on_record
from core.dispute d
left join core.ledger e using (evidence_id);

select core.describe('pub.disputes', 'Notes of the vendor, the agency or the newsroom about rows of evidence, one row a note. A note is what somebody says of a row; the row stays as its record says it.', $$
dispute_id: the note's number
evidence_id: the row that it is about (pub.evidence)
noted: when it was noted (UTC)
noted_by: who noted it
text: the note
family: of the row: the vendor's group
vendor: of the row: the vendor. Sole proprietors are not named
agency: of the row: the agency
relation: of the row: supplied, pitched or mentioned
kind: of the row: prime, reseller, …
contract_key: of the row: the portal's own unique key of the award
piid: of the row: the award's number (PIID)
record_id: of the row: our number for its record
source: of the row: the source (pub.sources)
on_record: false where the row is no longer on record
$$);
