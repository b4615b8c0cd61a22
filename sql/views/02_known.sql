-- Who is who, by the reference lists.

-- The form in which names are compared in SQL: only for what is compared with keys that the
-- program made (scraper/read/name.h makes them; it folds more than this does).
create or replace function core.simple_key(name text) returns text
language sql immutable parallel safe as $$
    select nullif(trim(regexp_replace(regexp_replace(replace(lower(name), '&', ' and '), '[''.`]', '', 'g'), '[^a-z0-9]+', ' ', 'g')), '')
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
language sql stable as $$
    select coalesce((
    select f.family from core.family f
    where f.vendor = known and (f.from_date is null or f.from_date <= coalesce(day, current_date))
        and (f.until_date is null or f.until_date >= coalesce(day, current_date))
    order by f.from_date desc nulls last limit 1), known)
$$;

-- Finds out, for these vendors, which known vendor each is (by UEI; else by its name as filed, as
-- typed or as it does business, where the name's key is listed), and which other vendor record is
-- the same entity. A name alone joins two records only where
--   * one of them has no identifier, and exactly one vendor with an identifier has that key, or
--   * one has a DUNS and no UEI, the other a UEI, and some record states both numbers.
-- A person's judgement (core.judgement) overrules both. Whoever is known otherwise now goes to the temporary
-- table vendor_changed, so that its evidence is worked out again.
create or replace function core.know_vendors(ids uuid[]) returns void
language plpgsql as $$
declare
    keys text[] := array(select distinct name_key from core.vendor where vendor_id = any(ids) and name_key is not null);
    numbers text[] := array(select distinct duns from core.vendor where vendor_id = any(ids) and duns is not null);
begin
    with written as (
    update core.vendor v set known = k.known
    from (
        select w.vendor_id, coalesce(
            (select u.vendor from core.known_vendor_uei u where u.uei = w.uei),
            (select n.vendor from core.known_vendor_name n join core.vendor_name f using (name_key)
                where f.vendor_id = w.vendor_id
                order by array_position(array['name', 'as typed', 'dba'], f.role), n.vendor collate "C" limit 1)) as known
        from core.vendor w where w.vendor_id = any(ids)
    ) k
    where v.vendor_id = k.vendor_id and v.known is distinct from k.known
    returning v.vendor_id)
    insert into pg_temp.vendor_changed select vendor_id from written;

    with written as (
    update core.vendor v set same_as = s.same_as, why_same = s.why
    from (
        select w.vendor_id, coalesce(j.vendor_b, d.vendor_id, n.vendor_id) as same_as,
            case when j.vendor_b is not null then 'a person decided: ' || j.why
                when d.vendor_id is not null then 'a record states both its DUNS and that UEI'
                when n.vendor_id is not null then 'the only vendor with an identifier that is filed under this name' end as why
        from core.vendor w
        left join lateral (
            select case when j.verdict = 'merge' then j.vendor_b end as vendor_b, j.verdict, j.why from core.judgement j
            where j.vendor_a = w.vendor_id order by j.judgement_id desc limit 1) j on true
        left join lateral (
            select (array_agg(x.vendor_id))[1] as vendor_id from core.vendor x
            where w.uei is null and w.duns is not null and x.duns = w.duns and x.uei is not null
            having count(*) = 1) d on j.verdict is null
        left join lateral (
            select (array_agg(x.vendor_id))[1] as vendor_id from core.vendor x
            where w.uei is null and w.duns is null and x.name_key = w.name_key and x.uei is not null
            having count(*) = 1) n on j.verdict is null and d.vendor_id is null
        where w.vendor_id = any(ids) or w.name_key = any(keys) or w.duns = any(numbers)
    ) s
    where v.vendor_id = s.vendor_id and (v.same_as, v.why_same) is distinct from (s.same_as, s.why)
    returning v.vendor_id)
    insert into pg_temp.vendor_changed select vendor_id from written;
end
$$;

-- What decides where a product is found: when it changes, texts are searched for it again.
create or replace function core.product_signature(p core.product) returns text
language sql stable as $$
    select encode(sha256(convert_to(concat_ws(chr(31), p.vendor, p.words, coalesce(p.pattern, ''), coalesce(p.near, ''), coalesce(p.never, '')), 'UTF8')), 'hex')
$$;
