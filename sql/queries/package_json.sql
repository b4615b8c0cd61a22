-- datapackage.json (Frictionless Data Package), line by line. $1 the package as JSON: its version, time, and the
-- files as they were written.
with file as (
    select * from json_to_recordset($1::json -> 'files')
        as f ("table" text, path text, rows bigint, bytes bigint, sha256 text, key json, links json)
), field as (
    select f."table", a.attnum, json_build_object('name', a.attname,
        'type', case format_type(a.atttypid, a.atttypmod) when 'numeric' then 'number' when 'bigint' then 'integer' when 'integer' then 'integer'
            when 'smallint' then 'integer' when 'date' then 'date' when 'timestamp with time zone' then 'datetime' when 'boolean' then 'boolean'
            when 'json' then 'object' when 'jsonb' then 'object' else 'string' end,
        'format', case format_type(a.atttypid, a.atttypmod) when 'uuid' then 'uuid' else 'default' end,
        'description', col_description(a.attrelid, a.attnum)) as field
    from file f
    join pg_attribute a on a.attrelid = ('pub.' || f."table")::regclass and a.attnum > 0 and not a.attisdropped
), resource as (
    select f."table", format('    {"name": %s, "path": %s, "profile": "tabular-data-resource", "title": %s,
     "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": %s, "hash": %s, "rows": %s,
     "dialect": {"delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\r\n", "header": true},
     "schema": {"fields": [
%s],
       "missingValues": [""]%s%s}}',
        to_json(replace(f."table", '_', '-')), to_json(f.path), to_json(obj_description(('pub.' || f."table")::regclass, 'pg_class')),
        f.bytes, to_json('sha256:' || f.sha256), f.rows,
        (select string_agg('       ' || field, E',\n' order by attnum) from field where field."table" = f."table"),
        E',\n       "primaryKey": ' || f.key,
        E',\n       "foreignKeys": ' || (
            select json_agg(json_build_object('fields', l ->> 'column',
                'reference', json_build_object('resource', replace(l ->> 'to_table', '_', '-'), 'fields', l ->> 'to_column')))
            from json_array_elements(f.links) l)) as line
    from file f
), source as (
    select source, '    ' || json_build_object('title', title, 'path', home, 'name', source, 'publisher', publisher, 'licence', licence,
        'as_of', to_char(last_good, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'lag_days', lag_days, 'sample', sample) as line
    from pub.sources where last_good is not null
)
select line
from (
    select 0, '', format('{"profile": "tabular-data-package", "name": "paydirt", "title": "Who pitched, supplied or works for an agency, and which public record says so",
  "version": %s, "created": %s, "description": %s,
  "licenses": [{"name": "other-open", "title": "each source''s own: see licences.md", "path": "licences.md"}],
  "sources": [', to_json($1::json ->> 'version'), to_json($1::json ->> 'created'), to_json(
        'Obligated, potential and ceiling are columns of their own and are never to be added together; codebook.md says what each counts.' ||
        case when ($1::json ->> 'spreadsheet_safe')::boolean then ' Text that a spreadsheet would run as a formula has a '' before it.' else '' end))
    union all
    select 1, source, line || case when source = last_value(source) over (order by source collate "C" rows between unbounded preceding and unbounded following) then '' else ',' end from source
    union all
    select 2, '', E'  ],\n  "resources": ['
    union all
    select 3, "table", line || case when "table" = last_value("table") over (order by "table" collate "C" rows between unbounded preceding and unbounded following) then '' else ',' end from resource
    union all
    select 4, '', E'  ]\n}'
) lines (part, name, line)
order by part, name collate "C";
