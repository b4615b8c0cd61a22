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

-- Does the text name the product only as something else than what is bought: what is lacking, left,
-- replaced by another, or what the bought thing must fit? Looked for right before and behind the name.
create or replace function core.named_aside(quote text, found text) returns boolean
language sql immutable parallel safe as $$
    with around as (
        select left(quote, strpos(quote, found) - 1) as before, substr(quote, strpos(quote, found) + length(found)) as behind
        where strpos(quote, found) > 0
    )
    select coalesce((select before ~* '\m(not available (on|in|through|from)|in lieu of|instead of|other than|alternatives? to|compatible with|compatibility with|migrat\w+ (off|from|away from)|conver\w+ from|to replace) (the |our |its |an? )?(existing |current |legacy |old )?$'
        or (before ~* '\mfor $' and behind ~* '^ (users|administrators|developers|environments?)\M')
        or behind ~* '^( \w+)? (nears|reaches|approaches|nearing|reaching|approaching|has reached|going|is now going) (its |the )?(end|away)'
        from around), false)
$$;
