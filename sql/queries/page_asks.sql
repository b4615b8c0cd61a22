-- $1 page, $2 its further requests as JSON
insert into crawl.page_ask (page_id, number, kind, method, url, body, body_type, scope, param, rank, wait, again)
select $1, a.number, a.kind, a.method, a.url, a.body, a.body_type, a.scope, a.param, a.rank, a.wait, a.again
from jsonb_to_recordset($2) as a (number integer, kind text, method text, url text, body text, body_type text, scope text,
    param text, rank integer, wait integer, again boolean)
on conflict (page_id, number) do update set kind = excluded.kind, method = excluded.method, url = excluded.url, body = excluded.body,
    body_type = excluded.body_type, scope = excluded.scope, param = excluded.param, rank = excluded.rank, wait = excluded.wait, again = excluded.again;
