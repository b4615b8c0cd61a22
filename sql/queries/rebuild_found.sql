insert into archive_found (run, request_id, kind, method, url, final_url, request, request_type, scope, param, file, type, portal, sha256, length,
    status, fetched, etag, last_modified, archive, archive_at, revisit)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22);
