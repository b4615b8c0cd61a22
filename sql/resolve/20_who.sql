-- Who the vendors and agencies of the dirty records are, looked up once.

create or replace temp view who as
select v.vendor_id, v.name, v.uei, v.duns,
    coalesce(v.known, s.known) as known, k.class, k.software,
    coalesce(s.name, v.name) as entity, v.why_same
from core.vendor v
left join core.vendor s on s.vendor_id = v.same_as
left join core.known_vendor k on k.vendor = coalesce(v.known, s.known);

create or replace temp view bureau as
select agency_id, coalesce(agency, name) as agency from core.agency where coalesce(agency, name) is not null;

-- awards as a whole and actions on them, in one shape
create temp table award on commit drop as
select 'contract'::text as record_kind, c.record_id, c.source, c.record_id as contract_id, c.contract_key, c.piid, c.parent_piid, null::text as modification,
    c.vendor_id, coalesce(c.vendor, c.vendor_as_typed) as vendor, c.awarding_id, c.funding_id, coalesce(c.signed, c.start_date, c.latest_action) as date, c.end_date, c.obligated, c.potential, c.ceiling,
    case when c.is_vehicle then 'vehicle' else 'award' end as amount_of, c.currency, c.description, c.psc, c.psc_text, c.naics, c.naics_text,
    c.solicitation, c.permalink, c.page_id, c.place, c.first_seen
from core.contract_record c join dirty using (record_id)
where c.is_best and c.gone_at is null
union all
select 'modification', m.record_id, m.source, m.contract_id, m.contract_key, m.piid, m.parent_piid, m.modification,
    m.vendor_id, coalesce(m.vendor, m.vendor_as_typed), m.awarding_id, m.funding_id, m.action_date, m.end_date, m.obligated, case when m.obligated is null then m.base_all_options end, null,
    'action', m.currency, m.description, m.psc, m.psc_text, m.naics, m.naics_text,
    m.solicitation, coalesce(m.permalink, 'https://www.usaspending.gov/award/' || m.contract_key || '/'), m.page_id, m.place, m.first_seen
from core.modification m join dirty using (record_id)
where m.is_best and m.gone_at is null;

-- for whom: the awarding and the funding agency, one row where they are the same
create temp table award_agency on commit drop as
select a.record_id, b.agency,
    case when count(distinct r.role) = 2 then 'awarding and funding' else max(r.role) end as role
from award a, lateral (values (a.awarding_id, 'awarding'), (a.funding_id, 'funding')) r (agency_id, role)
join bureau b on b.agency_id = r.agency_id
group by a.record_id, b.agency;
analyze award (record_id, source, vendor_id);
analyze award_agency (record_id, agency);
