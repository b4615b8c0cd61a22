-- A capture: $1 source, $2 kind, $3 method, $4 url, $5 request body, $6 its type, $7 scope, $8 param, $9 file,
-- $10 type, $11 status, $12 SHA-256 in hex, $13 length, $14 fetched, $15 portal, $16 archive file, $17 place in it.
-- What a parser says of the bytes may depend on kind, scope and param, so these are part of its identity.
-- The page's id, and whether it must be parsed (not yet, or by another version of the parser: $18). $19 the address that redirects led to.
insert into crawl.page as p (page_id, source, kind, method, url, request, request_type, scope, param, file, type, status, sha256, length, fetched,
    last_fetched, portal, archive, archive_at, final_url)
values (core.id('page', $1, $2, $3, coalesce($4, $9), $5, $7, $8, $12), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, decode($12, 'hex'), $13, $14, $14, $15, $16, $17, $19)
on conflict (page_id) do update set last_fetched = greatest(p.last_fetched, excluded.last_fetched), status = excluded.status
returning page_id, parsed_version is distinct from $18::integer;
