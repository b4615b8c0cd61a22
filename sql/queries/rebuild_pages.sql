-- $1 run: its captures in the order in which they came
select request_id, kind, method, url, final_url, request, request_type, scope, param, file, type, portal, sha256, length, status, fetched,
    etag, last_modified, archive, archive_at, revisit
from archive_found where run = $1 order by fetched, archive, archive_at::bigint;
