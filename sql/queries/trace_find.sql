-- What has an id from $1 to $2: 0 evidence, 1 record, 2 page; with its record, page, place, quote and a word for people.
-- Evidence that shares an id's first digits is listed; where there is any, records and pages are not looked for.
with evidence as (
    select 0 as what, evidence_id as id, record_kind as kind, record_id, source, page_id, place,
        quote, concat_ws(' ', family, relation, agency, '(' || kind || ')', date, piid) as words
    from core.ledger where evidence_id between $1::uuid and $2::uuid
    order by evidence_id limit 20
), record as (
    select 'contract' as kind, record_id, source, page_id, place from core.contract_record where record_id between $1::uuid and $2::uuid
    union all select 'modification', record_id, source, page_id, place from core.modification where record_id between $1::uuid and $2::uuid
    union all select 'subaward', record_id, source, page_id, place from core.subaward where record_id between $1::uuid and $2::uuid
    union all select 'notice', record_id, source, page_id, place from core.notice where record_id between $1::uuid and $2::uuid
    union all select 'bidder', record_id, source, page_id, place from core.bidder where record_id between $1::uuid and $2::uuid
    union all select 'forecast', record_id, source, page_id, place from core.forecast where record_id between $1::uuid and $2::uuid
    union all select 'filing', record_id, source, page_id, place from core.filing where record_id between $1::uuid and $2::uuid
    union all select 'activity', record_id, source, page_id, place from core.activity where record_id between $1::uuid and $2::uuid
    union all select 'protest', record_id, source, page_id, place from core.protest where record_id between $1::uuid and $2::uuid
    union all select 'disclosure', record_id, source, page_id, place from core.disclosure where record_id between $1::uuid and $2::uuid
    union all select 'disclosed', record_id, source, page_id, place from core.disclosed where record_id between $1::uuid and $2::uuid
    union all select 'foia_request', record_id, source, page_id, place from core.foia_request where record_id between $1::uuid and $2::uuid
    union all select 'document', record_id, source, page_id, place from core.document where record_id between $1::uuid and $2::uuid
    union all select 'document_page', record_id, source, page_id, place from core.document_page where record_id between $1::uuid and $2::uuid
    union all select 'article', record_id, source, page_id, place from core.article where record_id between $1::uuid and $2::uuid
    union all select 'entity', record_id, source, page_id, place from core.entity where record_id between $1::uuid and $2::uuid
    union all select 'payment', record_id, source, page_id, place from core.payment where record_id between $1::uuid and $2::uuid
    union all select 'foia_figure', record_id, source, page_id, place from core.foia_figure where record_id between $1::uuid and $2::uuid
    -- a contract that is known from its actions alone: the newest one that is held
    union all (select 'modification', m.record_id, m.source, m.page_id, m.place from core.contract c join core.modification m using (contract_id)
        where c.contract_id between $1::uuid and $2::uuid and m.is_best and not exists (select from core.contract_record r where r.record_id = c.contract_id)
        order by m.action_date desc, m.action_key desc limit 1)
), page as (
    select page_id, source, coalesce(url, file) as words from crawl.page where page_id between $1::uuid and $2::uuid limit 20
)
select what, id, kind, record_id, source, page_id, place, quote, words from evidence
union all
select * from (select 1, record_id, kind, record_id, source, page_id, place, null, concat_ws(' ', kind, source) from record order by record_id, source limit 20) r
where not exists (select from evidence)
union all
select 2, page_id, null, null, source, page_id, null, null, concat_ws(' ', source, words) from page
where not exists (select from evidence) and not exists (select from record)
order by 1, 2;
