-- What the metadata records of an archive say: captures in their order, and how runs ended.
create temp table archive_found (
    number bigint generated always as identity,
    run text not null,
    request_id uuid not null,
    kind text not null,
    method text not null,
    url text,
    final_url text,
    request text,
    request_type text,
    scope text,
    param text,
    file text,
    type text,
    portal text,
    sha256 text not null,
    length text,
    status text,
    fetched text not null,
    etag text,
    last_modified text,
    archive text not null,
    archive_at text not null,
    revisit boolean not null
);
create temp table archive_ended (
    number bigint generated always as identity,
    run text not null,
    mode text not null,
    state text not null,
    since date,
    until date,
    portal text,
    reason text
);
