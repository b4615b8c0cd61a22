-- $1 run, $2 source, $3 page, $4 request, $5 issues as JSON
insert into crawl.issue (run_id, source, page_id, request_id, reach, stage, place, message, raw, count)
select $1, $2, $3, $4, i.reach, 'parse', i.place, i.message, i.raw, i.count
from jsonb_to_recordset($5) as i (reach text, place text, message text, raw text, count bigint);
