-- What was asked of which portal, when, what came back, and what was wrong with it.

create schema crawl;

create table crawl.source (
    source text primary key,
    title text not null,
    publisher text,
    home text,
    licence text,
    holds text,
    lacks text,
    needs text,
    lag_days integer not null default 0,
    every_hours integer not null default 0,
    daily_requests integer,
    rows_min bigint,
    stale_days integer,
    version integer not null default 1
);

-- one night of one source, or one load of files by hand
create table crawl.run (
    run_id bigint generated always as identity primary key,
    source text not null references crawl.source,
    mode text not null check (mode in ('crawl', 'load', 'offline')),
    since date,
    until date,
    portal text,
    version integer not null,
    state text not null default 'open' check (state in ('open', 'promoted', 'refused', 'failed')),
    complete boolean,
    reason text,
    started timestamptz not null default clock_timestamp(),
    finished timestamptz,
    rows_new bigint not null default 0,
    rows_changed bigint not null default 0,
    rows_gone bigint not null default 0,
    rows_same bigint not null default 0,
    rows_repeated bigint not null default 0
);
create unique index run_open on crawl.run (source) where state = 'open';
create index run_source on crawl.run (source, run_id desc);

-- the frontier: every request of a night, the done ones as well
create table crawl.request (
    run_id bigint not null references crawl.run on delete cascade,
    request_id uuid not null,
    seq bigint generated always as identity,
    kind text not null,
    method text not null,
    url text not null,
    body text,
    body_type text,
    scope text,
    param text,
    rank integer not null default 0,
    state text not null default 'queued' check (state in ('queued', 'held', 'done', 'failed')),
    attempts integer not null default 0,
    next_try timestamptz not null default clock_timestamp(),
    held_by text,
    held_until timestamptz,
    status integer,
    outcome text,
    page_id uuid,
    primary key (run_id, request_id)
);
create index request_todo on crawl.request (run_id, rank, seq) where state in ('queued', 'held');
create index request_page on crawl.request (page_id);

-- a capture: the bytes that a request brought, the first time that it brought them
create table crawl.page (
    page_id uuid primary key,
    source text not null references crawl.source,
    kind text not null,
    method text not null,
    url text,
    final_url text, -- where redirects led; of a file: where it was found
    request text,
    request_type text,
    scope text,
    param text,
    file text,
    type text,
    status integer not null,
    sha256 bytea not null check (length(sha256) = 32),
    length bigint not null,
    fetched timestamptz not null,
    last_fetched timestamptz not null,
    portal text,
    archive text not null,
    archive_at bigint not null,
    parsed_version integer,
    reach text,
    records uuid[]
);
create index page_sha256 on crawl.page (sha256);
create index page_source on crawl.page (source, fetched);

-- what is known of a request from night to night: its validators and its newest capture
create table crawl.resource (
    source text not null references crawl.source,
    request_id uuid not null,
    page_id uuid not null references crawl.page,
    etag text,
    last_modified text,
    checked timestamptz not null,
    primary key (source, request_id)
);

create index resource_page on crawl.resource (page_id);

-- the further requests that a page asked for, so that an unchanged page need not be parsed again
create table crawl.page_ask (
    page_id uuid not null references crawl.page on delete cascade,
    number integer not null,
    kind text not null,
    method text not null,
    url text not null,
    body text,
    body_type text,
    scope text,
    param text,
    rank integer not null default 0,
    wait integer not null default 0,
    again boolean not null default false,
    primary key (page_id, number)
);

create table crawl.issue (
    issue_id bigint generated always as identity primary key,
    run_id bigint references crawl.run on delete cascade,
    source text not null,
    page_id uuid,
    request_id uuid,
    reach text not null check (reach in ('note', 'row', 'page', 'source', 'all')),
    stage text not null,
    place text,
    message text not null,
    raw text,
    count bigint not null default 1,
    noted timestamptz not null default clock_timestamp()
);
create index issue_run on crawl.issue (run_id, reach);
create index issue_page on crawl.issue (page_id);

-- what a host allows and how fast it answers; shared by all that crawl it
create table crawl.host (
    host text primary key,
    robots text,
    robots_status integer,
    robots_fetched timestamptz,
    next_ask timestamptz not null default '-infinity',
    delay_ms integer,
    connections integer not null default 1
);

-- requests spent a day, for sources that have a budget
create table crawl.budget (
    source text not null,
    day date not null,
    spent integer not null default 0,
    primary key (source, day)
);

-- sources whose runs are being made again from the archive
create table crawl.rebuild (
    source text primary key references crawl.source
);
