-- One row a contract: what the best record says of it.
--
-- Where two sources tell the same action, one of them is taken, so that sums are right: the one
-- that states the award's running totals, else the newest.

create temp table doubled on commit drop as
select m.record_id from core.modification m
where m.record_id in (select record_id from touched where kind = 'modification')
group by m.record_id having count(*) > 1;

update core.modification m set is_best = b.is_best
from (
    select record_id, source, row_number() over (partition by record_id order by (gone_at is null) desc, (total_obligated is not null) desc,
        last_modified desc nulls last, (changed_at at time zone 'UTC')::date desc, source collate "C") = 1 as is_best
    from core.modification where record_id in (select record_id from doubled)
) b
where m.record_id = b.record_id and m.source = b.source and m.is_best <> b.is_best;

create temp table touched_contract on commit drop as
select record_id as contract_id from touched where kind = 'contract'
union
select m.contract_id from touched t join core.modification m on m.record_id = t.record_id where t.kind = 'modification';
analyze touched_contract;

update core.contract_record c set is_best = b.is_best
from (
    select record_id, source, row_number() over (partition by record_id order by (gone_at is null) desc,
        latest_action desc nulls last, last_modified desc nulls last, (changed_at at time zone 'UTC')::date desc, source collate "C") = 1 as is_best
    from core.contract_record where record_id in (select contract_id from touched_contract)
) b
where c.record_id = b.record_id and c.source = b.source and c.is_best <> b.is_best;

-- An award-level record is taken where there is one, and the newest action else. Obligated is the
-- award's total as the record with the latest action states it; where no record states a total, it
-- is the sum of the actions that are held, and obligated_is says so.
create temp table contract_now on commit drop as
with actions as (
    select contract_id, count(*) as actions_seen, sum(obligated) as actions_obligated,
        min(action_date) as first_action_seen, max(action_date) as last_action_seen
    from core.modification join touched_contract using (contract_id) where is_best and gone_at is null group by contract_id
), newest as (
    -- sorted without its texts
    select m.* from core.modification m join (
        select distinct on (contract_id) record_id, source
        from core.modification join touched_contract using (contract_id) where is_best and gone_at is null
        order by contract_id, action_date desc, length(modification) desc, modification collate "C" desc, action_key collate "C" desc) n using (record_id, source)
), oldest as (
    select distinct on (contract_id) contract_id, action_date, modification, total_potential, base_all_options, end_date
    from core.modification join touched_contract using (contract_id) where is_best and gone_at is null
    order by contract_id, action_date, length(modification), modification collate "C", action_key collate "C"
), award as (
    select c.* from core.contract_record c join touched_contract t on t.contract_id = c.record_id where is_best and gone_at is null
)
select t.contract_id,
    coalesce(a.contract_key, m.contract_key) as contract_key,
    coalesce(a.piid, m.piid) as piid,
    coalesce(a.parent_piid, m.parent_piid) as parent_piid,
    coalesce(a.parent_key, m.parent_key) as parent_key,
    coalesce(a.is_vehicle, m.is_vehicle) as is_vehicle,
    coalesce(a.award_type, m.award_type) as award_type,
    coalesce(a.jurisdiction, m.jurisdiction, 'US') as jurisdiction,
    coalesce(a.currency, m.currency, 'USD') as currency,
    coalesce(a.awarding_id, m.awarding_id) as awarding_id,
    coalesce(a.funding_id, m.funding_id) as funding_id,
    coalesce(a.awarding_office, m.awarding_office) as awarding_office,
    coalesce(a.funding_office, m.funding_office) as funding_office,
    coalesce(a.vendor_id, m.vendor_id) as vendor_id,
    coalesce(a.vendor, m.vendor) as vendor,
    coalesce(a.description, m.description) as description,
    coalesce(a.solicitation, m.solicitation) as solicitation,
    coalesce(a.signed, case when o.modification = '0' then o.action_date end) as signed,
    greatest(a.latest_action, s.last_action_seen) as latest_action,
    coalesce(a.start_date, m.start_date) as start_date,
    coalesce(case when newer.actions then m.end_date end, a.end_date, m.end_date) as end_date,
    coalesce(case when newer.actions then m.potential_end_date end, a.potential_end_date, m.potential_end_date) as potential_end_date,
    coalesce(a.ordering_end_date, m.ordering_end_date) as ordering_end_date,
    coalesce(a.psc, m.psc) as psc,
    coalesce(a.psc_text, m.psc_text) as psc_text,
    coalesce(a.naics, m.naics) as naics,
    coalesce(a.naics_text, m.naics_text) as naics_text,
    coalesce(a.pricing, m.pricing) as pricing,
    coalesce(a.extent_competed, m.extent_competed) as extent_competed,
    coalesce(a.not_competed, m.not_competed) as not_competed,
    coalesce(a.fair_opportunity, m.fair_opportunity) as fair_opportunity,
    coalesce(a.set_aside, m.set_aside) as set_aside,
    coalesce(a.offers, m.offers) as offers,
    coalesce(case when newer.actions then m.total_obligated end, a.obligated, m.total_obligated, s.actions_obligated) as obligated,
    case
        when newer.actions and m.total_obligated is not null then 'award total, as stated on the action of ' || m.action_date
        when a.obligated is not null then 'award total' || coalesce(', as of ' || a.last_modified::date, '')
        when m.total_obligated is not null then 'award total, as stated on the action of ' || m.action_date
        when s.actions_obligated is not null then
            case when s.actions_seen = 1 then format('the one action held, of %s', s.first_action_seen)
                else format('sum of the %s actions held, %s to %s', s.actions_seen, s.first_action_seen, s.last_action_seen) end
    end as obligated_is,
    coalesce(case when newer.actions then m.total_outlayed end, a.outlayed, m.total_outlayed) as outlayed,
    coalesce(case when newer.actions then m.total_current end, a.current_value, m.total_current) as current_value,
    case when not coalesce(a.is_vehicle, m.is_vehicle, false)
        then coalesce(case when newer.actions then m.total_potential end, a.potential, m.total_potential) end as potential,
    coalesce(a.ceiling, case when m.is_vehicle then m.total_potential end) as ceiling,
    coalesce(s.actions_seen, 0) as actions_seen,
    s.actions_obligated,
    s.first_action_seen,
    s.last_action_seen,
    coalesce(o.total_potential, o.base_all_options) as first_potential,
    o.end_date as first_end_date,
    greatest(a.last_modified, m.last_modified) as last_modified,
    coalesce(a.permalink, m.permalink) as permalink,
    case when a.record_id is null then m.source else a.source end as source,
    case when a.record_id is null then m.page_id else a.page_id end as page_id,
    case when a.record_id is null then m.place else a.place end as place
from touched_contract t
left join award a on a.record_id = t.contract_id
left join newest m on m.contract_id = t.contract_id
left join actions s on s.contract_id = t.contract_id
left join oldest o on o.contract_id = t.contract_id
cross join lateral (select m.action_date > coalesce(a.latest_action, '-infinity') and m.total_obligated is not null as actions) newer
where a.record_id is not null or m.record_id is not null;

do $$
declare
    written bigint;
begin
    if core.fill_begin('core.contract') then
        insert into core.contract select * from contract_now;
        get diagnostics written = row_count;
        perform core.fill_end('core.contract', written);
        return;
    end if;

    insert into core.contract select * from contract_now
    on conflict (contract_id) do update set
        contract_key = excluded.contract_key, piid = excluded.piid, parent_piid = excluded.parent_piid, parent_key = excluded.parent_key,
        is_vehicle = excluded.is_vehicle, award_type = excluded.award_type, jurisdiction = excluded.jurisdiction, currency = excluded.currency,
        awarding_id = excluded.awarding_id, funding_id = excluded.funding_id, awarding_office = excluded.awarding_office,
        funding_office = excluded.funding_office, vendor_id = excluded.vendor_id, vendor = excluded.vendor, description = excluded.description,
        solicitation = excluded.solicitation, signed = excluded.signed, latest_action = excluded.latest_action, start_date = excluded.start_date,
        end_date = excluded.end_date, potential_end_date = excluded.potential_end_date, ordering_end_date = excluded.ordering_end_date,
        psc = excluded.psc, psc_text = excluded.psc_text, naics = excluded.naics, naics_text = excluded.naics_text, pricing = excluded.pricing,
        extent_competed = excluded.extent_competed, not_competed = excluded.not_competed, fair_opportunity = excluded.fair_opportunity,
        set_aside = excluded.set_aside, offers = excluded.offers, obligated = excluded.obligated, obligated_is = excluded.obligated_is,
        outlayed = excluded.outlayed, current_value = excluded.current_value, potential = excluded.potential, ceiling = excluded.ceiling,
        actions_seen = excluded.actions_seen, actions_obligated = excluded.actions_obligated, first_action_seen = excluded.first_action_seen,
        last_action_seen = excluded.last_action_seen, first_potential = excluded.first_potential, first_end_date = excluded.first_end_date,
        last_modified = excluded.last_modified, permalink = excluded.permalink, source = excluded.source, page_id = excluded.page_id, place = excluded.place;
    get diagnostics written = row_count;
    perform core.grown('core.contract', written);
end
$$;

-- a contract of which nothing is left that is not gone
delete from core.contract c
where c.contract_id in (select contract_id from touched_contract) and c.contract_id not in (select contract_id from contract_now);
