-- Agencies as filed, and which one of the reference list each is: by code, else by name.

insert into core.agency (agency_id, jurisdiction, tier, code, name, name_key, toptier_code, toptier)
select agency_id, coalesce(max(jurisdiction), 'US'),
    case when max(subtier_code) is not null or max(subtier) is not null then 'subtier' else 'toptier' end,
    coalesce(max(subtier_code), case when max(subtier) is null then max(toptier_code) end),
    coalesce(max(subtier), max(toptier)), null, max(toptier_code), max(toptier)
from staging.filed_agency
where run_id = core.this_run()
group by agency_id
on conflict (agency_id) do nothing;

update core.agency a set agency = known.agency
from (
    select f.agency_id, core.known_agency_of(f.jurisdiction, f.tier, f.code, f.name, f.toptier) as agency
    from core.agency f where f.agency is null
) known
where a.agency_id = known.agency_id and known.agency is not null;
