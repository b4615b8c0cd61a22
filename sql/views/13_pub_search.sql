-- Full-text search over everything: what is searched, how it is kept, and pub.search.

-- Every text that can be searched, one row a thing that is found, a view a kind. The title counts more
-- than the body. Of what two sources tell, pub.search shows the first by name.
create view core.searchable_contract (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'contract'::text as kind, c.contract_id as id, coalesce(c.signed, c.first_action_seen, c.start_date) as date, coalesce(a.agency, a.name) as agency,
    case when p.vendor_id is null then c.vendor else 'a sole proprietor' end as title,
    concat_ws(' · ', case when p.vendor_id is null then t.texts else core.hide_person(t.texts, c.vendor_id) end, c.piid, c.parent_piid) as body, c.contract_id, c.contract_key, c.piid, c.permalink as url, c.source, c.page_id
from core.contract c
left join core.agency a on a.agency_id = c.awarding_id
left join core.person p on p.vendor_id = c.vendor_id
left join lateral (
    select string_agg(text, ' · ' order by first, text) as texts
    from (
        select text, min(date) as first from (
            select description as text, signed as date from core.contract_record r where r.record_id = c.contract_id and r.is_best and r.gone_at is null
            union all
            select description, action_date from core.modification m where m.contract_id = c.contract_id and m.is_best and m.gone_at is null) d
        where text is not null group by text
    ) o
) t on true;

create view core.searchable_subaward (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'subaward'::text, s.record_id, s.action_date, coalesce(a.agency, a.name), case when p.vendor_id is null then s.vendor else 'a sole proprietor' end,
    case when p.vendor_id is null then s.description else core.hide_person(s.description, s.vendor_id) end, s.contract_id, s.contract_key, s.prime_piid, s.permalink, s.source, s.page_id
from core.subaward s left join core.agency a on a.agency_id = s.awarding_id left join core.person p on p.vendor_id = s.vendor_id
where s.is_best and s.gone_at is null;

create view core.searchable_notice (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'notice'::text, n.record_id, n.posted::date, coalesce(a.agency, a.name), n.title, concat_ws(' · ', n.description, n.solicitation, n.awardee_as_filed),
    null::uuid, null::text, n.award_number, n.permalink, n.source, n.page_id
from core.notice n left join core.agency a using (agency_id) where n.is_best and n.gone_at is null and not coalesce(n.vendor_is_person, false);

create view core.searchable_bidder (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'bidder'::text, b.record_id, b.date, coalesce(a.agency, a.name), case when p.vendor_id is null then b.vendor else 'a sole proprietor' end,
    concat_ws(' · ', b.title, b.description, b.solicitation), null::uuid, null::text, null::text, b.permalink, b.source, b.page_id
from core.bidder b left join core.agency a using (agency_id) left join core.person p using (vendor_id) where b.is_best and b.gone_at is null;

create view core.searchable_forecast (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'forecast'::text, f.record_id, coalesce(f.published, f.created), coalesce(a.agency, a.name), f.title, concat_ws(' · ', f.requirement, f.vehicle, f.number),
    null::uuid, null::text, f.contract_number, f.permalink, f.source, f.page_id
from core.forecast f left join core.agency a using (agency_id) where f.is_best and f.gone_at is null;

create view core.searchable_lobbying (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'lobbying'::text, f.record_id, f.posted::date, null::text, concat_ws(', for ', f.registrant, case when p.vendor_id is null then f.vendor else 'a sole proprietor' end),
    concat_ws(' · ', t.texts, f.client_about), null::uuid, null::text, null::text, f.permalink, f.source, f.page_id
from core.filing f left join core.person p using (vendor_id)
left join lateral (
    select string_agg(concat_ws(': ', x.issue, x.description), ' · ' order by x.number) as texts
    from core.activity x where x.filing_key = f.filing_key and x.source = f.source and x.gone_at is null) t on true
where f.is_best and f.gone_at is null;

create view core.searchable_protest (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'protest'::text, q.record_id, coalesce(q.filed, q.decided), coalesce(a.agency, a.name), case when p.vendor_id is null then q.vendor else 'a sole proprietor' end,
    concat_ws(' · ', q.digest, q.file_number, q.solicitation, q.outcome), null::uuid, null::text, null::text, coalesce(q.permalink, q.decision_url), q.source, q.page_id
from core.protest q left join core.agency a using (agency_id) left join core.person p using (vendor_id) where q.is_best and q.gone_at is null;

create view core.searchable_disclosure (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'disclosure'::text, d.record_id, make_date(d.year::integer, 1, 1), coalesce(a.agency, a.name), d.title,
    concat_ws(' · ', d.purpose, d.outputs, d.system, d.vendors_as_filed, d.topic), null::uuid, null::text, null::text, d.permalink, d.source, d.page_id
from core.disclosure d left join core.agency a using (agency_id) where d.is_best and d.gone_at is null;

create view core.searchable_foia_request (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'foia request'::text, f.record_id, f.received, coalesce(a.agency, a.name), f.number, f.subject, null::uuid, null::text, null::text, f.permalink, f.source, f.page_id
from core.foia_request f left join core.agency a using (agency_id) where f.is_best and f.gone_at is null and coalesce(f.public, true);

create view core.searchable_document (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'document'::text, d.record_id, d.published, coalesce(a.agency, a.name), d.title, concat_ws(' · ', d.description, d.category, d.piid), null::uuid, null::text, d.piid, d.permalink, d.source, d.page_id
from core.document d left join core.agency a using (agency_id) where d.is_best and d.gone_at is null and coalesce(d.public, true);

create view core.searchable_document_page (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'document page'::text, g.record_id, d.published, coalesce(a.agency, a.name), concat_ws(', page ', d.title, g.number), g.text, null::uuid, null::text, null::text, d.permalink, g.source, g.page_id
from core.document_page g join core.document d on d.document_key = g.document_key and d.source = g.source left join core.agency a using (agency_id)
where g.is_best and g.gone_at is null and d.gone_at is null and coalesce(d.public, true);

create view core.searchable_article (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'article'::text, t.record_id, t.published, null::text, t.title, t.text, null::uuid, null::text, null::text, t.permalink, t.source, t.page_id
from core.article t where t.is_best and t.gone_at is null;

create view core.searchable_payment (kind, id, date, agency, title, body, contract_id, contract_key, piid, url, source, page_id) as
select 'payment'::text, y.record_id, y.paid_date, coalesce(a.agency, a.name), case when p.vendor_id is null then y.vendor else 'a sole proprietor' end,
    concat_ws(' · ', y.description, y.contract_number), null::uuid, null::text, y.contract_number, y.permalink, y.source, y.page_id
from core.payment y left join core.agency a using (agency_id) left join core.person p using (vendor_id) where y.is_best and y.gone_at is null;

create view core.searchable as
select * from core.searchable_contract
union all
select * from core.searchable_subaward
union all
select * from core.searchable_notice
union all
select * from core.searchable_bidder
union all
select * from core.searchable_forecast
union all
select * from core.searchable_lobbying
union all
select * from core.searchable_protest
union all
select * from core.searchable_disclosure
union all
select * from core.searchable_foia_request
union all
select * from core.searchable_document
union all
select * from core.searchable_document_page
union all
select * from core.searchable_article
union all
select * from core.searchable_payment;

-- What the index holds of a text: its words, and marks (no word begins with '@') for the year, the
-- agency and the kind, so that a search within them reads no more than it must. A text past 250,000
-- characters is searched up to there: an index entry has a limit.
create or replace function core.search_words(kind text, agency text, date date, title text, body text) returns tsvector
language sql immutable parallel safe as $$
    select setweight(to_tsvector('pg_catalog.english', coalesce(left(title, 2000), '')), 'A') || to_tsvector('pg_catalog.english', coalesce(left(body, 250000), ''))
        || array_to_tsvector(array['@k:' || kind, '@a:' || coalesce(agency, ''), '@y:' || coalesce(extract(year from date)::text, '')])
$$;

-- Brings the index to what the records say, for the things in pg_temp.found_again (kind, id).
create or replace function core.refresh_search() returns bigint
language plpgsql as $$
declare
    k record;
    changed bigint;
begin
    create temp table words_now (like core.search_text) on commit drop;
    -- a kind at a time: a union cannot be joined by its id without being read whole
    for k in select distinct f.kind from pg_temp.found_again f loop
        execute format('insert into words_now
            select distinct on (s.id) s.kind, s.id, s.date, s.agency, core.search_words(s.kind, s.agency, s.date, s.title, s.body)
            from pg_temp.found_again f join core.%I s on s.id = f.id where f.kind = $1
            order by s.id, s.source', 'searchable_' || replace(k.kind, ' ', '_')) using k.kind;
    end loop;
    analyze words_now (kind, id);

    delete from core.search_text t using pg_temp.found_again f
    where t.kind = f.kind and t.id = f.id and not exists (select from words_now n where n.kind = f.kind and n.id = f.id);
    insert into core.search_text as t (kind, id, date, agency, words)
    select kind, id, date, agency, words from words_now
    on conflict (kind, id) do update set date = excluded.date, agency = excluded.agency, words = excluded.words
        where (t.date, t.agency, t.words) is distinct from (excluded.date, excluded.agency, excluded.words);
    get diagnostics changed = row_count;
    drop table words_now;
    return changed;
end
$$;

-- Marks as a query: '@y:2025' | '@y:2024'
create or replace function core.search_marks(marks text[]) returns tsquery
language sql immutable parallel safe as $$
    select string_agg(quote_literal(m), ' | ')::tsquery from unnest(marks) m
$$;

-- The best hits. Every hit is ranked; where there are more than a thousand, a thousand of the newest
-- years are.
create or replace function core.search_best(query text, of_agency text, of_kind text, since date, until date, most integer)
returns table (kind text, id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
    enough constant integer := 1000;
    asked tsquery := websearch_to_tsquery('pg_catalog.english', query);
    wanted tsquery := asked;
    kinds text[];
    ids uuid[];
    ranks real[];
    more_kinds text[];
    more_ids uuid[];
    more_ranks real[];
    newest integer := extract(year from least(until, current_date + 400));
    years integer := 1;
begin
    if numnode(asked) = 0 then
        return;
    end if;
    if of_agency is not null then
        wanted := wanted && core.search_marks(coalesce((select array_agg('@a:' || g.agency) from pub.agencies_of(of_agency) g), array['@a:' || of_agency]));
    end if;
    if of_kind is not null then
        wanted := wanted && core.search_marks(array['@k:' || of_kind]);
    end if;
    perform from core.search_text t
    where t.words @@ wanted and (since is null or t.date >= since) and (until is null or t.date <= until)
    offset enough limit 1;
    if not found then
        select array_agg(h.kind), array_agg(h.id), array_agg(ts_rank(h.words, asked, 1)) into kinds, ids, ranks
        from core.search_text h
        where h.words @@ wanted and (since is null or h.date >= since) and (until is null or h.date <= until);
    else
        kinds := '{}';
        ids := '{}';
        ranks := '{}';
        while cardinality(ids) < enough and newest > 1900 loop
            select array_agg(h.kind), array_agg(h.id), array_agg(ts_rank(h.words, asked, 1)) into more_kinds, more_ids, more_ranks
            from (select t.* from core.search_text t
                where t.words @@ (wanted && core.search_marks(array(select '@y:' || y from generate_series(newest - years + 1, newest) y)))
                    and (since is null or t.date >= since) and (until is null or t.date <= until)
                limit enough - cardinality(ids)) h;
            kinds := kinds || more_kinds;
            ids := ids || more_ids;
            ranks := ranks || more_ranks;
            newest := newest - years;
            years := years * 2;
        end loop;
    end if;
    return query
    select h.kind, h.id, h.rank from unnest(kinds, ids, ranks) h (kind, id, rank) order by h.rank desc, h.id limit greatest(most, 0);
end
$$;

-- The search that journalists use.
create function pub.search(query text, agency text default null, kind text default null, since date default null, until date default null,
    most integer default 40)
returns table (rank real, kind text, date date, agency text, title text, passage text, contract_key text, piid text, evidence_id uuid,
    record_id uuid, source text, source_url text, page_id uuid, page_sha256 text, sample boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select b.rank, b.kind, s.date, s.agency, s.title,
        ts_headline('pg_catalog.english', regexp_replace(left(coalesce(nullif(s.body, ''), s.title), 250000), '\s+', ' ', 'g'),
            websearch_to_tsquery('pg_catalog.english', search.query), 'StartSel=«, StopSel=», MaxWords=36, MinWords=18, ShortWord=2, MaxFragments=1'),
        s.contract_key, s.piid, e.evidence_id, s.id, s.source, coalesce(s.url, p.url), s.page_id, encode(p.sha256, 'hex'), p.portal is not null
    from core.search_best(search.query, search.agency, search.kind, search.since, search.until, search.most) b
    join lateral (select * from core.searchable x where x.kind = b.kind and x.id = b.id order by x.source collate "C" limit 1) s on true
    left join crawl.page p on p.page_id = s.page_id
    left join lateral (
        select v.evidence_id from core.evidence v
        where v.record_id = s.id or v.contract_id = s.contract_id
        order by v.grade, v.date desc nulls last, v.evidence_id limit 1) e on true
    order by b.rank desc, s.date desc nulls last, s.id
$$;
comment on function pub.search(text, text, text, date, date, integer) is
    'Full-text search over contract descriptions, notices, bidders, forecasts, lobbying issues, protests, AI inventories, FOIA requests, released documents (by page), '
    'articles, subawards and payments. Write words as in a web search: agent recruiting AI, "case management" -training, cellebrite or graykey. English word forms are folded '
    '(recruit finds recruiting). agency: abbreviation, name or code. kind: contract, subaward, notice, bidder, forecast, lobbying, protest, disclosure, '
    'foia request, document, document page, article or payment. Ranked; the passage has the words between « and ». A hit says that the words are there and nothing else. '
    'Of more than a thousand hits a thousand of the newest years are ranked.';
