-- The tables of a data package: name, and the statement that gives its rows, each time in the same order.
select table_name, format('select * from pub.%I order by %s', table_name, order_by)
from pub.tables t
cross join lateral (
    select string_agg(format(case when format_type(a.atttypid, a.atttypmod) = 'text' then '%I collate "C"' else '%I' end, a.attname), ', '
        order by array_position(t.key, a.attname::text), a.attnum) as order_by
    from pg_attribute a
    where a.attrelid = ('pub.' || t.table_name)::regclass and a.attnum > 0 and not a.attisdropped and (t.key is null or a.attname = any(t.key))) o
order by table_name collate "C";
