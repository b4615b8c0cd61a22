-- $1 source, $2 request, $3 page, $4 etag, $5 last-modified
insert into crawl.resource as r (source, request_id, page_id, etag, last_modified, checked)
values ($1, $2, $3, $4, $5, clock_timestamp())
on conflict (source, request_id) do update set page_id = excluded.page_id, etag = excluded.etag,
    last_modified = excluded.last_modified, checked = excluded.checked;
