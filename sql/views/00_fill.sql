-- How a table that is empty is filled with many rows: without its keys and indexes, which are made
-- when the rows are there. In between nobody else can read it.

-- Puts the keys and indexes of an empty table aside, until core.fill_end. A table that holds
-- rows, or that somebody reads just now, is left as it is, and false returned.
create or replace function core.fill_begin(target regclass) returns boolean
language plpgsql as $$
declare
    filled boolean;
    i record;
begin
    execute format('select exists (select from %s)', target) into filled;
    if filled then
        return false;
    end if;
    begin
        execute format('lock table %s in access exclusive mode nowait', target);
    exception when lock_not_available then
        return false;
    end;
    create temp table if not exists put_aside (number serial, target regclass, made_by text) on commit drop;
    -- a new file for the rows, which the log of a server without replicas need not repeat
    execute format('truncate %s', target);
    for i in select x.indexrelid::regclass as name, c.conname, case when c.conname is null then pg_get_indexdef(x.indexrelid)
            else format('alter table %s add constraint %I %s', target, c.conname, pg_get_constraintdef(c.oid)) end as made_by
        from pg_index x left join pg_constraint c on c.conindid = x.indexrelid and c.conrelid = x.indrelid and c.contype in ('p', 'u')
        where x.indrelid = target order by c.conname is null, x.indexrelid loop
        insert into pg_temp.put_aside (target, made_by) values (fill_begin.target, i.made_by);
        execute case when i.conname is null then format('drop index %s', i.name) else format('alter table %s drop constraint %I', target, i.conname) end;
    end loop;
    return true;
end
$$;

-- Tells the planner what a table holds now, where `added` rows are many for it: within one
-- transaction nobody else does. A small sample of the columns that tables are joined by; the rest
-- is autovacuum's, which counts on as if this had not been.
create or replace function core.grown(target regclass, added bigint) returns void
language plpgsql set default_statistics_target = 10 as $$
begin
    if added > 500 and added > (select reltuples / 10 from pg_class where oid = target) then
        execute format('analyze %s (%s)', target, (
            select string_agg(format('%I', attname), ', ') from pg_attribute
            where attrelid = target and attnum > 0 and not attisdropped
                and (atttypid = 'uuid'::regtype or attname in ('source', 'family', 'agency', 'relation', 'kind', 'product', 'name_key', 'known'))));
    end if;
end
$$;

-- Makes the keys and indexes that were put aside.
create or replace function core.fill_end(target regclass, added bigint) returns void
language plpgsql as $$
declare
    made text;
begin
    for made in select p.made_by from pg_temp.put_aside p where p.target = fill_end.target order by number loop
        execute made;
    end loop;
    delete from pg_temp.put_aside p where p.target = fill_end.target;
    perform core.grown(target, added);
end
$$;
