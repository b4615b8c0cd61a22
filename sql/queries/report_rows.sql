-- The report's table: one row a record, at most $7 of them. Where there are more, all that was pitched is kept first, then what was
-- supplied by its money. $1 agency, $2 vendor, $3 relation, $4 since, $5 until, $6 'yes' for vendors of anything.
with picked as materialized (
    select p.*, sum(p.agency_obligated) over (partition by p.relation, p.family) as of_family
    from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') p
), kept as materialized (
    select *, count(*) over () as of_all from picked
    order by array_position(array['pitched', 'supplied', 'mentioned'], relation), agency_obligated desc nulls last, last_date desc nulls last, evidence_id
    limit $7::integer
)
select k.relation, k.kind, k.family, k.vendor, k.through, k.product, k.piid, k.parent_piid, k.contract_key, k.first_date, k.last_date, k.end_date, k.records,
    k.agency_obligated as obligated, k.obligated_is, k.potential, k.ceiling, k.subaward_amount, k.income, k.expenses, k.currency,
    case when k.obligated is null and k.agency_obligated is not null then 'awarded by another agency; this one funds it' end as role,
    k.agency, k.agency_name, k.agency is distinct from pub.agency_of($1) as other_agency, k.is_vehicle,
    k.record_title, k.solicitation, k.quote, k.grade, k.because, k.could_be_wrong, k.dispute,
    k.evidence_id, left(k.evidence_id::text, 8) as evidence, k.source, k.source_url, k.page_sha256, k.place, to_char(e.fetched at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as fetched,
    e.modification, k.sample, k.of_all
from kept k
left join lateral (select fetched, modification from pub.evidence e where e.evidence_id = k.evidence_id limit 1) e on true
order by array_position(array['supplied', 'pitched', 'mentioned'], k.relation), k.of_family desc nulls last, k.family collate "C",
    array_position(array['prime', 'reseller', 'subaward'], k.kind) nulls last, k.kind, k.agency_obligated desc nulls last, k.last_date desc nulls last,
    k.piid collate "C", k.evidence_id;
