-- What is kept ready is made anew where it was made by other rules than these, or not at all. Whoever
-- changes what a row of core.person, core.pitched or core.search_text says raises the number.
do $$
declare
    rules constant text := '1';
begin
    if rules is not distinct from (select value from meta.setting where name = 'ready') then
        return;
    end if;
    perform core.take_persons(true);
    insert into core.source_kind
    select t.source, k.kind from core.record_kind k, lateral core.sources_of(k.kind) t (source)
    on conflict do nothing;

    truncate core.pitched;
    create temp table about on commit drop as select distinct coalesce(contract_id, record_id) as about from core.evidence;
    analyze about;
    perform core.refresh_pitched();
    drop table about;

    truncate core.search_text;
    create temp table found_again on commit drop as select kind, id from core.searchable;
    analyze found_again;
    perform core.refresh_search();
    drop table found_again;

    insert into meta.setting (name, value) values ('ready', rules) on conflict (name) do update set value = excluded.value;
end
$$;
