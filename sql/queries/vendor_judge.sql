-- $1 verdict, $2 vendor, $3 its name, $4 other vendor or null, $5 its name or null, $6 listed vendor or null, $7 why,
-- $8 when (null: now), $9 by whom (null: this user). Nothing where that decision of that moment is there already.
insert into core.judgement (verdict, vendor_a, name_a, vendor_b, name_b, listed_b, why, decided, decided_by)
select $1, $2::uuid, $3, $4::uuid, $5, $6, $7, coalesce($8::timestamptz, date_trunc('second', clock_timestamp())), coalesce($9, current_user)
where not exists (select from core.judgement j
    where (j.verdict, j.vendor_a, j.vendor_b, j.listed_b) is not distinct from ($1, $2::uuid, $4::uuid, $6) and j.decided = $8::timestamptz)
returning judgement_id;
