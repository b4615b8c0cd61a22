-- A page, a column a line. $1 page.
select s.title as source, p.url as address, p.file, p.method, nullif(p.type, '') as type, p.request,
    to_char(p.fetched, 'YYYY-MM-DD HH24:MI:SS') || ' UTC' as fetched,
    case when p.last_fetched > p.fetched then to_char(p.last_fetched, 'YYYY-MM-DD HH24:MI:SS') || ' UTC, unchanged' end as "seen last",
    case when p.portal is not null then 'SAMPLE DATA: it came from a stand-in portal, not from the real one' end as sample,
    encode(p.sha256, 'hex') as "SHA-256", format('%s at byte %s', p.archive, p.archive_at) as "kept in"
from crawl.page p left join crawl.source s using (source)
where p.page_id = $1::uuid;
