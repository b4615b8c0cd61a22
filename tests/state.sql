-- The whole of a database as text, without what may differ between two runs that saw the same: times,
-- run numbers, and where in the archive a capture stands. Two databases are equal when this is.
\pset format unaligned
\pset tuples_only on
select format('select %L, %s from %I.%I order by %2$s;', relname, cols, nspname, relname)
from (
    select c.relname, n.nspname, string_agg(format('%I::text', a.attname), ', ' order by a.attnum) as cols
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and (n.nspname in ('core', 'staging') or n.nspname = 'crawl' and c.relname in ('page', 'page_ask', 'resource'))
        and a.attname not in ('run_id', 'fetched', 'last_fetched', 'archive', 'archive_at', 'checked', 'first_seen', 'last_seen', 'changed_at',
            'gone_at', 'until', 'version_id', 'last_modified', 'portal', 'judgement_id', 'dispute_id', 'decided', 'noted')
    group by c.relname, n.nspname
) t
order by nspname, relname
\gexec
