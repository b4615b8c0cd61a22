-- What is new, changed and gone, in one list: for paydirt changes, and for watch lists, which know by themselves what
-- was told (told, after_version) and need no day.
create function pub.evidence_about(agency text default null, vendor text default null, words text default null, any_vendor boolean default false)
returns setof pub.evidence
language sql stable as $$
    select e.* from pub.evidence e
    where (coalesce(evidence_about.agency, '') = '' or e.agency in (select a.agency from pub.agencies_of(evidence_about.agency) a))
        and (any_vendor or coalesce(evidence_about.vendor, '') <> '' or e.software)
        and (coalesce(evidence_about.vendor, '') = '' or e.family ilike '%' || evidence_about.vendor || '%' or e.vendor ilike '%' || evidence_about.vendor || '%')
        and (coalesce(words, '') = '' or concat_ws(' ', e.quote, e.record_title, e.product) ilike '%' || words || '%')
$$;
comment on function pub.evidence_about(text, text, text, boolean) is 'Rows of evidence about an agency and those inside it, about vendors whose name or family has these letters, with these words in the text; of software vendors alone unless a vendor is named or any_vendor is true.';

create function pub.since(since timestamptz, agency text default null, vendor text default null, words text default null, any_vendor boolean default false,
    told uuid[] default null, after_version bigint default null)
returns table (what text, seen timestamptz, relation text, family text, kind text, through text, piid text, contract_key text, agency_named text, first_date date, last_date date,
    records bigint, obligated_by_these numeric, field text, old text, "new" text, title text, quote text, grade text, evidence_id uuid, record_id uuid,
    source text, source_url text, dispute text)
language sql stable as $$
with meant as (
    select a.agency from pub.agencies_of(since.agency) a where since.agency <> ''
), of_interest as (
    select * from pub.evidence_about(since.agency, since.vendor, words, any_vendor)
), records as (
    -- each record once, though awarding and funding agency both have a row of it
    select distinct on (o.relation, o.kind, o.family, o.record_id) o.*, coalesce(o.contract_key, o.record_id::text) as about
    from of_interest o
    where o.first_seen >= since.since and not exists (select from unnest(told) t where t = o.evidence_id)
    order by o.relation, o.kind, o.family, o.record_id, o.grade, o.evidence_id
), lines as (
    select r.relation, r.kind, r.family, r.about, count(*) as records, min(r.date) as first_date, max(r.date) as last_date, max(r.first_seen) as seen,
        sum(r.obligated) filter (where r.amount_of = 'action') as obligated_by_these, (array_agg(r.evidence_id order by r.grade, r.date desc nulls last, r.evidence_id))[1] as best
    from records r
    group by r.relation, r.kind, r.family, r.about
), changed as (
    select c.* from pub.changes c
    where c.changed_at >= since.since and c.version_id > coalesce(after_version, 0) and c.field <> 'last_modified'
        and (coalesce(since.agency, '') = '' or c.agency in (select m.agency from meant m) or exists (select from of_interest o where o.record_id = c.record_id))
        and (coalesce(words, '') = '' or concat_ws(' ', c.title, c.old, c.new) ilike '%' || words || '%')
        and (any_vendor or (coalesce(since.vendor, '') = '' and c.what = 'gone') or (since.vendor <> '' and c.vendor ilike '%' || since.vendor || '%')
            or exists (select from of_interest o where o.record_id = c.record_id))
)
select 'new', l.seen, l.relation, l.family, l.kind, e.through, e.piid, e.contract_key, e.agency, l.first_date, l.last_date, l.records, l.obligated_by_these, null, null, null,
    e.record_title, e.quote, e.grade, e.evidence_id, e.record_id, e.source, e.source_url, e.dispute
from lines l join of_interest e on e.evidence_id = l.best
union all
select c.what, c.changed_at, null, c.vendor, c.kind, null, c.piid, c.contract_key, c.agency, null, null, null, null, c.field, c.old, c.new, c.title, null, null, null,
    c.record_id, c.source, c.source_url, null
from changed c
$$;
comment on function pub.since(timestamptz, text, text, text, boolean, uuid[], bigint) is 'What is new, changed (a row a field) and gone since a time (when we saw it): about an agency, a vendor, with these words; of software vendors alone unless any_vendor. told and after_version: rows of evidence and versions that are known already.';
