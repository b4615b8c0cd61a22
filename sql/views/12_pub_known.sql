-- Who is who: agencies, vendors and their names.

create view pub.agencies as
select k.agency, k.name, k.parent as department, k.level, k.cgac as cgac_code, k.fpds as fpds_code,
    (select string_agg(n.name_key, '; ' order by n.name_key) from core.known_agency_name n where n.agency = k.agency) as other_names,
    true as listed, k.source as listed_from
from core.known_agency k
union all
select a.name, a.name, max(a.toptier), min(a.tier), null, min(a.code), null, false, null
from core.agency a
where a.agency is null and a.name is not null
group by a.name;

select core.describe('pub.agencies', 'Agencies, one row each: the listed ones with codes and other names, then those that records name and the list lacks.', $$
agency: the abbreviation that all other tables use (ICE); the name as filed where the list has none
name: the full name
department: the abbreviation (or name) of the department or agency that it belongs to
level: toptier (department), subtier (bureau, agency) or office
cgac_code: Treasury's three-digit code of the department (070)
fpds_code: the four-digit code in contract records (7012 for ICE)
other_names: names and spellings that are taken as this agency, in lower case, without punctuation
listed: whether it stands in the reference list
listed_from: where the row of the list comes from
$$);

-- The agency that somebody means by an abbreviation, name, spelling or code; null where there is none.
create function pub.agency_of(words text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(
        (select k.agency from core.known_agency k where upper(k.agency) = upper(trim(words)) order by k.agency = trim(words) desc, k.agency limit 1),
        (select k.agency from core.known_agency k where k.fpds = trim(words) order by k.level desc, k.agency limit 1),
        (select k.agency from core.known_agency k where k.cgac = trim(words) and k.level = 'toptier' limit 1),
        (select n.agency from core.known_agency_name n where n.name_key = core.simple_key(words)),
        (select a.name from core.agency a where a.agency is null and lower(a.name) = lower(trim(words)) limit 1))
$$;
comment on function pub.agency_of(text) is 'The agency that is meant by an abbreviation (ICE), a name (Immigration and Customs Enforcement), another spelling or a code (7012); null where none is known.';

-- An agency with what belongs to it and with its department: records often name the department alone.
create function pub.agencies_of(words text) returns table (agency text, standing text)
language sql stable security definer rows 5 set search_path = pg_catalog, pg_temp
as $$
    with recursive meant as (
        select pub.agency_of(words) as agency
    ), below as (
        select m.agency, 0 as depth from meant m where m.agency is not null
        union
        select k.agency, b.depth + 1 from below b join core.known_agency k on k.parent = b.agency where b.depth < 4
    ), above as (
        select k.parent as agency, 1 as depth from meant m join core.known_agency k on k.agency = m.agency where k.parent is not null
        union
        select k.parent, a.depth + 1 from above a join core.known_agency k on k.agency = a.agency where k.parent is not null and a.depth < 4
    )
    select b.agency, case b.depth when 0 then 'itself' else 'part of it' end from below b
    union all
    select a.agency, 'its department' from above a where a.agency not in (select agency from below)
$$;
comment on function pub.agencies_of(text) is 'An agency (by abbreviation, name or code), what belongs to it, and its department: some records name the department alone. standing tells which is which.';

-- Vendors with the family that each belongs to today; a person has no name. No union, and the family
-- looked up in the list of columns, so that a join by vendor_id reads single rows.
create view core.vendor_today as
select v.vendor_id, case when p.vendor_id is null then v.name else 'a sole proprietor' end as vendor,
    case when p.vendor_id is null then coalesce((
            select f.family from core.family f
            where f.vendor = coalesce(v.known, s.known) and (f.from_date is null or f.from_date <= current_date) and (f.until_date is null or f.until_date > current_date)
            order by f.from_date desc nulls last limit 1), v.known, s.known, s.name, v.name)
        else 'a sole proprietor' end as family,
    coalesce(v.known, s.known) as known, v.uei, v.duns, v.cage, v.same_as, v.why_same, p.vendor_id is not null as is_person
from core.vendor v
left join core.vendor s on s.vendor_id = v.same_as
left join core.person p on p.vendor_id = v.vendor_id;

create view pub.vendors as
select t.vendor_id, t.vendor, t.family, t.known as listed_as, k.class, k.software, k.what, t.uei, t.duns, t.cage, t.same_as, t.why_same,
    n.other_names, n.first_seen, n.last_seen, k.source as listed_from
from core.vendor_today t
left join core.known_vendor k on k.vendor = t.known
left join lateral (
    select string_agg(distinct n.name, '; ' order by n.name) filter (where n.name <> t.vendor) as other_names,
        min(n.first_seen) as first_seen, max(n.last_seen) as last_seen
    from core.vendor_name n where n.vendor_id = t.vendor_id) n on true
where not t.is_person;

select core.describe('pub.vendors', 'Vendors as legal entities, one row each as portals identify them: by UEI, else DUNS, else name. Sole proprietors are persons and are left out.', $$
vendor_id: our number for the vendor
vendor: its newest name on record
family: the group that it belongs to today (Tableau: Salesforce); itself where the lists know no other. Inferred from the reference lists
listed_as: the entry of the reference list of vendors that it is taken to be, by UEI or name
class: maker, integrator, reseller, distributor, … by the reference list
software: whether the reference list counts it as a maker of software
what: what it sells, in a few words
uei: unique entity identifier in SAM.gov, since 2022
duns: D-U-N-S number, until 2022
cage: commercial and government entity code
same_as: another vendor_id that is taken to be the same entity
why_same: why it is taken to be the same
other_names: its other names as filed, as typed and as it does business
first_seen: when a page that names it was first fetched (UTC)
last_seen: when a page that names it was last fetched (UTC)
listed_from: where the list's entry comes from
$$);

create view pub.vendor_names as
select n.vendor_id, t.vendor, t.family, n.name, n.role, n.source, n.first_seen, n.last_seen
from core.vendor_name n
join core.vendor_today t using (vendor_id)
where not t.is_person;

select core.describe('pub.vendor_names', 'Every name of a vendor exactly as a record files it, with where it stood. Sole proprietors are left out.', $$
vendor_id: our number for the vendor (pub.vendors)
vendor: its newest name
family: the group that it belongs to today
name: the name as filed, never changed
role: name (the registered one), as typed (by the contracting office) or dba (doing business as)
source: the source whose record has it
first_seen: when a page that has it was first fetched (UTC)
last_seen: when a page that has it was last fetched (UTC)
$$);

create view pub.products as
select p.product, p.vendor, coalesce(f.family, p.vendor) as family, k.software, p.words, p.what, p.source as listed_from
from core.product p
left join core.known_vendor k on k.vendor = p.vendor
left join lateral (
    select f.family from core.family f
    where f.vendor = p.vendor and (f.from_date is null or f.from_date <= current_date) and (f.until_date is null or f.until_date > current_date)
    order by f.from_date desc nulls last limit 1) f on true;

select core.describe('pub.products', 'Products that texts are searched for, one row each, with their makers: the reference list.', $$
product: the product's name
vendor: its maker
family: the group that its maker belongs to today
software: whether its maker counts as a maker of software
words: the words that it is found by, separated by semicolons
what: what it is, in a few words
listed_from: where the row of the list comes from
$$);

create view pub.listed_vendors as
select k.vendor, coalesce(f.family, k.vendor) as family, f.from_date as in_family_since, f.why as in_family_because, k.class, k.software, k.what,
    (select string_agg(n.name, '; ' order by n.name) from core.known_vendor_name n where n.vendor = k.vendor) as names,
    (select string_agg(u.uei, '; ' order by u.uei) from core.known_vendor_uei u where u.vendor = k.vendor) as ueis,
    (select string_agg(p.product, '; ' order by p.product) from core.product p where p.vendor = k.vendor) as products,
    k.source as listed_from, f.source as family_from
from core.known_vendor k
left join lateral (
    select f.* from core.family f
    where f.vendor = k.vendor and (f.from_date is null or f.from_date <= current_date) and (f.until_date is null or f.until_date > current_date)
    order by f.from_date desc nulls last limit 1) f on true;

select core.describe('pub.listed_vendors', 'The reference list of vendors, whether or not a record names them: which names, identifiers and products are looked for.', $$
vendor: the company
family: the group that it belongs to today; itself where it belongs to none
in_family_since: since when
in_family_because: how it came to belong to it
class: maker, integrator, reseller, distributor, …
software: whether it counts as a maker of software
what: what it sells, in a few words
names: the names that records are compared with, separated by semicolons
ueis: its unique entity identifiers that are known
products: its products that texts are searched for, separated by semicolons
listed_from: where the row of the list comes from
family_from: where the membership comes from
$$);
