-- Pitches and awards over time, one row a lane, what happened and quarter. A lane is a family, or a kind where the report is of one family;
-- the families with pitches and awards come first, then those with most money. An award stands at the day of its first action or
-- signature that is on record; subawards, inventories and mentions have no lane but where the report is of one family. $1 agency, $2 vendor, $3 relation, $4 since, $5 until, $6 'yes' for anything, $7 at most so many lanes.
with picked as materialized (
    select p.*, coalesce(p.first_date, p.last_date) as day, c.signed
    from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') p
    left join lateral (select min(signed) as signed from pub.contracts where contract_key = p.contract_key and p.kind in ('prime', 'reseller')) c on true
), families as (
    select count(distinct family) as many from picked
), events as (
    select case when f.many > 1 then p.family else p.kind end as lane, p.family, p.relation, p.kind,
        case when p.relation = 'supplied' then case when p.kind = 'prime' then 'direct' when p.kind = 'reseller' then 'reseller' else 'other' end else p.relation end as what,
        coalesce(p.signed, p.day) as day, p.agency_obligated
    from picked p, families f
    where not p.is_vehicle and (f.many = 1 or p.relation = 'pitched' or p.kind in ('prime', 'reseller'))
), lanes as (
    select lane, sum(agency_obligated) as obligated, count(*) as events,
        bool_or(relation = 'pitched') and bool_or(relation = 'supplied') as pitched_too, bool_or(relation = 'pitched') as pitched
    from events group by lane
), ranked as (
    select *, row_number() over (order by pitched_too desc, pitched desc, obligated desc nulls last, events desc, lane collate "C") as rank, count(*) over () as of_all from lanes
)
select r.rank, r.of_all, r.lane, e.what, extract(year from e.day)::integer as year, extract(quarter from e.day)::integer as quarter, count(*) as events,
    (select many from families) = 1 as lane_is_kind
from ranked r join events e using (lane)
where r.rank <= $7::integer
group by r.rank, r.of_all, r.lane, e.what, 5, 6
order by r.rank, e.what, year, quarter;
