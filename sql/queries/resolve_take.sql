-- What was found becomes core.mention; a row that is as it was is not written.
create temp table mention_changed (kind text, record_id uuid) on commit drop;
with stale as (
    delete from core.mention m
    where (m.record_id in (select record_id from pg_temp.touched) or m.product in (select product from pg_temp.changed_product)
            or not exists (select from core.product p where p.product = m.product))
        and not exists (select from pg_temp.found f where (f.record_id, f.source, f.field, f.product) = (m.record_id, m.source, m.field, m.product))
    returning m.kind, m.record_id
), fresh as (
    insert into core.mention as m (kind, record_id, source, field, product, vendor, starts, ends, found, quote)
    select kind, record_id, source, field, product, vendor, starts, ends, found, quote from pg_temp.found
    on conflict (record_id, source, field, product) do update
        set vendor = excluded.vendor, starts = excluded.starts, ends = excluded.ends, found = excluded.found, quote = excluded.quote
        where (m.vendor, m.starts, m.ends, m.found, m.quote) is distinct from (excluded.vendor, excluded.starts, excluded.ends, excluded.found, excluded.quote)
    returning m.kind, m.record_id
)
insert into mention_changed
select kind, record_id from stale union select kind, record_id from fresh;

select core.grown('core.mention', count(*)) from mention_changed;

update core.product p set matched_as = c.signature from pg_temp.changed_product c where p.product = c.product;
