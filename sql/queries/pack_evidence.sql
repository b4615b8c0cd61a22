-- The rows of evidence of a pack: $1 agency, $2 vendor, $3 yes: vendors of anything.
select * from pub.evidence_about($1, $2, '', $3 = 'yes') order by evidence_id;
