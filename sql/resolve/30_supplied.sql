-- What each dirty record is evidence of: who supplied. One row a (vendor, agency, kind, record).

create temp table evidence_now (like core.evidence including defaults) on commit drop;
alter table evidence_now add primary key (evidence_id);

-- prime: the record names the vendor as recipient
insert into evidence_now
select core.id('evidence', 'prime', a.vendor_id::text, g.agency, a.record_id::text), 'supplied', 'prime',
    coalesce(core.family_of(w.known, a.date), w.entity), coalesce(a.vendor, w.name), a.vendor_id, w.known, null, null, g.agency, g.role,
    a.date, a.end_date, a.obligated, a.potential, a.ceiling, null, null, null, coalesce(a.currency, 'USD'), a.amount_of,
    null, a.vendor, a.record_kind, a.record_id, a.contract_id, a.contract_key, a.piid, a.parent_piid, a.modification, a.solicitation, a.description,
    a.source, a.page_id, a.place, a.permalink,
    case when w.uei is not null or w.duns is not null then 'A' else 'B' end,
    'the record names it as recipient' || coalesce(' (UEI ' || w.uei || ')', ' (DUNS ' || w.duns || ')', '') || coalesce('; ' || w.why_same, ''),
    case when w.uei is null and w.duns is null then 'the record gives a name and no identifier: another company may have the same name'
        when w.class in ('reseller', 'distributor') then 'it is a reseller: what it sold may be made by others'
        else 'the recipient may have passed the work on to others' end,
    r.rule like 'yes%', substr(r.rule, strpos(r.rule, ': ') + 2), a.first_seen
from award a
join who w using (vendor_id)
join award_agency g using (record_id),
lateral (select case when w.known is null and exists (select from core.mention m join core.known_vendor k on k.vendor = m.vendor and k.software
            where m.record_id = a.record_id and m.source = a.source)
        then 'no: not listed, and its award''s text names another maker''s product'
        else core.software_rule(w.known, w.class, w.software, a.naics, a.naics_text, a.psc, a.psc_text) end as rule offset 0) r
on conflict do nothing;

-- reseller: the recipient is another company, and the text names the maker's product
insert into evidence_now
select distinct on (m.vendor, g.agency, a.record_id)
    core.id('evidence', 'reseller', m.vendor, g.agency, a.record_id::text), 'supplied', 'reseller',
    core.family_of(m.vendor, a.date), m.vendor, null, m.vendor, coalesce(a.vendor, w.name), a.vendor_id, g.agency, g.role,
    a.date, a.end_date, a.obligated, a.potential, a.ceiling, null, null, null, coalesce(a.currency, 'USD'), a.amount_of,
    m.product, m.quote, a.record_kind, a.record_id, a.contract_id, a.contract_key, a.piid, a.parent_piid, a.modification, a.solicitation, a.description,
    a.source, a.page_id, a.place, a.permalink, 'C',
    format('the award''s text names %s (''%s''); the recipient is %s', m.product, m.found, a.vendor),
    'the text may name the product without its being bought: as something it must work with, replace or support; '
        || 'the amount is the whole award''s, not this maker''s share',
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, a.first_seen
from award a
join core.mention m on m.record_id = a.record_id and m.source = a.source
join core.known_vendor k on k.vendor = m.vendor and k.class not in ('reseller', 'distributor', 'integrator')
join who w using (vendor_id)
join award_agency g on g.record_id = a.record_id
where coalesce(core.family_of(w.known, a.date), w.entity) <> core.family_of(m.vendor, a.date)
    and not core.named_aside(m.quote, m.found)
order by m.vendor, g.agency, a.record_id, m.starts, m.product collate "C"
on conflict do nothing;

-- subaward: the prime reported it
insert into evidence_now
select core.id('evidence', 'subaward', s.vendor_id::text, g.agency, s.record_id::text), 'supplied', 'subaward',
    coalesce(core.family_of(w.known, s.action_date), w.entity), coalesce(s.vendor, w.name), s.vendor_id, w.known, s.prime, s.prime_id, g.agency, g.role,
    s.action_date, null, null, null, null, s.amount, null, null, 'USD', 'subaward, as the prime reported it',
    null, s.vendor, 'subaward', s.record_id, s.contract_id, s.contract_key, s.prime_piid, s.prime_parent_piid, null, null, s.description,
    s.source, s.page_id, s.place, s.permalink,
    case when w.uei is not null or w.duns is not null then 'A' else 'B' end,
    'the prime contractor reported it as its subcontractor' || coalesce(' (UEI ' || w.uei || ')', ''),
    'subawards are reported by the primes themselves and may be wrong or told twice; the amount is inside the prime''s own',
    r.rule like 'yes%', substr(r.rule, strpos(r.rule, ': ') + 2), s.first_seen
from core.subaward s
join dirty using (record_id)
join who w using (vendor_id),
lateral (select b.agency, case when count(distinct x.role) = 2 then 'awarding and funding' else max(x.role) end as role
    from (values (s.awarding_id, 'awarding'), (s.funding_id, 'funding')) x (agency_id, role) join bureau b using (agency_id) group by b.agency) g,
lateral (select core.software_rule(w.known, w.class, w.software, null, null, null, null) as rule) r
where s.gone_at is null and s.is_best
on conflict do nothing;

insert into evidence_now
select distinct on (m.vendor, g.agency, s.record_id)
    core.id('evidence', 'subaward', m.vendor, g.agency, s.record_id::text), 'supplied', 'subaward',
    core.family_of(m.vendor, s.action_date), m.vendor, null, m.vendor, coalesce(s.vendor, w.name), s.vendor_id, g.agency, g.role,
    s.action_date, null, null, null, null, s.amount, null, null, 'USD', 'subaward, as the prime reported it',
    m.product, m.quote, 'subaward', s.record_id, s.contract_id, s.contract_key, s.prime_piid, s.prime_parent_piid, null, null, s.description,
    s.source, s.page_id, s.place, s.permalink, 'C',
    format('the subaward''s text names %s (''%s''); the subcontractor is %s', m.product, m.found, s.vendor),
    'the text may name the product without its being bought; subawards are reported by the primes themselves',
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, s.first_seen
from core.subaward s
join dirty using (record_id)
join core.mention m on m.record_id = s.record_id and m.source = s.source
join core.known_vendor k on k.vendor = m.vendor and k.class not in ('reseller', 'distributor', 'integrator')
join who w using (vendor_id),
lateral (select b.agency, case when count(distinct x.role) = 2 then 'awarding and funding' else max(x.role) end as role
    from (values (s.awarding_id, 'awarding'), (s.funding_id, 'funding')) x (agency_id, role) join bureau b using (agency_id) group by b.agency) g
where s.gone_at is null and s.is_best and coalesce(core.family_of(w.known, s.action_date), w.entity) <> core.family_of(m.vendor, s.action_date)
order by m.vendor, g.agency, s.record_id, m.starts, m.product collate "C"
on conflict do nothing;

-- disclosed: the agency's own inventory names it
insert into evidence_now
select distinct on (coalesce(d.vendor_id::text, d.record_id::text), b.agency, x.record_id)
    core.id('evidence', case d.standing when 'supplier' then 'disclosed' else 'through_agency' end, d.vendor_id::text, b.agency, x.record_id::text),
    'supplied', case d.standing when 'supplier' then 'disclosed' else 'through_agency' end,
    coalesce(core.family_of(w.known, make_date(x.year::integer, 1, 1)), w.entity), coalesce(d.vendor, w.name), d.vendor_id, w.known,
    d.through, null, b.agency, 'discloses it', make_date(x.year::integer, 1, 1), null, null, null, null, null, null, null, 'USD', null,
    null, d.quote, 'disclosure', x.record_id, null, null, d.piid, null, null, null, x.title,
    d.source, d.page_id, d.place, x.permalink, case when x.stage ilike 'pre-deployment%' then 'C' else 'B' end,
    format('the agency''s inventory (%s, entry %s) names it%s', x.inventory, coalesce(x.entry, x.title),
        case d.standing when 'through_agency' then ' as used through ' || coalesce(d.through, 'another agency') else ' as supplier' end),
    'the inventory gives a name and no identifier; the system may be planned, on trial or retired (stage: ' || coalesce(x.stage, 'not stated') || ')',
    case when w.known is null then true else w.software end,
    case when w.known is null then 'named as supplier in an inventory of AI systems' when w.software then 'listed as a maker of software' else 'listed as ' || w.class end,
    x.first_seen
from core.disclosure x
join core.disclosed d using (disclosure_key, source)
join dirty y on y.record_id = x.record_id
join who w using (vendor_id)
join bureau b on b.agency_id = x.agency_id
where x.gone_at is null and d.gone_at is null and x.is_best and d.is_best and d.standing in ('supplier', 'through_agency') and x.year is not null
order by coalesce(d.vendor_id::text, d.record_id::text), b.agency, x.record_id, d.number, d.record_id
on conflict do nothing;
