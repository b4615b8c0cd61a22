-- How the records of a run become those of a source: the one rule for every kind.

-- When a capture was taken that a newer one may have replaced since; null for the newest of its request. Pages that one
-- night brought are of one age, whatever the order in which they came.
create or replace function core.superseded(p crawl.page) returns timestamptz language sql stable as $$
    select case when not exists (select from crawl.resource r where r.page_id = p.page_id) then p.fetched end
$$;

-- Records of the run `this_run` go from staging.<kind> into their record table. A record with
-- the same content is left alone: no row is written for it. One that changed leaves its old row
-- in core.version. A record that is said twice in one run is taken once: as it was modified last,
-- and where that is not said or the same, from the newest page. (A portal that lists the newest
-- first is read backwards.)
create or replace function core.merge(this_run bigint, this_kind text,
    out rows_new bigint, out rows_changed bigint, out rows_same bigint, out rows_repeated bigint)
language plpgsql as $$
declare
    target text := (select table_name from core.record_kind where kind = this_kind);
    said text;
    taken text;
    updates text;
    newest text;
    run_source text := (select source from crawl.run where run_id = this_run);
    rows_in bigint;
    conflicts bigint;
begin
    select string_agg(format('%I', attname), ', ' order by attnum), string_agg(format('s.%I', attname), ', ' order by attnum),
        string_agg(format('%1$I = excluded.%1$I', attname), ', ' order by attnum) filter (where attname <> 'record_id'),
        coalesce(max('s.last_modified desc nulls last, ') filter (where attname = 'last_modified'), '')
        into said, taken, updates, newest
        from pg_attribute
        where attrelid = format('staging.%I', this_kind)::regclass and attnum > 0 and not attisdropped and attname <> 'run_id';

    drop table if exists pg_temp.incoming;
    execute format('create temp table incoming on commit drop as
        select s.record_id, s.row_hash, s.ctid as at from staging.%I s where s.run_id = $1', this_kind) using this_run;
    get diagnostics rows_in = row_count;
    rows_new := 0; rows_changed := 0; rows_same := 0; rows_repeated := 0;
    if rows_in = 0 then
        return;
    end if;

    drop table if exists pg_temp.repeated;
    create temp table repeated on commit drop as
        select record_id, count(*) as times, count(distinct row_hash) as contents from incoming group by record_id having count(*) > 1;
    select coalesce(sum(times - 1), 0), count(*) filter (where contents > 1) into rows_repeated, conflicts from repeated;
    if rows_repeated > 0 then
        execute format('delete from pg_temp.incoming i using pg_temp.repeated r where i.record_id = r.record_id and i.at not in (
            select distinct on (s.record_id) s.ctid from staging.%I s join pg_temp.repeated using (record_id) join crawl.page p using (page_id)
            where s.run_id = $1 order by s.record_id, %s core.superseded(p) desc nulls first, s.row_hash, s.page_id, s.place collate "C")', this_kind, newest) using this_run;
        insert into crawl.issue (run_id, source, reach, stage, message, count)
        select this_run, run_source, 'note', 'normalize', format('%s %s records repeat another one exactly', rows_repeated - conflicts, this_kind), rows_repeated - conflicts
        where rows_repeated > conflicts;
        insert into crawl.issue (run_id, source, reach, stage, message, count)
        select this_run, run_source, 'note', 'normalize', format('%s %s records are told in more than one way; the newest is taken', conflicts, this_kind), conflicts
        where conflicts > 0;
    end if;

    if rows_in >= 5000 and core.fill_begin(format('core.%I', target)::regclass) then
        execute format('insert into core.%1$I (source, %2$s, first_seen, changed_at)
            select $1, %3$s, p.fetched, p.fetched from staging.%4$I s join crawl.page p on p.page_id = s.page_id
            where s.run_id = $2 and ($3 = 0 or s.ctid in (select at from pg_temp.incoming))',
            target, said, taken, this_kind) using run_source, this_run, rows_repeated;
        get diagnostics rows_new = row_count;
        perform core.fill_end(format('core.%I', target)::regclass, rows_new);
        insert into pg_temp.touched (kind, record_id) select this_kind, record_id from pg_temp.incoming;
        return;
    end if;

    analyze pg_temp.incoming;
    execute format('delete from pg_temp.incoming i using core.%I c where c.record_id = i.record_id and c.source = $1
        and c.row_hash = i.row_hash and c.gone_at is null', target) using run_source;
    get diagnostics rows_same = row_count;

    execute format('insert into core.version (kind, record_id, source, why, until, page_id, next_page_id, said)
        select $2, c.record_id, c.source, case when c.gone_at is null then ''changed'' else ''back'' end, p.fetched, c.page_id, s.page_id, to_jsonb(c)
        from pg_temp.incoming i join core.%I c on c.record_id = i.record_id and c.source = $1
        join staging.%I s on s.ctid = i.at join crawl.page p on p.page_id = s.page_id', target, this_kind) using run_source, this_kind;
    get diagnostics rows_changed = row_count;

    execute format('with written as (
        insert into core.%1$I (source, %2$s, first_seen, changed_at)
        select $1, %3$s, p.fetched, p.fetched from pg_temp.incoming i join staging.%4$I s on s.ctid = i.at join crawl.page p on p.page_id = s.page_id
        on conflict (record_id, source) do update set %5$s, changed_at = excluded.changed_at, gone_at = null, gone_why = null
        returning record_id)
        insert into pg_temp.touched (kind, record_id) select $2, record_id from written',
        target, said, taken, this_kind, updates) using run_source, this_kind;
    get diagnostics rows_new = row_count;
    perform core.grown(format('core.%I', target)::regclass, rows_new);
    rows_new := rows_new - rows_changed;
end
$$;

-- Marks records of the run's source as gone, with the old row kept in core.version.
create or replace function core.mark_gone(this_run bigint, this_kind text, ids uuid[], why text) returns bigint
language plpgsql as $$
declare
    target text := (select table_name from core.record_kind where kind = this_kind);
    run_source text := (select source from crawl.run where run_id = this_run);
    as_of timestamptz := (select coalesce(max(p.last_fetched), now()) from crawl.request r join crawl.page p using (page_id) where r.run_id = this_run);
    gone bigint;
begin
    execute format('insert into core.version (kind, record_id, source, why, until, page_id, said)
        select $3, c.record_id, c.source, ''gone'', $4, c.page_id, to_jsonb(c) from core.%I c
        where c.record_id = any($2) and c.source = $1 and c.gone_at is null', target) using run_source, ids, this_kind, as_of;
    execute format('with marked as (update core.%I set gone_at = $4, gone_why = $3
        where record_id = any($2) and source = $1 and gone_at is null returning record_id)
        insert into pg_temp.touched (kind, record_id) select $5, record_id from marked', target)
        using run_source, ids, why, as_of, this_kind;
    get diagnostics gone = row_count;
    return gone;
end
$$;

-- The run that a normalizing script works for: set by the program, or by hand
-- (set paydirt.run = 12).
create or replace function core.this_run() returns bigint
language sql stable as $$
    select nullif(current_setting('paydirt.run', true), '')::bigint
$$;

-- Empties the staging tables of a run: at one go where nobody else's rows are there.
create or replace function staging.clear(this_run bigint) returns void
language plpgsql as $$
declare
    k record;
    mine boolean;
    others boolean;
begin
    for k in select relname from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r' loop
        execute format('select exists (select from staging.%I where run_id = $1)', k.relname) into mine using this_run;
        continue when not mine;
        begin
            execute format('lock table staging.%I in access exclusive mode nowait', k.relname);
            execute format('select exists (select from staging.%I where run_id <> $1)', k.relname) into others using this_run;
        exception when lock_not_available then
            others := true;
        end;
        execute format(case when others then 'delete from staging.%I where run_id = $1' else 'truncate staging.%I' end, k.relname) using this_run;
    end loop;
end
$$;

-- The records of a listing that are not gone, by the page that they were last said on, and that the
-- run did not say again.
create or replace function core.unsaid_records(this_run bigint, this_kind text, this_scope text) returns table (record_id uuid)
language plpgsql stable as $$
declare
    target text := (select table_name from core.record_kind where kind = this_kind);
begin
    return query execute format('select c.record_id from core.%I c join crawl.page p using (page_id)
        where c.source = (select source from crawl.run where run_id = $1) and p.scope = $2 and c.gone_at is null
            and not exists (select from staging.%I s where s.run_id = $1 and s.record_id = c.record_id)', target, this_kind)
        using this_run, this_scope;
end
$$;
