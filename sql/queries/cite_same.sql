-- Whether two citations ($1, $2) have the same answer.
select $1::json ->> 'answer_sha256' = $2::json ->> 'answer_sha256';
