-- Schema pub: the tables that a reporter writes SQL on. It is dropped and made again at every
-- change of the schema, inside the transaction that migrates. Views run with the rights of their
-- owner; the role that reads them (last file) can read nothing else.
drop schema if exists pub cascade;
-- its helpers in core, of whatever shape an earlier release gave them; made again below
do $$
declare
    helper record;
begin
    for helper in select relname as name from pg_class where relnamespace = 'core'::regnamespace and relkind = 'v'
            and (relname in ('ledger', 'vendor_today', 'field_hidden', 'change', 'gone_record', 'night') or relname like 'searchable%') loop
        execute format('drop view if exists core.%I cascade', helper.name);
    end loop;
    for helper in select oid::regprocedure::text as name from pg_proc where pronamespace = 'core'::regnamespace and proname in ('describe', 'take_persons',
            'hide_person', 'sources_of', 'refresh_pitched', 'search_words', 'search_marks', 'refresh_search', 'search_best', 'said_now', 'about_record') loop
        execute format('drop function %s cascade', helper.name);
    end loop;
end
$$;
create schema pub;
comment on schema pub is 'What paydirt knows, to be read: who pitched, sold to or works for an agency, and which public record says so. '
    'Obligated (promised so far), potential (with all options) and ceiling (the most that may be ordered) stand in columns of their own and are never to be added together.';

-- Says what a view (or table) is and what each of its columns is: one line a column, "name: words".
-- A column without words, or words without a column, is refused, so that none is ever unexplained.
create or replace function core.describe(object text, what text, columns text) returns void
language plpgsql as $$
declare
    said jsonb := '{}';
    line text;
    col record;
begin
    execute format('comment on view %s is %L', object, what);
    foreach line in array string_to_array(columns, chr(10)) loop
        continue when trim(line) = '';
        said := said || jsonb_build_object(trim(split_part(line, ':', 1)), trim(substr(line, strpos(line, ':') + 1)));
    end loop;
    for col in select attname from pg_attribute where attrelid = object::regclass and attnum > 0 and not attisdropped loop
        if coalesce(said ->> col.attname, '') = '' then
            raise exception 'the column %.% has no words that explain it', object, col.attname;
        end if;
        execute format('comment on column %s.%I is %L', object, col.attname, said ->> col.attname);
        said := said - col.attname::text;
    end loop;
    if said <> '{}' then
        raise exception '% has no column %', object, (select string_agg(k, ', ') from jsonb_object_keys(said) k);
    end if;
end
$$;
