-- All notes, the newest first; $1 an evidence's id: only those about it.
select evidence_id, contract_key, piid,
    format('%s, on row %s%s: %s (%s)', to_char(noted, 'YYYY-MM-DD'), left(evidence_id::text, 8), coalesce(' (' || concat_ws(', ', vendor, kind, agency, piid) || ')', ', which is no longer on record'), text, noted_by)
from pub.disputes
where $1 = '' or evidence_id::text = $1
order by dispute_id desc;
