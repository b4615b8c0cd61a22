-- The words of what the run touched, for the full-text search.

create temp table found_again on commit drop as
select 'contract'::text as kind, contract_id as id from touched_contract
union
select 'contract', c.contract_id from core.contract c join new_person using (vendor_id)
union
select case t.kind when 'filing' then 'lobbying' when 'foia_request' then 'foia request' when 'document_page' then 'document page' else t.kind end, t.record_id
from touched t where t.kind in ('subaward', 'notice', 'bidder', 'forecast', 'filing', 'protest', 'disclosure', 'foia_request', 'document', 'document_page', 'article', 'payment')
union
select 'lobbying', f.record_id from touched t join core.activity a using (record_id) join core.filing f using (filing_key) where t.kind = 'activity'
union
select 'document page', g.record_id from touched t join core.document d using (record_id) join core.document_page g using (document_key) where t.kind = 'document';
analyze found_again;

select core.refresh_search();
