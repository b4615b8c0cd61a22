-- A person's decision names both sides as they were called when it was made, may be about a vendor
-- of the reference lists, and can be taken back: it stays, with the day and the reason.
alter table core.judgement
    alter column vendor_b drop not null,
    add column name_a text,
    add column name_b text,
    add column listed_b text,
    add column undone timestamptz,
    add column undone_by text,
    add column undone_why text,
    add constraint judgement_sides check ((vendor_b is null) <> (listed_b is null) and vendor_a is distinct from vendor_b);
create index judgement_vendors on core.judgement (vendor_a);
create index judgement_others on core.judgement (vendor_b);

comment on column core.judgement.vendor_a is 'the vendor that it is about; its id is made of its identifiers, so it is the same in every database';
comment on column core.judgement.vendor_b is 'the vendor record that it is, or is not, the same as';
comment on column core.judgement.listed_b is 'the vendor of the reference lists that it is, or is not';

-- "LEADS ONLINE" is LeadsOnline and "OPEN AI" is OpenAI: with the reference lists names are compared
-- without the blanks in them, with each other they are not. A name of less than five letters stays as it is.
create function core.run_together(name_key text) returns text
language sql immutable parallel safe as $$
    select case when length(replace(name_key, ' ', '')) < 5 then name_key else replace(name_key, ' ', '') end
$$;
create index vendor_name_run_together on core.vendor_name (core.run_together(name_key));
create index known_vendor_name_run_together on core.known_vendor_name (core.run_together(name_key));
