-- What portals changed and took away: every record that was replaced is kept whole.

-- A record of any kind as it stands now.
create or replace function core.said_now(of_kind text, of_record uuid, of_source text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    said jsonb;
begin
    execute format('select to_jsonb(c) from core.%I c where record_id = $1 and source = $2', (select table_name from core.record_kind where kind = of_kind))
        into said using of_record, of_source;
    return said;
end
$$;

-- Fields that are ours, or that no reader should see: keys, ids, where it stood.
create view core.field_hidden as
select unnest(array['record_id', 'row_hash', 'page_id', 'place', 'source', 'first_seen', 'changed_at', 'gone_at', 'gone_why', 'is_best', 'contract_id',
    'awarding_id', 'funding_id', 'agency_id', 'vendor_id', 'prime_id', 'vendor_key', 'vendor_as_typed_key', 'vendor_dba_key', 'vendor_parent_key', 'prime_key',
    'registrant_key', 'awardee_key', 'vendor_is_person']) as field;

-- What a stored record is about, in the words that readers know; a person's name is left out.
create or replace function core.about_record(kind text, said jsonb, out title text, out vendor text, out agency text, out contract_key text, out piid text,
    out person uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select core.hide_person(coalesce(said ->> 'title', said ->> 'description', said ->> 'subject', said ->> 'digest', said ->> 'file_number', said ->> 'registrant',
            said ->> 'document_key'), p.vendor_id),
        case when p.vendor_id is null then said ->> 'vendor' else 'a sole proprietor' end,
        (select coalesce(a.agency, a.name) from core.agency a
            where a.agency_id = coalesce((said ->> 'awarding_id')::uuid, (said ->> 'agency_id')::uuid, (said ->> 'funding_id')::uuid)),
        said ->> 'contract_key', coalesce(said ->> 'piid', said ->> 'prime_piid', said ->> 'award_number', said ->> 'contract_number'), p.vendor_id
    from (select 1) one
    left join core.person p on p.vendor_id = (said ->> 'vendor_id')::uuid
$$;

-- Each replaced record with what replaced it.
create view core.change as
select v.version_id, v.kind, v.record_id, v.source, v.why, v.until, v.page_id, v.next_page_id, v.said,
    coalesce(n.said, core.said_now(v.kind, v.record_id, v.source)) as next_said
from core.version v
left join lateral (
    select x.said from core.version x
    where x.record_id = v.record_id and x.source = v.source and x.version_id > v.version_id
    order by x.version_id limit 1) n on true;

create view pub.changes as
select c.until as changed_at, c.kind, d.what, r.agency, r.vendor, r.piid, r.contract_key, r.title, d.field, d.old, d.new,
    c.source, coalesce(c.next_said ->> 'permalink', c.said ->> 'permalink', g.url) as source_url, c.record_id, c.page_id as old_page_id, c.next_page_id as new_page_id,
    c.version_id, g.portal is not null as sample
from core.change c
cross join lateral core.about_record(c.kind, coalesce(c.next_said, c.said)) r
cross join lateral (
    select 'changed' as what, key as field, core.hide_person(o.value, r.person) as old, core.hide_person(n.value, r.person) as new
    from jsonb_each_text(c.said) o full join jsonb_each_text(c.next_said) n using (key)
    where c.why <> 'gone' and o.value is distinct from n.value and key not in (select field from core.field_hidden)
        and not (r.person is not null and key like 'vendor%')
    union all
    select 'gone', 'the record', 'on record', 'gone: ' || coalesce(c.next_said ->> 'gone_why', 'no reason kept') where c.why = 'gone'
    union all
    select 'back', 'the record', 'gone', 'on record again' where c.why = 'back') d
left join crawl.page g on g.page_id = coalesce(c.next_page_id, c.page_id);

select core.describe('pub.changes', 'What portals changed in their records, one row a field: what it said before and what it says since. Changes are seen when a page is fetched, so changed_at is not when the agency made them.', $$
changed_at: when the page that says otherwise was fetched (UTC)
kind: the kind of record: contract, modification, notice, …
what: changed, gone (the record was taken away) or back (it came again)
agency: the agency that the record names
vendor: the vendor that the record names. Sole proprietors are not named
piid: the award's number, where the record has one
contract_key: the portal's own unique key of the award, where the record has one
title: what the record is about
field: which field changed
old: what it said before
new: what it says since; empty where it says nothing more
source: the source (pub.sources)
source_url: the record's public address
record_id: our number for the record
old_page_id: the page that said it before (pub.pages)
new_page_id: the page that says otherwise (pub.pages)
version_id: rows of one change have the same number; later changes have higher ones
sample: true where the newer page came from a stand-in portal: sample data
$$);

create view core.gone_record as
select 'contract'::text as kind, record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) as said from core.contract_record c where gone_at is not null
union all select 'modification', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.modification c where gone_at is not null
union all select 'subaward', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.subaward c where gone_at is not null
union all select 'notice', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.notice c where gone_at is not null
union all select 'bidder', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.bidder c where gone_at is not null
union all select 'forecast', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.forecast c where gone_at is not null
union all select 'filing', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.filing c where gone_at is not null
union all select 'activity', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.activity c where gone_at is not null
union all select 'protest', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.protest c where gone_at is not null
union all select 'disclosure', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.disclosure c where gone_at is not null
union all select 'disclosed', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.disclosed c where gone_at is not null
union all select 'foia_request', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.foia_request c where gone_at is not null and coalesce(public, true)
union all select 'document', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.document c where gone_at is not null and coalesce(public, true)
union all select 'article', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.article c where gone_at is not null
union all select 'payment', record_id, source, gone_at, gone_why, first_seen, page_id, place, to_jsonb(c) from core.payment c where gone_at is not null;

create view pub.gone as
select c.gone_at, c.kind, c.gone_why, r.agency, r.vendor, r.piid, r.contract_key, r.title, (c.said ->> 'obligated')::numeric as obligated, c.first_seen,
    c.source, coalesce(c.said ->> 'permalink', g.url) as source_url, encode(g.sha256, 'hex') as page_sha256, c.place, g.fetched, c.page_id, c.record_id,
    g.portal is not null as sample
from core.gone_record c
cross join lateral core.about_record(c.kind, c.said) r
left join crawl.page g on g.page_id = c.page_id;

select core.describe('pub.gone', 'Records that their source took away, one row each, with what they last said and the page that proves it. They are in no other table but pub.changes. Gone from a portal does not mean hidden: portals correct, merge and archive.', $$
gone_at: when it was first seen to be gone (UTC)
kind: the kind of record: contract, modification, notice, …
gone_why: how it is known: deleted by the source, or missing from a listing that was read to its end
agency: the agency that it named
vendor: the vendor that it named. Sole proprietors are not named
piid: the award's number, where it had one
contract_key: the portal's own unique key of the award, where it had one
title: what it was about
obligated: the money that it stated, of the award or the action: what kind says
first_seen: when it was first seen (UTC)
source: the source (pub.sources)
source_url: its public address, which may answer no more
page_sha256: SHA-256 of the last page that said it, in hex
place: where in that page
fetched: when that page was fetched (UTC)
page_id: that page (pub.pages)
record_id: our number for the record
sample: true where the page came from a stand-in portal: sample data
$$);
