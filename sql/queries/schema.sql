-- What must be there before anything is looked up: the record of migrations.
create schema if not exists meta;
create table if not exists meta.migration (
    name text primary key,
    sha256 text not null,
    run_at timestamptz not null default clock_timestamp()
);
create table if not exists meta.setting (name text primary key, value text not null);
