-- Vendors: who they are by identifier, every name as filed, and which known vendor each is.

create temp table filed on commit drop as
select f.vendor_id, f.role, f.name, f.name_key, upper(f.uei) as uei, f.duns, upper(f.cage) as cage, p.source, min(p.fetched) as first, max(p.fetched) as last
from staging.filed_vendor f
join pg_temp.touched t using (record_id)
join crawl.page p using (page_id)
where f.run_id = core.this_run()
group by f.vendor_id, f.role, f.name, f.name_key, upper(f.uei), f.duns, upper(f.cage), p.source;

insert into core.vendor (vendor_id, name, name_key, uei, duns, cage)
select vendor_id, min(name) filter (where role = 'name'), min(name_key) filter (where role = 'name'), max(uei), max(duns), max(cage)
from (select vendor_id, case when bool_or(role = 'name') over (partition by vendor_id) then role else 'name' end as role,
        name, name_key, uei, duns, cage from filed) f
group by vendor_id
on conflict (vendor_id) do nothing;

select core.grown('core.vendor', count(distinct vendor_id)) from filed;

insert into core.vendor_name as n (vendor_id, name, name_key, role, source, first_seen, last_seen)
select vendor_id, name, min(name_key), role, source, min(first), max(last)
from filed
group by vendor_id, name, role, source
on conflict (vendor_id, name, role, source) do update
    set first_seen = least(n.first_seen, excluded.first_seen), last_seen = greatest(n.last_seen, excluded.last_seen)
    where excluded.first_seen < n.first_seen or excluded.last_seen > n.last_seen;

insert into core.vendor_identifier as i (vendor_id, scheme, value, source, first_seen, last_seen)
select vendor_id, scheme, value, source, min(first), max(last)
from filed, lateral (values ('UEI', uei), ('DUNS', duns), ('CAGE', cage)) v (scheme, value)
where value is not null
group by vendor_id, scheme, value, source
on conflict (vendor_id, scheme, value, source) do update
    set first_seen = least(i.first_seen, excluded.first_seen), last_seen = greatest(i.last_seen, excluded.last_seen)
    where excluded.first_seen < i.first_seen or excluded.last_seen > i.last_seen;

-- the name that is shown is the newest one on record, by the day, whatever the order of loading
create temp table renamed on commit drop as
select distinct on (vendor_id) vendor_id, name, name_key
from core.vendor_name
where vendor_id in (select vendor_id from filed)
order by vendor_id, role = 'name' desc, (last_seen at time zone 'UTC')::date desc, name collate "C";

with written as (
    update core.vendor v set name = r.name, name_key = r.name_key
    from renamed r
    where v.vendor_id = r.vendor_id and (v.name, v.name_key) is distinct from (r.name, r.name_key)
    returning v.vendor_id
)
insert into vendor_changed select vendor_id from written;

update core.vendor v set uei = coalesce(v.uei, i.uei), duns = coalesce(v.duns, i.duns), cage = coalesce(v.cage, i.cage)
from (
    select vendor_id, max(value) filter (where scheme = 'UEI') as uei, max(value) filter (where scheme = 'DUNS') as duns,
        max(value) filter (where scheme = 'CAGE') as cage
    from core.vendor_identifier where vendor_id in (select vendor_id from filed) group by vendor_id
) i
where v.vendor_id = i.vendor_id and (v.uei, v.duns, v.cage) is distinct from (coalesce(v.uei, i.uei), coalesce(v.duns, i.duns), coalesce(v.cage, i.cage));

select core.know_vendors(array(select vendor_id from renamed));
