-- load.sql of a data package, line by line. $1 as in package_json.sql.
with file as (
    select * from json_to_recordset($1::json -> 'files')
        as f ("table" text, path text, rows bigint, bytes bigint, sha256 text, key json, links json)
), made as (
    select f."table", format(E'create table pub.%I (\n%s%s\n);\ncomment on table pub.%1$I is %4$L;\n%5$s', f."table",
        string_agg(format('    %I %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\n' order by a.attnum),
        E',\n    primary key (' || (select string_agg(quote_ident(k), ', ') from json_array_elements_text(min(f.key::text)::json) k) || ')',
        obj_description(a.attrelid, 'pg_class'),
        string_agg(format('comment on column pub.%I.%I is %L;', f."table", a.attname, col_description(a.attrelid, a.attnum)), E'\n' order by a.attnum)) as line
    from file f
    join pg_attribute a on a.attrelid = ('pub.' || f."table")::regclass and a.attnum > 0 and not a.attisdropped
    group by f."table", a.attrelid
)
select line
from (
    select 0, '', E'-- Loads this data package into an empty database (PostgreSQL 10 or later), from the folder that it lies in:\n--   cd FOLDER && createdb mine && psql -d mine -f load.sql\n' ||
        '\set ON_ERROR_STOP on' || E'\nset client_min_messages = warning;\nbegin;\ncreate schema pub;'
    union all
    select 1, "table", line from made
    union all
    select 2, "table", format('\copy pub.%I from %L with (format csv, header true, encoding ''UTF8'')', "table", path) from file
    union all
    select 3, f."table" || (l ->> 'column'), format('alter table pub.%I add foreign key (%I) references pub.%I (%I);', f."table", l ->> 'column', l ->> 'to_table', l ->> 'to_column')
    from file f, json_array_elements(f.links) l
    union all
    select 4, "table", format('do $$ begin if (select count(*) from pub.%I) <> %s then raise exception ''%%.csv is not whole: it had %s rows'', %L; end if; end $$;',
        "table", rows, rows, "table") from file
    union all
    select 5, '', E'commit;\nanalyze;\nselect table_name, rows from (values\n' || string_agg(format('    (%L, (select count(*) from pub.%I))', "table", "table"), E',\n' order by "table" collate "C")
        || E') t (table_name, rows);' from file
) lines (part, name, line)
order by part, name collate "C";
