-- What the records say, kept apart from what is inferred from them.
--
-- Record tables (core.modification, core.subaward, …) hold one row a (record, source): what that
-- portal says now, with the page and the place that say it. What it said before is in
-- core.version. They have the columns of the staging table of the same name; core.contract_record
-- is that of staging.contract, since core.contract is one row a contract over all sources.

create schema core;

-- an id as scraper/base/hash.h makes it: 128 bits of the SHA-256 of the parts
create function core.id(variadic parts text[]) returns uuid
language sql immutable parallel safe as $$
    select encode(substring(sha256(convert_to(array_to_string(parts, chr(31), '') || chr(31), 'UTF8')) for 16), 'hex')::uuid
$$;

create table core.record_kind (
    kind text primary key,
    table_name text not null unique
);
insert into core.record_kind (kind, table_name) values
    ('contract', 'contract_record'), ('modification', 'modification'), ('subaward', 'subaward'),
    ('notice', 'notice'), ('bidder', 'bidder'), ('forecast', 'forecast'), ('filing', 'filing'),
    ('activity', 'activity'), ('protest', 'protest'), ('disclosure', 'disclosure'),
    ('disclosed', 'disclosed'), ('foia_request', 'foia_request'), ('document', 'document'),
    ('document_page', 'document_page'), ('article', 'article'), ('entity', 'entity'),
    ('payment', 'payment'), ('foia_figure', 'foia_figure');

do $$
declare
    k record;
begin
    for k in select kind, table_name from core.record_kind loop
        execute format('create table core.%I (source text not null, like staging.%I)', k.table_name, k.kind);
        execute format('alter table core.%I drop column run_id,
            add column first_seen timestamptz not null,
            add column changed_at timestamptz not null,
            add column gone_at timestamptz,
            add column gone_why text,
            add column is_best boolean not null default true,
            add primary key (record_id, source)', k.table_name);
    end loop;
end
$$;
create index modification_contract on core.modification (contract_id);
create index subaward_contract on core.subaward (contract_id);
create index activity_filing on core.activity (filing_key);
create index disclosed_disclosure on core.disclosed (disclosure_key);
create index document_page_document on core.document_page (document_key);

-- what a portal said before: the old row of a record table, whole
create table core.version (
    version_id bigint generated always as identity primary key,
    kind text not null,
    record_id uuid not null,
    source text not null,
    why text not null check (why in ('changed', 'gone', 'back')),
    until timestamptz not null,
    page_id uuid not null,
    next_page_id uuid,
    said jsonb not null
);
create index version_record on core.version (record_id, source);
create index version_until on core.version (until);

-- agencies as portals name them, each with the one of sql/reference/agencies.csv that it is
create table core.agency (
    agency_id uuid primary key,
    jurisdiction text not null,
    tier text not null,
    code text,
    name text,
    name_key text,
    toptier_code text,
    toptier text,
    agency text
);
create index agency_agency on core.agency (agency);

-- vendors as portals identify them: by UEI, else DUNS, else name
create table core.vendor (
    vendor_id uuid primary key,
    name text not null,
    name_key text,
    uei text,
    duns text,
    cage text,
    same_as uuid,
    why_same text,
    known text
);
create index vendor_name_key on core.vendor (name_key);
create index vendor_known on core.vendor (known);
create index vendor_same_as on core.vendor (same_as);

create table core.vendor_name (
    vendor_id uuid not null references core.vendor,
    name text not null,
    name_key text,
    role text not null,
    source text not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    primary key (vendor_id, name, role, source)
);
create index vendor_name_key_known on core.vendor_name (name_key);

create table core.vendor_identifier (
    vendor_id uuid not null references core.vendor,
    scheme text not null,
    value text not null,
    source text not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    primary key (vendor_id, scheme, value, source)
);

-- a person's decision that two vendors are the same, or are not; newest wins
create table core.judgement (
    judgement_id bigint generated always as identity primary key,
    verdict text not null check (verdict in ('merge', 'split')),
    vendor_a uuid not null,
    vendor_b uuid not null,
    why text not null,
    decided timestamptz not null default clock_timestamp(),
    decided_by text not null default current_user
);

-- one row a contract or vehicle, over all sources
create table core.contract (
    contract_id uuid primary key,
    contract_key text not null,
    piid text,
    parent_piid text,
    parent_key text,
    is_vehicle boolean,
    award_type text,
    jurisdiction text not null,
    currency text not null,
    awarding_id uuid,
    funding_id uuid,
    awarding_office text,
    funding_office text,
    vendor_id uuid,
    vendor text,
    description text,
    solicitation text,
    signed date,
    latest_action date,
    start_date date,
    end_date date,
    potential_end_date date,
    ordering_end_date date,
    psc text,
    psc_text text,
    naics text,
    naics_text text,
    pricing text,
    extent_competed text,
    not_competed text,
    fair_opportunity text,
    set_aside text,
    offers bigint,
    obligated numeric,
    obligated_is text,
    outlayed numeric,
    current_value numeric,
    potential numeric,
    ceiling numeric,
    actions_seen bigint not null,
    actions_obligated numeric,
    first_action_seen date,
    last_action_seen date,
    first_potential numeric,
    first_end_date date,
    last_modified timestamptz,
    permalink text,
    source text not null,
    page_id uuid not null,
    place text not null
);
create index contract_vendor on core.contract (vendor_id);
create index contract_awarding on core.contract (awarding_id);
create index contract_funding on core.contract (funding_id);
create index contract_piid on core.contract (piid);
create index contract_parent on core.contract (parent_key) where parent_key is not null;
create index contract_solicitation on core.contract (solicitation) where solicitation is not null;

-- sql/reference/, loaded at every migrate, with the reporter's own rows behind ours
create table core.known_agency (
    agency text primary key,
    name text not null,
    parent text,
    cgac text,
    fpds text,
    level text,
    source text,
    own boolean not null default false
);
create table core.known_agency_name (
    name_key text primary key,
    agency text not null references core.known_agency on delete cascade
);
create table core.known_vendor (
    vendor text primary key,
    class text not null,
    software boolean not null,
    what text,
    source text,
    own boolean not null default false
);
create table core.known_vendor_name (
    name_key text primary key,
    vendor text not null references core.known_vendor on delete cascade,
    name text not null
);
create table core.known_vendor_uei (
    uei text primary key,
    vendor text not null references core.known_vendor on delete cascade
);
create table core.family (
    family text not null,
    vendor text not null references core.known_vendor on delete cascade,
    from_date date,
    until_date date,
    why text,
    source text,
    own boolean not null default false
);
create index family_vendor on core.family (vendor);
create table core.product (
    product text primary key,
    vendor text not null references core.known_vendor on delete cascade,
    words text not null,
    pattern text,
    near text,
    never text,
    what text,
    source text,
    own boolean not null default false,
    matched_as text
);
create table core.reseller (
    vendor text primary key references core.known_vendor on delete cascade,
    kind text,
    vehicles text,
    carries text,
    source text,
    own boolean not null default false
);

-- which product is named in which text, and where
create table core.mention (
    kind text not null,
    record_id uuid not null,
    source text not null,
    field text not null,
    product text not null,
    vendor text not null,
    starts integer not null,
    ends integer not null,
    found text not null,
    quote text not null,
    primary key (record_id, source, field, product)
);
create index mention_product on core.mention (product);

-- the ledger: one row a (vendor, agency, kind, record)
create table core.evidence (
    evidence_id uuid primary key,
    relation text not null check (relation in ('supplied', 'pitched', 'mentioned')),
    kind text not null,
    family text not null,
    vendor text not null,
    vendor_id uuid,
    known text,
    through text,
    through_id uuid,
    agency text not null,
    agency_role text,
    date date,
    end_date date,
    obligated numeric,
    potential numeric,
    ceiling numeric,
    subaward_amount numeric,
    income numeric,
    expenses numeric,
    currency text not null default 'USD',
    amount_of text,
    product text,
    quote text,
    record_kind text not null,
    record_id uuid not null,
    contract_id uuid,
    contract_key text,
    piid text,
    parent_piid text,
    modification text,
    solicitation text,
    record_title text,
    source text not null,
    page_id uuid not null,
    place text not null,
    source_url text,
    grade text not null check (grade in ('A', 'B', 'C', 'D', 'E')),
    because text not null,
    could_be_wrong text not null,
    software boolean not null,
    software_rule text not null,
    first_seen timestamptz not null
);
create index evidence_record on core.evidence (record_id);
create index evidence_contract on core.evidence (contract_id);
create index evidence_agency on core.evidence (agency, family);
create index evidence_family on core.evidence (family);

-- a note of the vendor or agency concerned, or of the newsroom; it travels in every export
create table core.dispute (
    dispute_id bigint generated always as identity primary key,
    evidence_id uuid not null,
    text text not null,
    noted timestamptz not null default clock_timestamp(),
    noted_by text not null default current_user
);
create index dispute_evidence on core.dispute (evidence_id);
