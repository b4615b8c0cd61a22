-- Every text that is searched for products, with the record that holds it.
create or replace view core.text as
select 'contract'::text as kind, record_id, source, 'description'::text as field, description as text from core.contract_record where description is not null and gone_at is null
union all
select 'modification', record_id, source, 'description', description from core.modification where description is not null and gone_at is null
union all
select 'subaward', record_id, source, 'description', description from core.subaward where description is not null and gone_at is null
union all
select 'notice', record_id, source, 'title', title from core.notice where title is not null and gone_at is null
union all
select 'notice', record_id, source, 'description', description from core.notice where description is not null and gone_at is null
union all
select 'bidder', record_id, source, 'title', title from core.bidder where title is not null and gone_at is null
union all
select 'bidder', record_id, source, 'description', description from core.bidder where description is not null and gone_at is null
union all
select 'forecast', record_id, source, 'title', title from core.forecast where title is not null and gone_at is null
union all
select 'forecast', record_id, source, 'requirement', requirement from core.forecast where requirement is not null and gone_at is null
union all
select 'activity', record_id, source, 'description', description from core.activity where description is not null and gone_at is null
union all
select 'protest', record_id, source, 'digest', digest from core.protest where digest is not null and gone_at is null
union all
select 'disclosure', record_id, source, 'title', title from core.disclosure where title is not null and gone_at is null
union all
select 'disclosure', record_id, source, 'purpose', purpose from core.disclosure where purpose is not null and gone_at is null
union all
select 'disclosure', record_id, source, 'system', system from core.disclosure where system is not null and gone_at is null
union all
select 'disclosed', record_id, source, 'quote', quote from core.disclosed where quote is not null and gone_at is null and standing in ('supplier', 'through_agency')
union all
select 'foia_request', record_id, source, 'subject', subject from core.foia_request where subject is not null and gone_at is null
union all
select 'document', record_id, source, 'title', title from core.document where title is not null and gone_at is null
union all
select 'document_page', record_id, source, 'text', text from core.document_page where text is not null and gone_at is null
union all
select 'payment', record_id, source, 'description', description from core.payment where description is not null and gone_at is null;
