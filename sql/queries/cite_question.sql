-- Of a citation ($1): the question's name, the answer as it stands there, and its SHA-256.
select c -> 'query' ->> 'question', c ->> 'answer', c ->> 'answer_sha256' from (select $1::json as c) x;
