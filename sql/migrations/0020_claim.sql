-- What articles and released documents say between a vendor and an agency, sentence by sentence.
create table core.claim (
    kind text not null,
    record_id uuid not null,
    source text not null,
    field text not null,
    vendor text not null,
    agency text not null,
    action text not null,
    standing text not null,
    attributed boolean not null,
    attributed_by text,
    product text,
    trigger text not null,
    sentence integer not null,
    quote text not null,
    primary key (record_id, source, field, vendor, agency, action, standing)
);

-- the sub-action of a row that rests on a claim: 'pitched', 'contract, denied'
alter table core.evidence add column action text not null default '';
alter table core.pitched add column action text not null default '';
alter table core.pitched drop constraint pitched_pkey, add primary key (about, family, agency, relation, kind, action);

-- an agency's names as they are written, for texts in which capitals matter
alter table core.known_agency_name add column written text;
