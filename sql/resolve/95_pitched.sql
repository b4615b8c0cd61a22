-- The answer that is kept ready, for the contracts and records whose evidence was worked out again.

insert into core.source_kind
select distinct r.source, t.kind from pg_temp.touched t, crawl.run r where r.run_id = core.this_run()
on conflict do nothing;

create temp table about on commit drop as
select record_id as about from dirty
union select m.contract_id from core.modification m join dirty using (record_id) where m.contract_id is not null
union select s.contract_id from core.subaward s join dirty using (record_id) where s.contract_id is not null
union select coalesce(e.contract_id, e.record_id) from core.evidence e join dirty using (record_id)
union select coalesce(e.contract_id, e.record_id) from core.evidence e join new_person p on p.vendor_id in (e.vendor_id, e.through_id);
analyze about;

select core.refresh_pitched();
