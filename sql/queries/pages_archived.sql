-- $1 source, $2 version of the parser (null: all pages): pages to be read again, oldest first
select page_id, kind, method, coalesce(final_url, url), request, scope, param, file, type, status, to_char(fetched at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), archive, archive_at
from crawl.page
where source = $1 and ($2::integer is null or parsed_version is distinct from $2)
order by fetched, page_id;
