-- What schema pub needs that is kept ready, and how it is kept: each function works on what the
-- run touched (pg_temp.touched, pg_temp.dirty), or on everything where nothing was kept yet.

-- Vendors that a touched record marks as one person, and records of theirs under another id: those
-- that are new. Once a person, always one: a name that was hidden is not shown again because a
-- record changed.
create or replace function core.take_persons(everything boolean) returns setof uuid
language plpgsql as $$
declare
    k record;
begin
    for k in select r.kind, r.table_name from core.record_kind r
            join pg_attribute a on a.attrelid = format('core.%I', r.table_name)::regclass and a.attname = 'vendor_is_person' loop
        return query execute format('insert into core.person select distinct vendor_id from core.%I r where vendor_is_person and vendor_id is not null %s
            on conflict do nothing returning vendor_id',
            k.table_name, case when everything then '' else format('and r.record_id in (select record_id from pg_temp.touched where kind = %L)', k.kind) end);
    end loop;
    return query insert into core.person
        select v.vendor_id from core.person p join core.vendor v on v.same_as = p.vendor_id
        union
        select v.same_as from core.person p join core.vendor v using (vendor_id) where v.same_as is not null
        on conflict do nothing returning vendor_id;
end
$$;

-- The sources that have records of a kind.
create or replace function core.sources_of(of_kind text) returns setof text
language plpgsql as $$
begin
    return query execute format('select distinct source from core.%I', (select table_name from core.record_kind where kind = of_kind));
end
$$;

-- A text without the names that a person (a sole proprietor) goes by: award descriptions may have them.
create or replace function core.hide_person(text text, person uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    hidden text := text;
    n record;
begin
    for n in select distinct name from core.vendor_name where vendor_id = person and length(name) > 4 order by name loop
        hidden := regexp_replace(hidden, regexp_replace(n.name, '([^[:alnum:][:space:]])', '\\\1', 'g'), 'a sole proprietor', 'gi');
    end loop;
    return hidden;
end
$$;

-- The ledger without the names of persons: what pub shows of it. In two parts, so that a look-up
-- by family or agency can use the ledger's own indexes.
create view core.ledger as
select e.*, false as is_person from core.evidence e
where not exists (select from core.person p where p.vendor_id = e.vendor_id) and not exists (select from core.person p where p.vendor_id = e.through_id)
union all
select e.evidence_id, e.relation, e.kind,
    case when v.person then 'a sole proprietor' else e.family end,
    case when v.person then 'a sole proprietor' else e.vendor end,
    case when not v.person then e.vendor_id end, e.known,
    case when t.person then 'a sole proprietor' else e.through end,
    case when not t.person then e.through_id end,
    e.agency, e.agency_role, e.date, e.end_date, e.obligated, e.potential, e.ceiling, e.subaward_amount, e.income, e.expenses, e.currency, e.amount_of,
    e.product, case when v.person then core.hide_person(e.quote, e.vendor_id) else core.hide_person(e.quote, e.through_id) end,
    e.record_kind, e.record_id, e.contract_id, e.contract_key, e.piid, e.parent_piid, e.modification, e.solicitation,
    case when v.person then core.hide_person(e.record_title, e.vendor_id) else core.hide_person(e.record_title, e.through_id) end, e.source, e.page_id,
    e.place, e.source_url, e.grade,
    case when v.person then 'the record names the recipient, a sole proprietor, whose name is not shown'
        when e.through is not null then replace(e.because, e.through, 'a sole proprietor') else e.because end,
    e.could_be_wrong, e.software, e.software_rule, e.first_seen, e.action, true
from core.evidence e,
    lateral (select exists (select from core.person p where p.vendor_id = e.vendor_id) as person) v,
    lateral (select exists (select from core.person p where p.vendor_id = e.through_id) as person) t
where v.person or t.person;

-- The ledger by family, agency, kind and contract, for the contracts and records in pg_temp.about.
-- Money is the contract's own, and stands in one row only: that of the vendor that holds the
-- contract now, at the awarding agency. An award whose text names several makers gives its money
-- to none of them; a vehicle's money is in its orders.
create or replace function core.refresh_pitched() returns bigint
language plpgsql as $$
declare
    changed bigint;
begin
    create temp table ledger_now on commit drop as
    select a.about, e.* from pg_temp.about a join core.ledger e on e.contract_id = a.about
    union all
    select a.about, e.* from pg_temp.about a join core.ledger e on e.record_id = a.about and e.contract_id is null;
    create index on ledger_now (about);
    analyze ledger_now (about, evidence_id, family, agency, relation, kind, action, contract_id);

    create temp table pitched_now on commit drop as
    with grouped as (
        select e.about, e.family, e.agency, e.relation, e.kind, e.action,
            -- the best piece of evidence; joined by one column, of which the planner knows how rare it is
            (array_agg(e.evidence_id order by e.software desc, e.grade, e.date desc nulls last, e.evidence_id))[1] as evidence_id,
            min(e.vendor) as vendor, max(e.vendor) as vendor_last, min(e.through) as through, max(e.through) as through_last,
            min(e.product) as product, max(e.product) as product_last, min(e.agency_role) as agency_role, max(e.agency_role) as agency_role_last,
            min(e.date) as first_date, max(e.date) as last_date, max(e.end_date) as end_date, count(distinct e.record_id) as records,
            max(e.currency) as currency, max(e.income) as income, max(e.expenses) as expenses,
            bool_or(e.software) as software, min(e.first_seen) as first_seen,
            bool_or(e.vendor_id = c.vendor_id or (e.vendor = 'a sole proprietor' and e.vendor_id is null)) as holds_it,
            bool_or(e.vendor_id is null and e.product is not null) as by_product
        from ledger_now e left join core.contract c on c.contract_id = e.contract_id
        group by e.about, e.family, e.agency, e.relation, e.kind, e.action
    ), makers as (
        -- a maker whose family changed while the award ran is one maker
        select about, array_agg(distinct family order by family) as families, count(distinct known) as makers
        from ledger_now where kind = 'reseller'
        group by about
    ), placed as (
        select g.*, c.is_vehicle, c.obligated as award_obligated, c.obligated_is as award_obligated_is, c.potential as award_potential, c.ceiling as award_ceiling,
            c.contract_key as award_key, c.piid as award_piid, c.parent_piid as award_parent_piid, c.currency as award_currency, c.end_date as award_end, c.description,
            coalesce(b.agency, b.name) as awarded_by,
            row_number() over money = 1 as has_money, first_value(g.family) over money as money_family, first_value(g.agency) over money as money_agency,
            row_number() over agency_money = 1 as has_agency_money,
            case when n.makers > 1 then n.families end as families
        from grouped g
        left join core.contract c on c.contract_id = g.about
        left join core.agency b on b.agency_id = c.awarding_id
        left join makers n on n.about = g.about and g.kind = 'reseller'
        window money as (partition by g.about, g.relation, g.kind, case when g.kind = 'subaward' then g.family end
            order by coalesce(g.holds_it, false) desc, g.agency is not distinct from coalesce(b.agency, b.name) desc,
                g.last_date desc nulls last, g.family collate "C", g.agency collate "C"),
            agency_money as (partition by g.about, g.relation, g.kind, g.agency
            order by coalesce(g.holds_it, false) desc, g.last_date desc nulls last, g.family collate "C")
    ), counted as (
        select p.*, k.counts and has_money as counts, k.counts and has_agency_money as counts_for_agency
        from placed p,
            lateral (select kind in ('prime', 'reseller') and not coalesce(is_vehicle, false) and coalesce(cardinality(families), 1) = 1 as counts) k
    )
    select p.about, p.family, p.agency, p.relation, p.kind,
        -- most rows have one name only
        case when p.vendor = p.vendor_last then p.vendor else (select string_agg(distinct l.vendor, '; ' order by l.vendor) from ledger_now l
            where (l.about, l.family, l.agency, l.relation, l.kind, l.action) = (p.about, p.family, p.agency, p.relation, p.kind, p.action)) end as vendors,
        case when p.through is not distinct from p.through_last then p.through else (select string_agg(distinct l.through, '; ' order by l.through) from ledger_now l
            where (l.about, l.family, l.agency, l.relation, l.kind, l.action) = (p.about, p.family, p.agency, p.relation, p.kind, p.action)) end as through,
        case when p.product is not distinct from p.product_last then p.product else (select string_agg(distinct l.product, '; ' order by l.product) from ledger_now l
            where (l.about, l.family, l.agency, l.relation, l.kind, l.action) = (p.about, p.family, p.agency, p.relation, p.kind, p.action)) end as products,
        case when p.agency_role is not distinct from p.agency_role_last then p.agency_role
            when p.kind in ('prime', 'reseller', 'subaward') then 'awarding and funding' else p.agency_role || '; ' || p.agency_role_last end as agency_role,
        p.first_date, p.last_date, coalesce(p.award_end, p.end_date) as end_date, p.records, e.contract_id,
        coalesce(p.award_key, e.contract_key) as contract_key, coalesce(p.award_piid, e.piid) as piid, coalesce(p.award_parent_piid, e.parent_piid) as parent_piid,
        p.is_vehicle, e.solicitation, case when e.is_person then e.record_title else coalesce(p.description, e.record_title) end as record_title,
        case when counts then p.award_obligated end as obligated,
        case
            when e.contract_id is null or p.kind not in ('prime', 'reseller', 'subaward') then e.amount_of
            when p.kind = 'subaward' and p.by_product then 'not counted: the text of a subaward to another company names the product'
            when p.kind = 'subaward' and not p.has_money then format('counted once, in the row of %s', p.money_agency)
            when p.kind = 'subaward' then 'subawards as the prime reported them; inside the prime''s own amount'
            when p.is_vehicle then 'a vehicle' || coalesce(' with a ceiling of ' || to_char(p.award_ceiling, 'FM999,999,999,999,990.00'), '') || ': its orders are rows of their own' || coalesce('; booked on the vehicle itself: ' || nullif(p.award_obligated, 0), '')
            when cardinality(p.families) > 1 then format('not allocated: the award''s text names %s makers (%s)', cardinality(p.families), array_to_string(p.families, ', '))
            when not p.has_money then format('counted once, in the row of %s',
                case when p.money_family = p.family then p.money_agency || ', which awarded it' else p.money_family || ' at ' || p.money_agency end)
            else p.award_obligated_is
        end as obligated_is,
        case when counts_for_agency then p.award_obligated end as agency_obligated,
        p.award_obligated,
        case when counts then p.award_potential end as potential,
        case when p.kind in ('prime', 'reseller') and p.has_money and coalesce(cardinality(p.families), 1) = 1 then p.award_ceiling end as ceiling,
        -- a report that repeats another one (same number, day and amount) is counted once
        case when p.kind = 'subaward' and p.has_money and not p.by_product then (
            select sum(s.amount) from (
                select distinct s.number, s.action_date, s.amount, s.vendor_id from core.subaward s
                where s.gone_at is null and s.is_best and s.record_id in (
                    select l.record_id from ledger_now l
                    where (l.about, l.family, l.agency, l.relation, l.kind, l.action) = (p.about, p.family, p.agency, p.relation, p.kind, p.action))) s) end as subaward_amount,
        p.income, p.expenses, coalesce(p.award_currency, p.currency) as currency,
        e.quote, e.grade, e.because, e.could_be_wrong, p.software, e.software_rule, e.evidence_id, e.page_id, e.place, e.source, e.source_url, p.first_seen, p.action
    from counted p join ledger_now e using (evidence_id);
    if core.fill_begin('core.pitched') then
        insert into core.pitched select * from pitched_now;
        get diagnostics changed = row_count;
        perform core.fill_end('core.pitched', changed);
        drop table pitched_now, ledger_now;
        return changed;
    end if;
    analyze pitched_now (about, family, agency, relation, kind, action);

    delete from core.pitched p using pg_temp.about a
    where p.about = a.about and not exists (
        select from pitched_now n where n.about = p.about and n.family = p.family and n.agency = p.agency and n.relation = p.relation and n.kind = p.kind and n.action = p.action);
    insert into core.pitched
    select n.* from pitched_now n
    where not exists (select from core.pitched x where x.about = n.about and x.family = n.family and x.agency = n.agency
        and x.relation = n.relation and x.kind = n.kind and x.action = n.action and row(x.*) is not distinct from row(n.*))
    on conflict (about, family, agency, relation, kind, action) do update set
        vendors = excluded.vendors, through = excluded.through, products = excluded.products, agency_role = excluded.agency_role,
        first_date = excluded.first_date, last_date = excluded.last_date, end_date = excluded.end_date, records = excluded.records,
        contract_id = excluded.contract_id, contract_key = excluded.contract_key, piid = excluded.piid, parent_piid = excluded.parent_piid,
        is_vehicle = excluded.is_vehicle, solicitation = excluded.solicitation, record_title = excluded.record_title, obligated = excluded.obligated,
        obligated_is = excluded.obligated_is,
        agency_obligated = excluded.agency_obligated, award_obligated = excluded.award_obligated, potential = excluded.potential, ceiling = excluded.ceiling,
        subaward_amount = excluded.subaward_amount, income = excluded.income, expenses = excluded.expenses, currency = excluded.currency,
        quote = excluded.quote, grade = excluded.grade, because = excluded.because, could_be_wrong = excluded.could_be_wrong,
        software = excluded.software, software_rule = excluded.software_rule, evidence_id = excluded.evidence_id, page_id = excluded.page_id,
        place = excluded.place, source = excluded.source, source_url = excluded.source_url, first_seen = excluded.first_seen;
    get diagnostics changed = row_count;
    drop table pitched_now, ledger_now;
    return changed;
end
$$;
