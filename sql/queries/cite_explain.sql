-- What became of a cited answer, line by line: $1 the citation (JSON), $2 the same question asked now (JSON as of cite.sql).
with cited as (
    select $1::json as c, $2::json as n
), key as (
    -- what tells rows apart: the columns of these names that the answer has; else its evidence, else all of it
    select part, row, coalesce(nullif(concat_ws(' · ', row ->> 'relation', row ->> 'family', row ->> 'kind', coalesce(row ->> 'award', row ->> 'piid', row ->> 'contract_key'),
            row ->> 'agency', row ->> 'fiscal_year', row ->> 'notice', row ->> 'source', row ->> 'field',
            case when coalesce(row ->> 'award', row ->> 'piid', row ->> 'contract_key') is null then coalesce(row ->> 'evidence', row ->> 'evidence_id', row ->> 'record_id') end), ''), row::text) as key
    from (select 'then' as part, value as row from cited, json_array_elements(c -> 'answer') union all select 'now', value from cited, json_array_elements(n -> 'answer')) r
), numbered as (
    select *, row_number() over (partition by part, key order by row::text collate "C") as number from key
), pair as (
    select coalesce(t.key, w.key) as key, t.row as old, w.row as new, coalesce(t.row, w.row) as either
    from (select * from numbered where part = 'then') t full join (select * from numbered where part = 'now') w using (key, number)
    where t.row::text is distinct from w.row::text
), award as (
    select distinct coalesce(either ->> 'award', either ->> 'piid') as piid from pair where coalesce(either ->> 'award', either ->> 'piid') is not null
), since as (
    -- what a source said after the reading that was cited
    select s.source, coalesce((c -> 'sources' ->> s.source)::timestamptz, '-infinity') as moment from cited, pub.sources s
), action as (
    select m.piid, m.modification, m.action_date, m.obligated, m.currency, m.source, m.record_id, m.first_seen,
        exists (select from cited, pub.changes x where x.record_id = m.record_id and x.source = m.source and x.version_id > (c ->> 'newest_version')::bigint) as changed
    from pub.modifications m join award using (piid) join since s on s.source = m.source
    where m.first_seen > s.moment
), change as (
    select x.piid, x.kind, x.what, x.field, x.old, x.new, x.changed_at, x.source, x.record_id, x.version_id,
        coalesce((select m.modification from pub.modifications m where m.record_id = x.record_id and m.source = x.source), '') as modification
    from cited, pub.changes x join award using (piid)
    where x.version_id > (c ->> 'newest_version')::bigint and x.field <> 'last_modified'
), told as (
    select piid, 1 as part, action_date::text as sorted, format('    action %s of %s: %s %s %s, first seen %s (%s, trace %s)', coalesce(modification, '0'), action_date,
        to_char(obligated, 'FMS999,999,999,999,990.00'), currency, 'obligated', to_char(first_seen, 'YYYY-MM-DD'), source, left(record_id::text, 8)) as line, obligated as explains
    from action
    union all
    select piid, 2, version_id::text, format('    %s%s: %s %s → %s, seen %s (%s)', kind, coalesce(' ' || nullif(modification, ''), ''), replace(field, '_', ' '),
        coalesce(left(old, 200), 'nothing'), coalesce(left("new", 200), 'nothing'), to_char(changed_at, 'YYYY-MM-DD'), source),
        case when kind = 'modification' and field = 'obligated' then coalesce("new"::numeric, 0) - coalesce(old::numeric, 0) end
    from change
), difference as (
    select p.*, coalesce(either ->> 'award', either ->> 'piid') as piid, (select string_agg(format('%s %s → %s', replace(k, '_', ' '), coalesce(left(old ->> k, 120), 'nothing'), coalesce(left("new" ->> k, 120), 'nothing')), '; ' order by k)
        from json_object_keys(either) k where old ->> k is distinct from "new" ->> k) as fields
    from pair p
)
select line
from (
    select 0 as part, '' as key, 0 as step, '' as sorted, format(E'cited %s, data as of %s, version %s\nnow   %s, data as of %s, version %s', left(c ->> 'asked', 16), coalesce(left(c ->> 'as_of', 16), 'never'), left(c ->> 'data_version', 16),
        left(n ->> 'asked', 16), coalesce(left(n ->> 'as_of', 16), 'never'), left(n ->> 'data_version', 16)) as line from cited
    union all
    select 1, '', 0, '', format('rows: %s then, %s now', c ->> 'rows', n ->> 'rows') from cited
    union all
    select 2, name, 0, kind, format('sum of %s%s: %s then, %s now (%s)', replace(name, '_', ' '), coalesce(', ' || nullif(kind, ''), ''), coalesce(a, 0), coalesce(b, 0), to_char(coalesce(b, 0) - coalesce(a, 0), 'FMS999,999,999,999,990.00'))
    from (
        select coalesce(t.kind, w.kind) as kind, coalesce(t."column", w."column") as name, t.sum as a, w.sum as b
        from (select r.* from cited, json_to_recordset(c -> 'sums') r (kind text, "column" text, sum numeric)) t
        full join (select r.* from cited, json_to_recordset(n -> 'sums') r (kind text, "column" text, sum numeric)) w using (kind, "column")) s
    where a is distinct from b
    union all
    select 3, '', 0, '', 'the question itself says something else now than when it was cited' from cited where c -> 'query' ->> 'query_sha256' <> n -> 'query' ->> 'query_sha256'
    union all
    select 3, '', 1, '', 'the reference lists or the schema are other ones now than when it was cited' from cited where c ->> 'lists' is distinct from n ->> 'lists'
    union all
    select 4, key, 0, '', case when old is null then E'\nnew row: ' when "new" is null then E'\nrow that is gone: ' else E'\nchanged row: ' end || key ||
        case when old is not null and "new" is not null then E'\n  ' || fields else '' end
    from difference
    union all
    select 4, d.key, t.part, t.sorted, t.line from difference d join told t using (piid)
    union all
    select 4, d.key, 3, '', format('    these actions and changes sum to %s', to_char(sum(t.explains), 'FMS999,999,999,999,990.00')) from difference d join told t using (piid) where t.explains is not null group by d.key
    union all
    select 4, d.key, 4, '', '    no action or change of its records says why: the rules or the lists did, or another record of the row' from difference d
    where not exists (select from told t where t.piid = d.piid)
) lines
order by part, key collate "C", step, sorted collate "C", line collate "C";
