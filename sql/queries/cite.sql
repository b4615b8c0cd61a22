-- A citation as JSON: $1 what was asked (JSON: question, title, command, parameters, query_sha256, program), $2 the answer's rows
-- (JSON), $3 its SHA-256, $4 its columns of numbers.
with row as (
    select value as row from json_array_elements($2::json)
), sums as (
    select coalesce(row ->> 'kind', '') as kind, c as name, sum((row ->> c)::numeric) as total
    from row, unnest($4::text[]) c
    where row ->> c ~ '^-?[0-9.]+$' group by 1, 2
), source as (
    select source, last_good from pub.sources where last_good is not null
)
select format(E'{"paydirt_citation": 1,\n"text": %s,\n"asked": %s,\n"as_of": %s,\n"data_version": %s,\n"newest_version": %s,\n"lists": %s,\n"sources": %s,\n"rows": %s,\n"answer_sha256": %s,\n"sums": %s,\n"query": %s,\n"answer": %s}\n',
    to_json(format('paydirt, "%s" (%s): %s row%s%s. Asked %s; data as of %s, version %s; query SHA-256 %s, answer SHA-256 %s.',
        $1::json ->> 'title', $1::json ->> 'command', (select count(*) from row), case (select count(*) from row) when 1 then '' else 's' end,
        coalesce('; ' || (select string_agg(concat_ws(' ', nullif(kind, ''), replace(name, '_', ' '), to_char(total, 'FM999,999,999,999,990.00')), ', ' order by kind, name)
            from sums where name like '%obligated%' or name like '%amount%'), ''),
        to_char(now(), 'YYYY-MM-DD'), coalesce(to_char((select max(last_good) from source), 'YYYY-MM-DD HH24:MI'), 'never'),
        left(v.version, 16), left($1::json ->> 'query_sha256', 16), left($3, 16))),
    to_json(now()), to_json((select max(last_good) from source)), to_json(v.version), coalesce((select max(version_id) from core.version), 0),
    to_json((select string_agg(value, ' ' order by name) from meta.setting where name in ('reference', 'own reference', 'schema'))),
    coalesce((select json_object_agg(source, last_good order by source) from source), '{}'),
    (select count(*) from row), to_json($3),
    coalesce((select json_agg(json_build_object('kind', kind, 'column', name, 'sum', total::text) order by kind, name) from sums), '[]'),
    $1::json, $2::json)
from (select encode(sha256(convert_to(coalesce(string_agg(source || ' ' || last_good, chr(10) order by source), ''), 'UTF8')), 'hex') as version from source) v;
