declare texts no scroll cursor for
select p.kind, p.record_id, p.source, p.field, p.text from core.prose p join pg_temp.claim_read using (record_id);
