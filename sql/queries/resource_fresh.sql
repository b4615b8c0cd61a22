-- $1 source, $2 request, $3 etag, $4 last-modified, $5 fetched: a 304, whose headers replace the stored ones. The
-- page's own time, for the archive.
with checked as (
    update crawl.resource set etag = coalesce($3, etag), last_modified = coalesce($4, last_modified), checked = clock_timestamp()
    where source = $1 and request_id = $2 returning page_id
), seen as (
    update crawl.page p set last_fetched = greatest(p.last_fetched, $5::timestamptz) from checked where p.page_id = checked.page_id
)
select to_char(p.fetched at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), p.page_id, encode(p.sha256, 'hex')
from crawl.page p join checked using (page_id);
