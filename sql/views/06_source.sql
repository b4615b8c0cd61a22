-- How many records of a source there are, and the newest date that they carry.
create or replace function core.source_rows(this_source text) returns bigint
language plpgsql stable as $$
declare
    k record;
    n bigint;
    total bigint := 0;
begin
    for k in select table_name from core.record_kind loop
        execute format('select count(*) from core.%I where source = $1 and gone_at is null', k.table_name) into n using this_source;
        total := total + n;
    end loop;
    return total;
end
$$;

create or replace function core.source_newest(this_source text) returns date
language sql stable as $$
    select max(d) from (
        select max(action_date) as d from core.modification where source = this_source
        union all select max(coalesce(latest_action, signed)) from core.contract_record where source = this_source
        union all select max(action_date) from core.subaward where source = this_source
        union all select max(posted)::date from core.notice where source = this_source
        union all select max(posted)::date from core.filing where source = this_source
        union all select max(coalesce(decided, filed)) from core.protest where source = this_source
        union all select max(coalesce(updated, published)) from core.forecast where source = this_source
        union all select max(received) from core.foia_request where source = this_source
        union all select max(published) from core.document where source = this_source
        union all select max(published) from core.article where source = this_source
        union all select max(paid_date) from core.payment where source = this_source
        union all select max(date) from core.bidder where source = this_source) dates
$$;
