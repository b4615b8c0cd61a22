-- Running text that is read sentence by sentence for what it says between vendors and agencies.
create or replace view core.prose as
select 'article'::text as kind, record_id, source, 'title'::text as field, title as text from core.article where title is not null and gone_at is null
union all
select 'article', record_id, source, 'text', text from core.article where text is not null and gone_at is null
union all
select 'document_page', record_id, source, 'text', text from core.document_page where text is not null and gone_at is null;
