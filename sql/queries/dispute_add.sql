-- $1 evidence, $2 text, $3 who (empty: the database's user): a note is kept for good.
insert into core.dispute (evidence_id, text, noted_by) values ($1::uuid, $2, coalesce(nullif($3, ''), current_user::text));
