-- What a row of evidence says, a column a line. $1 evidence.
select concat_ws(' ', family, relation, agency) as says, vendor, through, concat_ws(', ', agency, nullif(agency_name, agency), agency_role) as agency,
    kind || ', grade ' || grade as kind, concat_ws(' to ', date, end_date) as date,
    obligated || ' ' || currency || ' (' || amount_of || ')' as obligated, potential || ' ' || currency as potential, ceiling || ' ' || currency as ceiling,
    subaward_amount || ' ' || currency as subaward, income || ' ' || currency as income, expenses || ' ' || currency as expenses,
    concat_ws(', ', piid, 'action ' || modification, 'under ' || parent_piid) as award, solicitation, product, '“' || quote || '”' as quote,
    because, could_be_wrong as "could be wrong", case when software then 'yes: ' else 'no: ' end || software_rule as software, source_url as address,
    dispute as "NOTE"
from pub.evidence where evidence_id = $1::uuid;
