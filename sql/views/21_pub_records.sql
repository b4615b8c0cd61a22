-- The records about one agency, as the main answer and the report pick them: a contract that several
-- of its parts share, or that names its department too, is one row.
create function pub.records_of(about text, name text default '', only_relation text default '', since date default null, until date default null,
    everything boolean default false) returns setof pub.pitched_or_supplied
language sql stable rows 5000 set search_path = pg_catalog, pg_temp
as $$
    select distinct on (p.relation, p.kind, p.family, coalesce(p.contract_key, p.evidence_id::text)) p.*
    from pub.pitched_or_supplied p
    join pub.agencies_of(about) m using (agency)
    where (coalesce(everything, false) or p.software)
        and (coalesce(only_relation, '') = '' or p.relation = only_relation)
        and (coalesce(name, '') = '' or p.family ilike '%' || name || '%' or p.vendor ilike '%' || name || '%')
        and (since is null or p.last_date >= since)
        and (until is null or p.first_date <= until)
    order by p.relation, p.kind, p.family, coalesce(p.contract_key, p.evidence_id::text), m.standing = 'itself' desc, p.agency_obligated is null
$$;
comment on function pub.records_of(text, text, text, date, date, boolean) is 'The rows of pub.pitched_or_supplied about an agency, what belongs to it and its department, each contract once a family and kind: '
    'select * from pub.records_of(''ICE''). Next, all optional: letters of a vendor''s name, a relation, from and until which day, and true for vendors of anything instead of software alone.';
