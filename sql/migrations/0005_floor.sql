-- What a source's records must have, in per cent of a run's records of a kind.
create table crawl.floor (
    source text not null references crawl.source on delete cascade,
    kind text not null,
    field text not null,
    percent integer not null,
    primary key (source, kind, field)
);
