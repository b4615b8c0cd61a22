-- The answer, kept ready: the ledger by family, agency, kind and contract (or other record).
-- Worked out again for what a run touched (core.refresh_pitched); pub.pitched_or_supplied shows it.
create table core.pitched (
    about uuid not null,
    family text not null,
    agency text not null,
    relation text not null,
    kind text not null,
    vendors text not null,
    through text,
    products text,
    agency_role text,
    first_date date,
    last_date date,
    end_date date,
    records bigint not null,
    contract_id uuid,
    contract_key text,
    piid text,
    parent_piid text,
    is_vehicle boolean,
    solicitation text,
    record_title text,
    obligated numeric,
    obligated_is text,
    agency_obligated numeric,
    award_obligated numeric,
    potential numeric,
    ceiling numeric,
    subaward_amount numeric,
    income numeric,
    expenses numeric,
    currency text not null,
    quote text,
    grade text not null,
    because text not null,
    could_be_wrong text not null,
    software boolean not null,
    software_rule text not null,
    evidence_id uuid not null,
    page_id uuid not null,
    place text not null,
    source text not null,
    source_url text,
    first_seen timestamptz not null,
    primary key (about, family, agency, relation, kind)
);
create index pitched_agency on core.pitched (agency, relation, family);
create index pitched_family on core.pitched (family, agency);
create index pitched_seen on core.pitched (first_seen);

-- vendors that some record marks as one person (a sole proprietor): never shown by name
create table core.person (vendor_id uuid primary key references core.vendor);

-- which kinds of record a source was seen to hold, for what an answer was made from
create table core.source_kind (
    source text not null references crawl.source,
    kind text not null,
    primary key (source, kind)
);

create index known_vendor_name_vendor on core.known_vendor_name (vendor);
create index known_vendor_uei_vendor on core.known_vendor_uei (vendor);
create index product_vendor on core.product (vendor);
create index version_gone on core.version (why, until);
create index contract_key on core.contract (contract_key);
create index contract_end on core.contract (end_date);
create index evidence_seen on core.evidence (first_seen);
create index modification_date on core.modification (action_date);

do $$
declare
    k record;
begin
    for k in select table_name from core.record_kind loop
        execute format('create index %I on core.%I (gone_at) where gone_at is not null', k.table_name || '_gone', k.table_name);
    end loop;
end
$$;
