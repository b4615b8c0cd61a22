-- What there is to read: the tables of pub, their keys, and how much each column holds. The codebook, the
-- data package and its load.sql are made from this and from the comments.

create view pub.tables as
select c.relname::text as table_name, obj_description(c.oid, 'pg_class') as what, k.key, k.dated_by
from pg_class c
left join (values
    ('agencies', '{agency}'::text[], null), ('award_links', null, 'date'), ('articles', '{record_id,source}', 'published'), ('bidders', '{record_id,source}', 'date'),
    ('changes', '{version_id,field}', 'changed_at'), ('contracts', '{contract_id}', 'signed'), ('coverage', '{source,night}', 'night'),
    ('disclosures', '{record_id,source}', 'first_seen'), ('disputes', '{dispute_id}', 'noted'), ('document_pages', '{record_id,source}', 'published'),
    ('documents', '{record_id,source}', 'published'), ('evidence', '{evidence_id}', 'date'), ('foia_requests', '{record_id,source}', 'received'),
    ('forecasts', '{record_id,source}', 'published'), ('gone', '{record_id,source}', 'gone_at'), ('issues', null, 'noted'),
    ('links', '{table_name,column_name}', null), ('listed_vendors', '{vendor}', null), ('lobbying', '{record_id,source}', 'posted'),
    ('modifications', '{record_id,source}', 'action_date'), ('notices', '{record_id,source}', 'posted'), ('pages', '{page_id}', 'fetched'),
    ('payments', '{record_id,source}', 'paid_date'), ('pitched_or_supplied', '{evidence_id}', 'first_date'), ('products', '{product}', null),
    ('protests', '{record_id,source}', 'filed'), ('sources', '{source}', null), ('subawards', '{record_id,source}', 'action_date'),
    ('tables', '{table_name}', null), ('vendor_names', '{vendor_id,name,role,source}', 'first_seen'), ('vendors', '{vendor_id}', 'first_seen')
) k (table_name, key, dated_by) on k.table_name = c.relname
where c.relnamespace = 'pub'::regnamespace and c.relkind = 'v';

select core.describe('pub.tables', 'The tables of this schema, one row each: what a row is and which columns tell one row from another.', $$
table_name: the table's name
what: what it holds
key: the columns that tell one row from another, in curly brackets; empty where two rows may be alike
dated_by: the column with the date that the codebook's first dates are taken from
$$);

-- A column that has the name of another table's key leads there.
create view pub.links as
select c.relname::text as table_name, a.attname::text as column_name, l.to_table, l.to_column
from (values
    ('agency', 'agencies', 'agency'), ('awarding_agency', 'agencies', 'agency'), ('funding_agency', 'agencies', 'agency'),
    ('contract_id', 'contracts', 'contract_id'), ('evidence_id', 'evidence', 'evidence_id'), ('page_id', 'pages', 'page_id'),
    ('old_page_id', 'pages', 'page_id'), ('new_page_id', 'pages', 'page_id'), ('source', 'sources', 'source'), ('vendor_id', 'vendors', 'vendor_id')
) l (column_name, to_table, to_column)
join pg_attribute a on a.attname = l.column_name and a.attnum > 0 and not a.attisdropped
join pg_class c on c.oid = a.attrelid and c.relnamespace = 'pub'::regnamespace and c.relkind = 'v' and c.relname <> l.to_table;

select core.describe('pub.links', 'How the tables hang together, one row a column that leads into another table. Most rows have such a row in the other table; some name one that is not held.', $$
table_name: the table
column_name: its column
to_table: the table that it leads to
to_column: the column there
$$);

create function pub.codebook(of_table text default null) returns table (table_name text, column_name text, type text, what text, rows bigint, filled bigint, first_date text)
language plpgsql stable as $$
declare
    t record;
    names text[];
    counts bigint[];
    firsts text[];
begin
    for t in select k.table_name as name, k.dated_by, ('pub.' || k.table_name)::regclass as oid from pub.tables k
            where k.table_name = of_table or of_table is null order by k.table_name collate "C" loop
        select array_agg(attname::text order by attnum) into names from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped;
        execute format('select count(*), array[%s], array[%s]::text[] from pub.%I',
            (select string_agg(format('count(%I)', n), ', ' order by i) from unnest(names) with ordinality u (n, i)),
            (select string_agg(case when t.dated_by is null then 'null' else format('(min(%I) filter (where %I is not null))::date', t.dated_by, n) end, ', ' order by i)
                from unnest(names) with ordinality u (n, i)),
            t.name) into rows, counts, firsts;
        return query select t.name, n, format_type(a.atttypid, a.atttypmod), col_description(t.oid, a.attnum), codebook.rows, counts[i], firsts[i]
            from unnest(names) with ordinality u (n, i) join pg_attribute a on a.attrelid = t.oid and a.attname = n order by i;
    end loop;
end
$$;
comment on function pub.codebook(text) is 'The codebook: one row a column, with what it is, how many rows have it and from which date on; of one table, or of all.';

-- Whether a table's key tells all its rows apart, and whether each row of a link has its row in the other
-- table: a data package declares only what holds.
create or replace function core.key_holds(of_table text) returns boolean
language plpgsql stable as $$
declare
    columns text := (select string_agg(quote_ident(c), ', ') from pub.tables t, unnest(t.key) c where t.table_name = of_table);
    holds boolean := false;
begin
    if columns is not null then
        execute format('select count(*) = count(distinct (%s)) and count(*) filter (where row(%1$s) is not null) = count(*) from pub.%I', columns, of_table) into holds;
    end if;
    return holds;
end
$$;

create or replace function core.link_holds(from_table text, from_column text, to_table text, to_column text) returns boolean
language plpgsql stable as $$
declare
    holds boolean;
begin
    execute format('select not exists (select from (select distinct %1$I as value from pub.%2$I where %1$I is not null) x
        where not exists (select from pub.%4$I t where t.%3$I = x.value))', from_column, from_table, to_column, to_table) into holds;
    return holds;
end
$$;
