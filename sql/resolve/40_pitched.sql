-- Who pitched: offered and lost, protested, lobbied, or stands on a list of interested vendors.

-- protest: who protests offered, or wanted to
insert into evidence_now
select core.id('evidence', 'protest', p.vendor_id::text, b.agency, p.record_id::text), 'pitched', 'protest',
    coalesce(core.family_of(w.known, p.filed), w.entity), coalesce(p.vendor, w.name), p.vendor_id, w.known, null, null, b.agency, 'protested against',
    coalesce(p.filed, p.decided), p.decided, null, null, null, null, null, null, 'USD', null,
    null, p.vendor, 'protest', p.record_id, null, null, null, null, null, p.solicitation,
    concat_ws(', ', p.file_number, p.case_type, 'outcome: ' || p.outcome),
    p.source, p.page_id, p.place, coalesce(p.permalink, p.decision_url), 'B',
    format('it is the protester in %s (%s)', p.file_number, coalesce(p.forum, 'bid protest')),
    'a protester offered, or says that it was kept from offering; the record gives a name and no identifier',
    coalesce(w.software, false), case when w.known is null then 'not listed' when w.software then 'listed as a maker of software' else 'listed as ' || w.class end,
    p.first_seen
from core.protest p
join dirty using (record_id)
join who w using (vendor_id)
join bureau b using (agency_id)
where p.gone_at is null and p.is_best
on conflict do nothing;

-- those whom the docket or the decision names beside the protester: they offered as well
insert into evidence_now
select core.id('evidence', 'bid', d.vendor_id::text, b.agency, d.record_id::text), 'pitched',
    case when d.role in ('listed', 'sole_source') then 'listed' else 'bid' end,
    coalesce(core.family_of(w.known, d.date), w.entity), coalesce(d.vendor, w.name), d.vendor_id, w.known, null, null, b.agency, 'asked for offers',
    d.date, null, null, null, null, null, null, null, coalesce(d.currency, 'USD'), null,
    null, d.vendor, 'bidder', d.record_id, null, null, null, null, null, d.solicitation, concat_ws(', ', d.title, d.role, d.outcome),
    d.source, d.page_id, d.place, d.permalink,
    case when w.uei is not null or w.duns is not null then 'A' else 'B' end,
    case d.role
        when 'listed' then 'it stands on the notice''s list of interested vendors'
        when 'sole_source' then 'the notice says that an award to it alone is intended'
        when 'intervenor' then 'it is an intervenor in the protest: mostly the winner of the award that is protested against'
        when 'award not in force' then 'the record names it as supplier of an award that is pending, cancelled or unsuccessful: nothing is said to be supplied'
        when 'awardee' then 'the decision names it as the winner of the award that is protested against'
        else 'the record names it among those who offered (' || d.role || ')' end,
    case when w.uei is null and w.duns is null then 'the record gives a name and no identifier: another company may have the same name'
        else 'the record says that it offered, not what, nor whether it was bought' end,
    coalesce(w.software, false), case when w.known is null then 'not listed' when w.software then 'listed as a maker of software' else 'listed as ' || w.class end,
    d.first_seen
from core.bidder d
join dirty using (record_id)
join who w on w.vendor_id = d.vendor_id
join bureau b on b.agency_id = d.agency_id
where d.gone_at is null and d.is_best
on conflict do nothing;

-- lobbied: the filing names the agency, and the vendor as client. Of filings of one registrant, client and
-- period the newest counts: an amendment replaces what it amends.
insert into evidence_now
select distinct on (f.vendor_id, n.agency, f.record_id)
    core.id('evidence', 'lobbied', f.vendor_id::text, n.agency, f.record_id::text), 'pitched', 'lobbied',
    coalesce(core.family_of(w.known, f.posted::date), w.entity), coalesce(f.vendor, w.name), f.vendor_id, w.known,
    case when f.registrant_key is distinct from f.vendor_key then f.registrant end, null, n.agency, 'lobbied',
    f.posted::date, null, null, null, null, null, f.income, f.expenses, 'USD', 'all lobbying of the filing, of all agencies and issues',
    null, n.quote, 'filing', f.record_id, null, null, null, null, null, null,
    concat_ws(', ', f.type_text, f.year || coalesce(' ' || f.period, ''), n.issue),
    f.source, f.page_id, f.place, f.permalink, 'A',
    format('the filing names it as client and ''%s'' as lobbied', n.entity),
    'lobbying is not a sales pitch: it may concern laws and budgets; the filing names the department as a whole where the agency is not named',
    coalesce(w.software, false), case when w.known is null then 'not listed' when w.software then 'listed as a maker of software' else 'listed as ' || w.class end,
    f.first_seen
from core.filing f
join dirty using (record_id)
join who w using (vendor_id)
left join core.activity a on a.filing_key = f.filing_key and a.source = f.source and a.gone_at is null
join lateral (
    select e.entity, k.agency, e.quote, e.issue
    from (
        select unnest(a.entities) as entity, coalesce(a.description, a.issue) as quote, a.issue
        -- where the filing names them as a whole, no single issue is theirs
        union all select unnest(f.entities), null, null) e
    join core.known_agency_name k on k.name_key = core.simple_key(e.entity)) n on true
where f.gone_at is null and f.is_best
    and not exists (
        select from core.filing newer
        where newer.source = f.source and newer.gone_at is null
            and (newer.registrant_number, newer.client_number, newer.year, newer.period) = (f.registrant_number, f.client_number, f.year, f.period)
            and (newer.posted, newer.filing_key) > (f.posted, f.filing_key))
order by f.vendor_id, n.agency, f.record_id, a.number
on conflict do nothing;
