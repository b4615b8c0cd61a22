-- What changed in the reference lists since the ledger was last resolved.
create table core.unresolved (
    what text not null check (what in ('vendor', 'name', 'uei', 'agency')),
    name text not null,
    primary key (what, name)
);
