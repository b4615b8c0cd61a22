-- What the texts say, and which records were read for it.
create temp table found_claim (like core.claim) on commit drop;
create temp table claim_read (record_id uuid primary key) on commit drop;
