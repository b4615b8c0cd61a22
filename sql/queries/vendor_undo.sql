-- $1 number, $2 why, $3 when (null: now), $4 by whom (null: this user)
update core.judgement set undone = coalesce($3::timestamptz, date_trunc('second', clock_timestamp())), undone_why = $2, undone_by = coalesce($4, current_user)
where judgement_id = $1::bigint and undone is null
returning vendor_a, vendor_b;
