-- What the checks and the normalizing scripts ask of a run.

-- Records of a kind that a run said, or saw on unchanged pages; of one listing, or (scope null) of all.
create or replace function core.said_count(this_run bigint, this_kind text, this_scope text) returns bigint
language plpgsql stable as $$
declare
    n bigint;
begin
    if this_kind not in (select kind from core.record_kind) then
        return null;
    end if;
    execute format('select count(*) from (
        select s.record_id from staging.%1$I s join crawl.page p using (page_id) where s.run_id = $1 and ($2 is null or p.scope = $2)
        union
        select c.record_id from core.%2$I c
        where c.gone_at is null and c.source = (select source from crawl.run where run_id = $1) and c.record_id in (
            select unnest(p.records) from crawl.request q join crawl.page p using (page_id)
            where q.run_id = $1 and q.outcome = ''unchanged'' and ($2 is null or p.scope = $2))
        union
        -- a file whose records are not listed with it
        select c.record_id from core.%2$I c join crawl.page p using (page_id) join crawl.request q using (page_id)
        where q.run_id = $1 and q.outcome = ''unchanged'' and p.records is null and c.gone_at is null and ($2 is null or p.scope = $2)) as said',
        this_kind, (select table_name from core.record_kind where kind = this_kind)) into n using this_run, this_scope;
    return n;
end
$$;

-- The listings of a run: what the portal says they hold, before and after, and what came of them.
create or replace function core.listings(this_run bigint)
returns table (scope text, what text, fewest bigint, most bigint, said bigint)
language sql stable as $$
    select l.scope, l.what, min(l.expected), max(l.expected), core.said_count(this_run, l.what, l.scope)
    from staging.listing l
    where l.run_id = this_run and l.expected is not null
    group by l.scope, l.what;
$$;

-- How many of a run's records have a field, in per cent; null where there are fewer than 20.
create or replace function core.fill_percent(this_run bigint, this_kind text, this_field text) returns numeric
language plpgsql stable as $$
declare
    percent numeric;
begin
    execute format('select case when count(*) >= 20 then round(100.0 * count(%I) / count(*), 1) end from staging.%I where run_id = $1',
        this_field, this_kind) into percent using this_run;
    return percent;
end
$$;
