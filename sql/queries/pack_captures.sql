-- The captures that a pack's evidence stands on, in the order of the archive. Parameters as in pack_evidence.sql.
select p.page_id, p.source, p.kind, p.method, p.url, p.file, to_char(p.fetched, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as fetched, p.sha256, p.length,
    case when p.sample then 'true' else 'false' end as sample, p.archive, p.archive_at
from pub.pages p
where p.page_id in (select e.page_id from pub.evidence_about($1, $2, '', $3 = 'yes') e)
order by p.archive collate "C", p.archive_at, p.page_id;
