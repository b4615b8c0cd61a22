-- A reporter's row corrects ours with the same key (the first column; of families the first two):
-- columns that the file does not have are taken from ours, and ours goes. With "yes" in the column
-- `off` it only takes ours away. What cannot be is left out, and said.

create or replace function pg_temp.is_date(value text) returns boolean language sql as $$
    select coalesce(value, '') = '' or (length(value) = 10 and core.is_moment(value))
$$;

create or replace function pg_temp.is_off(value text) returns boolean language sql as $$
    select lower(coalesce(value, '')) in ('yes', 'y', 'true', 't', 'x', '1')
$$;

-- two rows of theirs with one key: the later one counts
insert into ref_wrong
select 'agencies', a.line, format('line %s has ''%s'' again', b.line, b.agency) from ref_agencies a join ref_agencies b on b.own and a.own and lower(b.agency) = lower(a.agency) and b.line > a.line
union all select 'vendors', a.line, format('line %s has ''%s'' again', b.line, b.vendor) from ref_vendors a join ref_vendors b on b.own and a.own and lower(b.vendor) = lower(a.vendor) and b.line > a.line
union all select 'families', a.line, format('line %s has ''%s'' in ''%s'' again', b.line, b.vendor, b.family) from ref_families a join ref_families b on b.own and a.own and (lower(b.family), lower(b.vendor)) = (lower(a.family), lower(a.vendor)) and b.line > a.line
union all select 'products', a.line, format('line %s has ''%s'' again', b.line, b.product) from ref_products a join ref_products b on b.own and a.own and lower(b.product) = lower(a.product) and b.line > a.line
union all select 'resellers', a.line, format('line %s has ''%s'' again', b.line, b.vendor) from ref_resellers a join ref_resellers b on b.own and a.own and lower(b.vendor) = lower(a.vendor) and b.line > a.line;

-- what cannot be by itself
insert into ref_wrong
select 'agencies', line, 'it names no agency' from ref_agencies where own and coalesce(agency, '') = ''
union all select 'vendors', line, 'it names no vendor' from ref_vendors where own and coalesce(vendor, '') = ''
union all select 'vendors', line, format('the class ''%s'' is none of maker, broker, hardware, telecom, services, integrator, reseller, distributor', class) from ref_vendors
    where own and coalesce(class, 'maker') not in ('maker', 'broker', 'hardware', 'telecom', 'services', 'integrator', 'reseller', 'distributor')
union all select 'vendors', line, format('software is ''%s'', not yes or no', software) from ref_vendors
    where own and lower(coalesce(software, '')) not in ('', 'yes', 'y', 'true', 't', 'no', 'n', 'false', 'f')
union all select 'families', line, 'it names no family or no vendor' from ref_families where own and ('' in (coalesce(family, ''), coalesce(vendor, '')))
union all select 'families', line, format('''%s'' is not a date as 2021-07-21', case when pg_temp.is_date(from_date) then until_date else from_date end) from ref_families
    where own and not (pg_temp.is_date(from_date) and pg_temp.is_date(until_date))
union all select 'families', line, format('it ends on %s, before it begins', until_date) from ref_families
    where own and case when pg_temp.is_date(from_date) and pg_temp.is_date(until_date) then nullif(until_date, '')::date < nullif(from_date, '')::date end
union all select 'products', line, 'it names no product' from ref_products where own and coalesce(product, '') = ''
union all select 'resellers', line, 'it names no vendor' from ref_resellers where own and coalesce(vendor, '') = '';

delete from ref_agencies r using ref_wrong w where r.own and w.file = 'agencies' and w.line = r.line;
delete from ref_vendors r using ref_wrong w where r.own and w.file = 'vendors' and w.line = r.line;
delete from ref_families r using ref_wrong w where r.own and w.file = 'families' and w.line = r.line;
delete from ref_products r using ref_wrong w where r.own and w.file = 'products' and w.line = r.line;
delete from ref_resellers r using ref_wrong w where r.own and w.file = 'resellers' and w.line = r.line;

-- what the file does not say stays as ours says it
update ref_agencies o set agency = u.agency, name = coalesce(o.name, u.name), parent = coalesce(o.parent, u.parent), cgac = coalesce(o.cgac, u.cgac),
    fpds = coalesce(o.fpds, u.fpds), level = coalesce(o.level, u.level), aliases = coalesce(o.aliases, u.aliases), source = coalesce(o.source, u.source)
from ref_agencies u where o.own and not u.own and lower(u.agency) = lower(o.agency);
update ref_vendors o set vendor = u.vendor, class = coalesce(o.class, u.class), software = coalesce(o.software, u.software), names = coalesce(o.names, u.names),
    ueis = coalesce(o.ueis, u.ueis), what = coalesce(o.what, u.what), source = coalesce(o.source, u.source)
from ref_vendors u where o.own and not u.own and lower(u.vendor) = lower(o.vendor);
update ref_families o set family = u.family, vendor = u.vendor, from_date = coalesce(o.from_date, u.from_date), until_date = coalesce(o.until_date, u.until_date),
    why = coalesce(o.why, u.why), source = coalesce(o.source, u.source)
from ref_families u where o.own and not u.own and (lower(u.family), lower(u.vendor)) = (lower(o.family), lower(o.vendor));
update ref_products o set product = u.product, vendor = coalesce(o.vendor, u.vendor), words = coalesce(o.words, u.words), pattern = coalesce(o.pattern, u.pattern),
    near = coalesce(o.near, u.near), never = coalesce(o.never, u.never), what = coalesce(o.what, u.what), source = coalesce(o.source, u.source)
from ref_products u where o.own and not u.own and lower(u.product) = lower(o.product);
update ref_resellers o set vendor = u.vendor, kind = coalesce(o.kind, u.kind), vehicles = coalesce(o.vehicles, u.vehicles), carries = coalesce(o.carries, u.carries),
    source = coalesce(o.source, u.source)
from ref_resellers u where o.own and not u.own and lower(u.vendor) = lower(o.vendor);
update ref_vendors set class = coalesce(class, 'maker'), software = coalesce(nullif(software, ''), case when coalesce(class, 'maker') in ('maker', 'broker') then 'yes' else 'no' end) where own;
update ref_agencies set name = coalesce(nullif(name, ''), agency) where own;
update ref_resellers set kind = coalesce(nullif(kind, ''), 'reseller') where own;

delete from ref_agencies u using ref_agencies o where o.own and not u.own and o.agency = u.agency;
delete from ref_vendors u using ref_vendors o where o.own and not u.own and o.vendor = u.vendor;
delete from ref_families u using ref_families o where o.own and not u.own and (o.family, o.vendor) = (u.family, u.vendor);
delete from ref_products u using ref_products o where o.own and not u.own and o.product = u.product;
delete from ref_resellers u using ref_resellers o where o.own and not u.own and o.vendor = u.vendor;
delete from ref_agencies where own and pg_temp.is_off(off);
delete from ref_vendors where own and pg_temp.is_off(off);
delete from ref_families where own and pg_temp.is_off(off);
delete from ref_products where own and pg_temp.is_off(off);
delete from ref_resellers where own and pg_temp.is_off(off);

-- what refers to a vendor: whatever its case; and to one that no list has
update ref_families o set vendor = v.vendor from ref_vendors v where o.own and o.vendor <> v.vendor and lower(o.vendor) = lower(v.vendor);
update ref_products o set vendor = v.vendor from ref_vendors v where o.own and o.vendor <> v.vendor and lower(o.vendor) = lower(v.vendor);
update ref_resellers o set vendor = v.vendor from ref_vendors v where o.own and o.vendor <> v.vendor and lower(o.vendor) = lower(v.vendor);
insert into ref_wrong
select 'families', f.line, format('there is no vendor ''%s'' in vendors.csv', f.vendor) from ref_families f where own and not exists (select from ref_vendors v where v.vendor = f.vendor)
union all select 'products', p.line, case when coalesce(p.vendor, '') = '' then 'it names no vendor' else format('there is no vendor ''%s'' in vendors.csv', p.vendor) end
    from ref_products p where own and not exists (select from ref_vendors v where v.vendor = p.vendor)
union all select 'products', p.line, 'it has no words to look for; to switch a product of ours off, write yes in a column ''off''' from ref_products p where own and coalesce(trim(p.words, ' ;'), '') = ''
    and exists (select from ref_vendors v where v.vendor = p.vendor)
union all select 'resellers', r.line, format('there is no vendor ''%s'' in vendors.csv', r.vendor) from ref_resellers r where own and not exists (select from ref_vendors v where v.vendor = r.vendor);
delete from ref_products where own and coalesce(trim(words, ' ;'), '') = '';
