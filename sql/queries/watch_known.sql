-- What a watch list knows now: rows of evidence, and the newest version of all. $1 to $4 as in watch_lines.sql.
select coalesce((select max(version_id) from core.version), 0)::text
union all
(select evidence_id::text from pub.evidence_about($1, $2, $3, $4 = 'yes') order by evidence_id);
