-- The files become the tables of reference. What changed is marked, so that only what it concerns
-- is resolved again.

create temp table before_vendor on commit drop as select * from core.known_vendor;
create temp table before_name on commit drop as select * from core.known_vendor_name;
create temp table before_uei on commit drop as select * from core.known_vendor_uei;
create temp table before_family on commit drop as select * from core.family;
create temp table before_product on commit drop as select * from core.product;
create temp table before_agency on commit drop as
select agency, name, cgac, fpds, level from core.known_agency union all select agency, name_key, null, null, null from core.known_agency_name;

delete from core.reseller;
delete from core.family;
delete from core.product;
delete from core.known_vendor;
delete from core.known_agency;

insert into core.known_agency (agency, name, parent, cgac, fpds, level, source, own)
select distinct on (agency) agency, name, nullif(parent, ''), nullif(cgac, ''), nullif(fpds, ''), nullif(level, ''), source, own
from ref_agencies where agency <> '' order by agency, own desc;

insert into core.known_agency_name (name_key, agency, written)
select distinct on (key) key, agency, n
from (
    select core.simple_key(n) as key, trim(n) as n, agency, own
    from ref_agencies, lateral (select agency union all select name union all select unnest(string_to_array(aliases, ';'))) as u (n)
) k
where key is not null order by key, own desc, agency collate "C", n collate "C";

insert into core.known_vendor (vendor, class, software, what, source, own)
select distinct on (vendor) vendor, class, software in ('yes', 't', 'true', 'y'), what, source, own
from ref_vendors where vendor <> '' order by vendor, own desc;

insert into core.known_vendor_name (name_key, vendor, name)
select distinct on (k.name_key) k.name_key, v.vendor, k.name
from ref_vendors v, lateral (select v.vendor union all select unnest(string_to_array(v.names, ';'))) as u (n)
join ref_keys k on k.name = trim(u.n)
order by k.name_key, v.own desc, v.vendor collate "C";

insert into core.known_vendor_uei (uei, vendor)
select distinct on (uei) uei, vendor
from (select upper(trim(unnest(string_to_array(ueis, ';')))) as uei, vendor, own from ref_vendors) u
where uei <> '' order by uei, own desc, vendor collate "C";

insert into core.family (family, vendor, from_date, until_date, why, source, own)
select f.family, f.vendor, nullif(f.from_date, '')::date, nullif(f.until_date, '')::date, f.why, f.source, f.own
from ref_families f join core.known_vendor v on v.vendor = f.vendor
where f.family <> f.vendor;

insert into core.product (product, vendor, words, pattern, near, never, what, source, own, matched_as)
select distinct on (p.product) p.product, p.vendor, p.words, nullif(p.pattern, ''), nullif(p.near, ''), nullif(p.never, ''), p.what, p.source, p.own, b.matched_as
from ref_products p join core.known_vendor v on v.vendor = p.vendor left join before_product b on b.product = p.product
where p.words <> '' order by p.product, p.own desc;

insert into core.reseller (vendor, kind, vehicles, carries, source, own)
select distinct on (r.vendor) r.vendor, r.kind, r.vehicles, r.carries, r.source, r.own
from ref_resellers r join core.known_vendor v on v.vendor = r.vendor order by r.vendor, r.own desc;

-- vendors whose known name, class or family is not what it was
insert into core.unresolved (what, name)
select distinct 'vendor', vendor from (
    (select vendor, class, software from core.known_vendor except select vendor, class, software from before_vendor)
    union all (select vendor, class, software from before_vendor except select vendor, class, software from core.known_vendor)) d
union
select 'vendor', vendor from (
    (select vendor, family, from_date, until_date from core.family except select vendor, family, from_date, until_date from before_family)
    union all (select vendor, family, from_date, until_date from before_family except select vendor, family, from_date, until_date from core.family)) d
on conflict do nothing;
insert into core.unresolved (what, name)
select distinct 'name', name_key from (
    (select name_key, vendor from core.known_vendor_name except select name_key, vendor from before_name)
    union all (select name_key, vendor from before_name except select name_key, vendor from core.known_vendor_name)) d
on conflict do nothing;
insert into core.unresolved (what, name)
select distinct 'uei', uei from (
    (select uei, vendor from core.known_vendor_uei except select uei, vendor from before_uei)
    union all (select uei, vendor from before_uei except select uei, vendor from core.known_vendor_uei)) d
on conflict do nothing;
create temp table after_agency on commit drop as
select agency, name, cgac, fpds, level from core.known_agency union all select agency, name_key, null, null, null from core.known_agency_name;
insert into core.unresolved (what, name)
select 'agency', '*' where exists ((table after_agency except table before_agency) union all (table before_agency except table after_agency))
on conflict do nothing;
