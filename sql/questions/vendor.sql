-- title: one page on a vendor at an agency: what is on record, what was looked for and not found
-- answers: What public records say of a vendor family at an agency, by kind; for each kind without a record, where was looked, and as
--     of when; the names and products that were tried; and what is never public. A pitch that no portal publishes is "no public
--     record of", not silence and not a claim.
-- parameter vendor text Palantir: which vendor: a family, a company or a product
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- reads: contract modification subaward notice bidder filing protest disclosure foia_request document article
-- heading: section
-- below: words
-- hidden: source_url
-- caveat: "no public record of" says what was not found in the sources below, as of their dates; it does not say that it did not happen
-- caveat: obligated is of the whole contract, net of what was taken back; a reseller's row is the whole award's money, not the maker's share
-- caveat: at most eight records of a kind are shown, the newest; 'ask pitched-or-supplied --vendor' has all
\if :{?vendor}
\else
    \set vendor Palantir
\endif
\if :{?agency}
\else
    \set agency ICE
\endif
with meant as (
    select agency, standing from pub.agencies_of(:'agency')
), families as (
    -- the name itself first; letters inside a name only where that finds nothing
    select family from (
        select family, rank, min(rank) over () as best from (
            select family, 1 as rank from pub.listed_vendors where lower(:'vendor') in (lower(family), lower(vendor))
            union select family, 1 from pub.products where lower(product) = lower(:'vendor')
            union select family, 1 from pub.vendor_names where lower(name) = lower(:'vendor')
            union select family, 2 from pub.listed_vendors where vendor ilike '%' || :'vendor' || '%' or names ilike '%' || :'vendor' || '%'
            union select family, 2 from pub.vendor_names where name ilike '%' || :'vendor' || '%'
            union select family, 2 from pub.products where product ilike '%' || :'vendor' || '%'
        ) found
    ) ranked
    where rank = best
), kinds (kind, number, what, record_kinds) as (
    values ('prime', 1, 'contracts as prime contractor', 'contract modification'), ('reseller', 2, 'products sold to it by others', 'contract modification'),
        ('subaward', 3, 'subawards', 'subaward'), ('disclosed', 4, 'entries of its AI inventory', 'disclosure'),
        ('through_agency', 5, 'use through another agency''s contract', 'disclosure'), ('rfi_response', 6, 'answers to requests for information', 'article document'),
        ('bid', 7, 'offers', 'bidder notice'), ('protest', 8, 'bid protests', 'protest'), ('lobbied', 9, 'lobbying of it', 'filing'),
        ('listed', 10, 'interest lists and industry days', 'bidder notice'), ('foia_request', 11, 'requests under FOIA that name it', 'foia_request'),
        ('foia_release', 12, 'released documents that name it', 'document'), ('reported', 13, 'reporting', 'article')
), records as (
    select p.*, m.standing, k.number, k.what,
        row_number() over (partition by p.kind order by p.last_date desc nulls last, p.action like '%,%', p.evidence_id) as nth, count(*) over (partition by p.kind) as of_kind,
        sum(p.agency_obligated) over (partition by p.kind) as money
    from (
        select distinct on (p.kind, p.family, coalesce(p.contract_key, p.evidence_id::text)) p.*
        from pub.pitched_or_supplied p
        join meant m using (agency)
        where p.family in (select family from families)
        order by p.kind, p.family, coalesce(p.contract_key, p.evidence_id::text), m.standing = 'itself' desc, p.agency_obligated is null
    ) p
    join meant m using (agency)
    join kinds k using (kind)
), reported as (
    -- what articles and documents say was pitched, offered or answered: no portal publishes it
    select p.action, p.last_date, p.quote, p.evidence_id, p.record_title, p.source_url,
        row_number() over (order by p.last_date desc nulls last, p.action, p.evidence_id) as nth
    from (
        select distinct on (p.action) p.*
        from pub.pitched_or_supplied p
        join meant m using (agency)
        where p.family in (select family from families) and p.kind in ('reported', 'foia_release')
            and p.action in ('pitched', 'offered', 'answered a request for information')
        order by p.action, m.standing = 'itself' desc, p.last_date desc nulls last, p.evidence_id) p
), asked as (
    -- notices that it may have answered: those of the two years before it, the nearest in words first
    select r.nth, n.title, n.type, n.posted, n.solicitation, n.source_url,
        row_number() over (partition by r.nth order by ts_rank(to_tsvector('english', concat_ws(' ', n.title, n.description)),
            replace(plainto_tsquery('english', r.quote)::text, ' & ', ' | ')::tsquery) desc, n.posted desc, n.notice_key) as near
    from reported r
    join pub.notices n on coalesce(n.base_type, n.type) ilike any (array['%request for information%', 'rfi%', '%sources sought%', '%market research%', '%special notice%', '%industry day%'])
        and (r.last_date is null or n.posted::date between r.last_date - 730 and r.last_date)
    join meant m using (agency)
), searched as (
    -- which sources hold each kind of record, and as of when
    select k.kind, k.number, k.what,
        string_agg(s.source || ' (as of ' || to_char(s.last_good, 'YYYY-MM-DD') || ')', ', ' order by s.source) as sources
    from kinds k
    left join pub.sources s on s.last_good is not null and string_to_array(k.record_kinds, ' ') && string_to_array(s.kinds, ', ')
    group by k.kind, k.number, k.what
), lines as (
    select 1 as part, 0 as number, 0::bigint as nth, 'Who is meant' as section, 'family' as item, null::date as date, null::numeric as obligated, null as evidence,
        family || coalesce(' (' || (select string_agg(l.vendor, ', ' order by l.vendor) from pub.listed_vendors l where l.family = f.family and l.vendor <> f.family) || ')', '') as words, null as source_url
    from families f
    union all
    select 1, 0, 0, 'Who is meant', 'family', null, null, null, 'no vendor of the lists and of the records has this name: ' || :'vendor', null
    where not exists (select from families)
    union all
    select 1, 1, 0, 'Who is meant', 'agency', null, null, null, a.agency || ': ' || a.name || coalesce('; records that name its department (' || a.department || ') alone are shown too', ''), null
    from pub.agencies a where a.agency = (select agency from meant where standing = 'itself' limit 1)
    union all
    select 2, number, 0, 'On record: ' || what, format('%s in all', of_kind), max(last_date), max(money), null, null, null
    from records where of_kind > 8 group by number, what, of_kind
    union all
    select 2, number, nth, 'On record: ' || what, concat_ws(' · ', action, coalesce(piid, left(record_title, 80)), case when through is not null then 'through ' || through end, case when standing <> 'itself' then 'names ' || agency end),
        last_date, coalesce(agency_obligated, subaward_amount), left(evidence_id::text, 8), concat_ws(' · ', vendor, case when kind in ('prime', 'subaward') then record_title else '“' || quote || '”' end, 'obligated: ' || case when agency_obligated is not null or award_obligated is not null then obligated_is end), source_url
    from records where nth <= 8
    union all
    select 3, number, 0, 'No public record of', what, null, null, null,
        case when kind = 'rfi_response' then 'who answered a request for information is not published; known only from reporting and released documents'
            || coalesce(', of which were read: ' || sources, ', of which none was read yet')
            when sources is null then 'not looked for: no source that holds such records has been read yet'
            else 'looked in ' || sources end, null
    from searched s where not exists (select from records r where r.kind = s.kind)
    union all
    select 4, 0, r.nth * 10, 'No public record of, though reported', r.action, r.last_date, null, left(r.evidence_id::text, 8),
        concat_ws(' · ', r.record_title, '“' || r.quote || '”',
            'no portal publishes pitches and answers: this is reporting, not a record'
            || case when exists (select from asked a where a.nth = r.nth) then '; the notices below may be what it answered, by date and words alone'
                else '; no notice of the agency that it may have answered is on record in the two years before' end), r.source_url
    from reported r
    union all
    select 4, 0, a.nth * 10 + a.near, 'No public record of, though reported', 'may have answered: ' || a.type, a.posted::date, null, null,
        concat_ws(' · ', a.title, a.solicitation), a.source_url
    from asked a where a.near <= 3
    union all
    select 4, 1, row_number() over (order by n.posted desc), 'What the agency asked the market lately (who answered is not published)', n.type, n.posted::date, null, null,
        concat_ws(' · ', n.title, n.solicitation), n.source_url
    from (
        select n.* from pub.notices n join meant using (agency)
        where coalesce(n.base_type, n.type) ilike any (array['%request for information%', 'rfi%', '%sources sought%', '%market research%']) order by n.posted desc nulls last limit 5) n
    union all
    select 5, 1, 0, 'What was tried', 'names', null, null, null, string_agg(names, '; ' order by names), null
    from (
        select lower(name) as names from pub.vendor_names where family in (select family from families)
        union select lower(unnest(string_to_array(names, '; '))) from pub.listed_vendors where family in (select family from families)) n
    having count(*) > 0
    union all
    select 5, 2, 0, 'What was tried', 'products', null, null, null, string_agg(product, '; ' order by product), null
    from pub.products where family in (select family from families)
    having count(*) > 0
    union all
    select 6, 1, 0, 'Where was looked', s.source, s.last_good::date, null, null,
        concat_ws('; ', s.title, case when s.lag_days > 0 then 'the portal is about ' || s.lag_days || ' days late' end,
            (select 'not whole on ' || string_agg(to_char(c.night, 'YYYY-MM-DD') || ' (' || c.coverage || ')', ', ' order by c.night desc)
                from (select * from pub.coverage c where c.source = s.source and c.coverage <> 'complete' order by c.night desc limit 5) c),
            'lacks: ' || s.lacks), s.home
    from pub.sources s where s.last_good is not null
    union all
    select 7, n, 0, 'What is never public, or late', item, null, null, null, words, null
    from (values
        (1, 'answers to RFIs', 'who answered a request for information or sources sought'),
        (2, 'losing offers', 'known only where somebody protests or sues'),
        (3, 'small subawards', 'first-tier subawards under 30,000 dollars, and all lower tiers, need not be reported'),
        (4, 'purchase cards', 'purchases under the micro-purchase threshold are not in contract data'),
        (5, 'defense awards', 'published 90 days late'),
        (6, 'resellers'' customers', 'an award to a reseller names the maker only where its text does')) never (n, item, words)
)
select section, item, date, obligated, evidence, words, source_url
from lines
order by part, number, nth, item;
