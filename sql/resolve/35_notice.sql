-- Notices: an award notice or a justification names who is bought from; other notices name products.

-- the awardee of an award notice, or of a justification
insert into evidence_now
select core.id('evidence', 'prime', n.vendor_id::text, b.agency, n.record_id::text), 'supplied', 'prime',
    coalesce(core.family_of(w.known, n.award_date), w.entity), coalesce(n.vendor, w.name), n.vendor_id, w.known, null, null, b.agency, 'awarding',
    coalesce(n.award_date, n.posted::date), null, null, null, n.award_amount, null, null, null, coalesce(n.currency, 'USD'), 'award notice',
    null, coalesce(n.awardee_as_filed, n.vendor), 'notice', n.record_id, null, null, n.award_number, null, null, n.solicitation, n.title,
    n.source, n.page_id, n.place, n.permalink,
    case when w.uei is not null or w.duns is not null then 'A' else 'B' end,
    'the notice (' || coalesce(n.type, 'of award') || ') names it as awardee',
    'a notice says what was announced; the amount may be the most that may be ordered, not money paid'
        || case when w.uei is null then '; it gives a name and no identifier' else '' end,
    r.rule like 'yes%', substr(r.rule, strpos(r.rule, ': ') + 2), n.first_seen
from core.notice n
join dirty using (record_id)
join who w using (vendor_id)
join bureau b using (agency_id),
lateral (select core.software_rule(w.known, w.class, w.software, n.naics, null, n.psc, null) as rule) r
where n.gone_at is null and n.is_best
on conflict do nothing;

-- a maker whose product a notice names: behind the awardee, where there is one; else only mentioned
insert into evidence_now
select distinct on (m.vendor, b.agency, n.record_id)
    core.id('evidence', case when n.vendor_id is null then 'notice' else 'reseller' end, m.vendor, b.agency, n.record_id::text),
    case when n.vendor_id is null then 'mentioned' else 'supplied' end, case when n.vendor_id is null then 'notice' else 'reseller' end,
    core.family_of(m.vendor, n.posted::date), m.vendor, null, m.vendor, n.vendor, n.vendor_id, b.agency, 'told the market',
    coalesce(n.award_date, n.posted::date), null, null, null, n.award_amount, null, null, null, coalesce(n.currency, 'USD'),
    case when n.vendor_id is not null then 'award notice' end,
    m.product, m.quote, 'notice', n.record_id, null, null, n.award_number, null, null, n.solicitation, n.title,
    n.source, n.page_id, n.place, n.permalink, case when n.vendor_id is null then 'E' else 'C' end,
    format('the notice (%s) names %s (''%s'')%s', coalesce(n.type, 'of no stated type'), m.product, m.found, coalesce('; the awardee is ' || n.vendor, '')),
    case when n.vendor_id is null then 'a notice may name a product that it replaces, must work with, or compares; it says nothing of who pitched'
        else 'the text may name the product without its being bought; the amount is the whole award''s' end,
    k.software, case when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, n.first_seen
from core.notice n
join dirty using (record_id)
join core.mention m on m.record_id = n.record_id and m.source = n.source
join core.known_vendor k on k.vendor = m.vendor and k.class not in ('reseller', 'distributor', 'integrator')
join bureau b using (agency_id)
left join who w on w.vendor_id = n.vendor_id
where n.gone_at is null and n.is_best
    and (n.vendor_id is null or coalesce(core.family_of(w.known, n.posted::date), w.entity) <> core.family_of(m.vendor, n.posted::date))
order by m.vendor, b.agency, n.record_id, m.field desc, m.starts, m.product collate "C"
on conflict do nothing;

-- forecasts: an intention, with the incumbent and the product that the agency names
insert into evidence_now
select distinct on (coalesce(x.known, x.vendor), b.agency, f.record_id)
    core.id('evidence', 'forecast', coalesce(x.known, x.vendor), b.agency, f.record_id::text), 'mentioned', 'forecast',
    coalesce(core.family_of(x.known, f.updated), x.vendor), x.vendor, null, x.known, null, null, b.agency, 'plans to buy',
    coalesce(f.updated, f.published, f.created), f.end_date, null, null, null, null, null, null, 'USD', null,
    x.product, x.quote, 'forecast', f.record_id, null, null, f.contract_number, null, null, null, f.title,
    f.source, f.page_id, f.place, f.permalink, x.grade, x.because,
    'a forecast is an intention: nothing was bought by it; records vanish when they are awarded or withdrawn',
    coalesce(k.software, false), case when k.vendor is null then 'not listed' when k.software then 'listed as a maker of software' else 'listed as ' || k.class end, f.first_seen
from core.forecast f
join dirty using (record_id)
join bureau b using (agency_id)
join lateral (
    select m.vendor, m.vendor as known, m.product, m.quote, 'E' as grade, format('the plan''s text names %s (''%s'')', m.product, m.found) as because, 1 as rank
    from core.mention m where m.record_id = f.record_id and m.source = f.source
    union all
    select coalesce(f.vendor, w.name), w.known, null, f.vendor, 'D', 'the agency names it as the incumbent of what is to be bought again', 0
    from who w where w.vendor_id = f.vendor_id) x on true
left join core.known_vendor k on k.vendor = x.known
where f.gone_at is null and f.is_best and (x.rank = 0 or coalesce(k.class, '') not in ('reseller', 'distributor'))
order by coalesce(x.known, x.vendor), b.agency, f.record_id, x.rank
on conflict do nothing;
