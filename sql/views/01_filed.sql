-- The agencies and vendors of a run's records, as filed, in one shape for all kinds.

create or replace view staging.filed_agency as
select run_id, record_id, awarding_id as agency_id, jurisdiction as jurisdiction, awarding_subtier_code as subtier_code, awarding_subtier as subtier, awarding_toptier_code as toptier_code, awarding_toptier as toptier from staging.contract where awarding_id is not null
union all
select run_id, record_id, funding_id as agency_id, jurisdiction as jurisdiction, funding_subtier_code as subtier_code, funding_subtier as subtier, funding_toptier_code as toptier_code, funding_toptier as toptier from staging.contract where funding_id is not null
union all
select run_id, record_id, awarding_id as agency_id, jurisdiction as jurisdiction, awarding_subtier_code as subtier_code, awarding_subtier as subtier, awarding_toptier_code as toptier_code, awarding_toptier as toptier from staging.modification where awarding_id is not null
union all
select run_id, record_id, funding_id as agency_id, jurisdiction as jurisdiction, funding_subtier_code as subtier_code, funding_subtier as subtier, funding_toptier_code as toptier_code, funding_toptier as toptier from staging.modification where funding_id is not null
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
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.contract where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.contract where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.contract where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.modification where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.modification where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.modification where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.subaward where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.subaward where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.subaward where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.notice where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.notice where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.notice where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.bidder where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.bidder where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.bidder where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.forecast where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.forecast where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.forecast where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.filing where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.filing where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.filing where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.protest where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.protest where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.protest where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.disclosed where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.disclosed where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.disclosed where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.document where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.document where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.document where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.entity where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.entity where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.entity where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'name'::text as role, vendor as name, vendor_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.payment where vendor_id is not null and vendor is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'as typed'::text as role, vendor_as_typed as name, vendor_as_typed_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.payment where vendor_id is not null and vendor_as_typed is not null
union all
select run_id, page_id, record_id, vendor_id as vendor_id, 'dba'::text as role, vendor_dba as name, vendor_dba_key as name_key, vendor_uei as uei, vendor_duns as duns, vendor_cage as cage from staging.payment where vendor_id is not null and vendor_dba is not null
union all
select run_id, page_id, record_id, prime_id as vendor_id, 'name'::text as role, prime as name, prime_key as name_key, prime_uei as uei, prime_duns as duns, null as cage from staging.subaward where prime_id is not null and prime is not null;
