-- Who is who, by the reference lists.

-- The form in which names are compared in SQL: only for what is compared with keys that the
-- program made (scraper/read/name.h makes them; it folds more than this does).
create or replace function core.simple_key(name text) returns text
language sql immutable parallel safe as $$
    select nullif(trim(regexp_replace(regexp_replace(replace(lower(name), '&', ' and '), '[''.`]', '', 'g'), '[^a-z0-9]+', ' ', 'g')), '')
$$;

-- Whether a text from outside can be read as a moment, the ISO way.
create or replace function core.is_moment(value text) returns boolean
language plpgsql stable as $$
begin
    return value ~ '^\d{4}-\d\d-\d\d' and value::timestamptz is not null;
exception when others then
    return false;
end
$$;

-- The agency of sql/reference/agencies.csv: by FPDS or CGAC code, else by a name or alias, the
-- lower tier first.
create or replace function core.known_agency_of(jurisdiction text, tier text, code text, name text, toptier text) returns text
language sql stable as $$
    select case when jurisdiction = 'US' then coalesce(
    (select k.agency from core.known_agency k where tier = 'subtier' and k.fpds = code order by k.level desc, k.agency limit 1),
    (select n.agency from core.known_agency_name n where n.name_key = core.simple_key(name)),
    (select n.agency from core.known_agency_name n where n.name_key = core.simple_key(toptier || ' ' || name)),
    (select k.agency from core.known_agency k where tier = 'toptier' and k.cgac = code and k.level = 'toptier' limit 1)) end
$$;

-- The family that a known vendor belonged to on a day (the last day counts); itself where it belonged to none.
create or replace function core.family_of(known text, day date) returns text
language plpgsql stable as $$
begin
    return case when known is not null then coalesce((
        select f.family from core.family f
        where f.vendor = known and (f.from_date is null or f.from_date <= coalesce(day, current_date))
            and (f.until_date is null or f.until_date >= coalesce(day, current_date))
        order by f.from_date desc nulls last limit 1), known) end;
end
$$;

-- The judgements that count: of those about the same two sides the newest, unless it was taken back.
create or replace view core.judged as
select * from (
    select distinct on (least(vendor_a, vendor_b), greatest(vendor_a, vendor_b), listed_b) *
    from core.judgement
    order by least(vendor_a, vendor_b), greatest(vendor_a, vendor_b), listed_b, judgement_id desc) j
where undone is null;

-- Finds out who these vendors are, and those that are told together with them.
--
-- Which vendor of the reference lists each is: by a person's judgement, else by UEI, else by its name
-- as filed, as typed or as it does business, where the name's key is listed, blanks apart. Which other vendor record
-- is the same entity: by a person's judgement; a name alone joins two records only where
--   * one of them has no identifier, and exactly one vendor with an identifier has that key, or
--   * one has a DUNS and no UEI, the other a UEI, and some record states both numbers.
-- Whoever is known otherwise now goes to the temporary table vendor_changed, so that its evidence is
-- worked out again.
create or replace function core.know_vendors(ids uuid[]) returns void
language plpgsql as $$
declare
    keys text[] := array(select distinct name_key from core.vendor where vendor_id = any(ids) and name_key is not null);
    numbers text[] := array(select distinct duns from core.vendor where vendor_id = any(ids) and duns is not null);
    found bigint;
begin
    drop table if exists pg_temp.judged, pg_temp.knowing;
    create temp table judged on commit drop as select * from core.judged;
    create temp table knowing (vendor_id uuid primary key, known text, same_as uuid, why text) on commit drop;

    insert into knowing
    select w.vendor_id, coalesce(l.vendor, u.vendor, n.vendor), s.vendor_id, s.why
    from core.vendor w
    left join lateral (select k.vendor from judged j join core.known_vendor k on k.vendor = j.listed_b
        where j.vendor_a = w.vendor_id and j.verdict = 'merge' order by j.judgement_id desc limit 1) l on true
    left join core.known_vendor_uei u on u.uei = w.uei
        and not exists (select from judged j where j.vendor_a = w.vendor_id and j.verdict = 'split' and j.listed_b = u.vendor)
    left join lateral (select k.vendor from core.vendor_name f join core.known_vendor_name k on core.run_together(k.name_key) = core.run_together(f.name_key)
        where f.vendor_id = w.vendor_id
            and not exists (select from judged j where j.vendor_a = w.vendor_id and j.verdict = 'split' and j.listed_b = k.vendor)
        order by array_position(array['name', 'as typed', 'dba'], f.role), k.name_key = f.name_key desc, k.vendor collate "C" limit 1) n on u.vendor is null
    left join lateral (
        select c.vendor_id, c.why from (
            select j.vendor_b as vendor_id, format('a person decided on %s: %s', j.decided::date, j.why) as why, 1 as rank, j.judgement_id
            from judged j join core.vendor b on b.vendor_id = j.vendor_b where j.vendor_a = w.vendor_id and j.verdict = 'merge'
            union all
            select (array_agg(x.vendor_id))[1], 'a record states both its DUNS and that UEI', 2, null
            from core.vendor x where w.uei is null and w.duns is not null and x.duns = w.duns and x.uei is not null
            having count(*) = 1
            union all
            select (array_agg(x.vendor_id))[1], 'the only vendor with an identifier that is filed under this name', 3, null
            from core.vendor x where w.uei is null and w.duns is null and x.name_key = w.name_key and x.uei is not null
            having count(*) = 1) c
        where c.rank = 1 or not exists (select from judged j where j.verdict = 'split'
            and ((j.vendor_a = w.vendor_id and j.vendor_b = c.vendor_id) or (j.vendor_a = c.vendor_id and j.vendor_b = w.vendor_id)))
        order by c.rank, c.judgement_id desc limit 1) s on true
    where w.vendor_id = any(ids) or w.same_as = any(ids) or w.name_key = any(keys) or w.duns = any(numbers)
        or w.vendor_id in (select j.vendor_a from judged j where j.vendor_b = any(ids));

    -- whoever is taken to be somebody that is taken to be a third, is the third
    for i in 1..16 loop
        update knowing k set same_as = case when n.vendor_id is null then o.same_as else n.same_as end
        from core.vendor o left join knowing n using (vendor_id)
        where o.vendor_id = k.same_as and case when n.vendor_id is null then o.same_as else n.same_as end <> k.vendor_id;
        get diagnostics found = row_count;
        exit when found = 0;
    end loop;
    -- whom a person took to be somebody, is listed as that one is
    update knowing k set known = case when n.vendor_id is null then o.known else n.known end
    from core.vendor o left join knowing n using (vendor_id)
    where o.vendor_id = k.same_as and exists (select from judged j where j.vendor_a = k.vendor_id and j.verdict = 'merge' and j.vendor_b is not null);

    with written as (
        update core.vendor v set known = k.known, same_as = k.same_as, why_same = k.why
        from knowing k
        where v.vendor_id = k.vendor_id and (v.known, v.same_as, v.why_same) is distinct from (k.known, k.same_as, k.why)
        returning v.vendor_id
    )
    insert into pg_temp.vendor_changed select vendor_id from written;
end
$$;

-- What decides where a product is found, and the number of the way in which texts are searched
-- (scraper/flow/match.h): when one of them changes, texts are searched for it again.
create or replace function core.product_signature(p core.product) returns text
language sql stable as $$
    select encode(sha256(convert_to(concat_ws(chr(31), '2', p.vendor, p.words, coalesce(p.pattern, ''), coalesce(p.near, ''), coalesce(p.never, '')), 'UTF8')), 'hex')
$$;
