-- What was found becomes core.claim, for the texts that were read; a row that is as it was is not written.
create temp table claim_changed (record_id uuid) on commit drop;
with stale as (
    delete from core.claim c
    where (c.record_id in (select record_id from pg_temp.claim_read) or c.record_id in (select record_id from pg_temp.touched))
        and not exists (select from pg_temp.found_claim f where (f.record_id, f.source, f.field, f.vendor, f.agency, f.action, f.standing)
            = (c.record_id, c.source, c.field, c.vendor, c.agency, c.action, c.standing))
    returning c.record_id
), fresh as (
    insert into core.claim as c select * from pg_temp.found_claim
    on conflict (record_id, source, field, vendor, agency, action, standing) do update
        set attributed = excluded.attributed, attributed_by = excluded.attributed_by, product = excluded.product,
            trigger = excluded.trigger, sentence = excluded.sentence, quote = excluded.quote
        where (c.attributed, c.attributed_by, c.product, c.trigger, c.sentence, c.quote)
            is distinct from (excluded.attributed, excluded.attributed_by, excluded.product, excluded.trigger, excluded.sentence, excluded.quote)
    returning c.record_id
)
insert into claim_changed select record_id from stale union select record_id from fresh;
