-- Chooses which source's record of a kind is shown, for the records that the run touched.
create or replace function core.choose_best(this_kind text) returns void
language plpgsql as $$
begin
    execute format('update core.%1$I c set is_best = b.is_best
        from (
            select record_id, source, row_number() over (partition by record_id order by gone_at is not null, source collate "C") = 1 as is_best
            from core.%1$I where record_id in (select record_id from pg_temp.touched where kind = $1)) b
        where c.record_id = b.record_id and c.source = b.source and c.is_best <> b.is_best',
        (select table_name from core.record_kind where kind = this_kind)) using this_kind;
end
$$;
