-- The agencies and vendors of a run's records, as filed, in one shape for all kinds.

create or replace view staging.filed_agency as
select s.run_id, s.record_id, f.* from staging.contract s, lateral (values
    (s.awarding_id, s.jurisdiction, s.awarding_subtier_code, s.awarding_subtier, s.awarding_toptier_code, s.awarding_toptier),
    (s.funding_id, s.jurisdiction, s.funding_subtier_code, s.funding_subtier, s.funding_toptier_code, s.funding_toptier))
    f (agency_id, jurisdiction, subtier_code, subtier, toptier_code, toptier)
where f.agency_id is not null
union all
select s.run_id, s.record_id, f.* from staging.modification s, lateral (values
    (s.awarding_id, s.jurisdiction, s.awarding_subtier_code, s.awarding_subtier, s.awarding_toptier_code, s.awarding_toptier),
    (s.funding_id, s.jurisdiction, s.funding_subtier_code, s.funding_subtier, s.funding_toptier_code, s.funding_toptier))
    f (agency_id, jurisdiction, subtier_code, subtier, toptier_code, toptier)
where f.agency_id is not null
union all
select run_id, record_id, awarding_id as agency_id, null as jurisdiction, awarding_subtier_code as subtier_code, awarding_subtier as subtier, awarding_toptier_code as toptier_code, awarding_toptier as toptier from staging.subaward where awarding_id is not null
union all
select run_id, record_id, funding_id as agency_id, null as jurisdiction, funding_subtier_code as subtier_code, funding_subtier as subtier, funding_toptier_code as toptier_code, funding_toptier as toptier from staging.subaward where funding_id is not null
union all
select run_id, record_id, agency_id, jurisdiction, subtier_code, subtier, toptier_code, toptier from staging.notice where agency_id is not null
union all
select run_id, record_id, agency_id, jurisdiction, subtier_code, subtier, toptier_code, toptier from staging.bidder where agency_id is not null
union all
select run_id, record_id, agency_id, null, subtier_code, subtier, toptier_code, toptier from staging.forecast where agency_id is not null
union all
select run_id, record_id, agency_id, null, subtier_code, subtier, toptier_code, toptier from staging.protest where agency_id is not null
union all
select run_id, record_id, agency_id, null, subtier_code, subtier, toptier_code, toptier from staging.disclosure where agency_id is not null
union all
select run_id, record_id, agency_id, null, subtier_code, subtier, toptier_code, toptier from staging.foia_request where agency_id is not null
union all
select run_id, record_id, agency_id, null, subtier_code, subtier, toptier_code, toptier from staging.document where agency_id is not null
union all
select run_id, record_id, agency_id, jurisdiction, subtier_code, subtier, toptier_code, toptier from staging.payment where agency_id is not null
union all
select run_id, record_id, agency_id, null, subtier_code, subtier, toptier_code, toptier from staging.foia_figure where agency_id is not null;

create or replace view staging.filed_vendor as
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.contract s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.modification s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.subaward s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.notice s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.bidder s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.forecast s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.filing s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.protest s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.disclosed s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.document s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.entity s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select s.run_id, s.page_id, s.record_id, s.vendor_id, f.role, f.name, f.name_key, s.vendor_uei as uei, s.vendor_duns as duns, s.vendor_cage as cage
from staging.payment s, lateral (values ('name', s.vendor, s.vendor_key), ('as typed', s.vendor_as_typed, s.vendor_as_typed_key), ('dba', s.vendor_dba, s.vendor_dba_key)) f (role, name, name_key)
where s.vendor_id is not null and f.name is not null
union all
select run_id, page_id, record_id, prime_id as vendor_id, 'name'::text as role, prime as name, prime_key as name_key, prime_uei as uei, prime_duns as duns, null as cage from staging.subaward where prime_id is not null and prime is not null;
