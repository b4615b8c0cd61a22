-- Where it comes from and how whole it is: sources, nights, issues, pages.

create view pub.sources as
select s.source, s.title, s.publisher, s.home, s.licence, s.holds, s.lacks, s.lag_days, s.every_hours,
    g.finished as last_good, l.state as last_state, l.started as last_tried, l.reason as last_reason,
    (select string_agg(k.kind, ', ' order by k.kind) from core.source_kind k where k.source = s.source) as kinds,
    exists (select from crawl.page p where p.source = s.source and p.portal is not null) as sample
from crawl.source s
left join lateral (
    select r.finished from crawl.run r where r.source = s.source and r.state = 'promoted' order by r.run_id desc limit 1) g on true
left join lateral (
    select r.state, r.started, r.reason from crawl.run r where r.source = s.source order by r.run_id desc limit 1) l on true;

select core.describe('pub.sources', 'The sources, one row each: what each holds and lacks, how late it is, and when it was last read well.', $$
source: the source's name, as in every table
title: what it is
publisher: who publishes it
home: its public address
licence: under which terms it may be used
holds: what is in it
lacks: what is not in it
lag_days: how many days the portal itself is late
every_hours: how often it is asked; 0: files are handed in
last_good: when its data was last taken in whole (UTC): its as-of
last_state: how the newest run ended: promoted, refused, failed, or open while it works
last_tried: when the newest run began (UTC)
last_reason: why the newest run was refused or failed
kinds: the kinds of record that it was seen to hold
sample: true where pages of it came from a stand-in portal: sample data
$$);

-- A night is a day (UTC) on which a source was read, or should have been.
create view core.night as
with day as (
    select r.source, r.started::date as night, count(*) as runs,
        (array_agg(r.run_id order by (r.state = 'promoted') desc, coalesce(r.complete, false) desc, r.run_id desc))[1] as run_id,
        sum(r.rows_new) filter (where r.state = 'promoted') as rows_new, sum(r.rows_changed) filter (where r.state = 'promoted') as rows_changed,
        sum(r.rows_gone) filter (where r.state = 'promoted') as rows_gone
    from crawl.run r
    where r.state <> 'open'
    group by r.source, r.started::date
), moved as (
    select d.*, max(d.night) filter (where d.rows_new + d.rows_changed + d.rows_gone > 0) over (partition by d.source order by d.night) as last_moved from day d
), due as (
    -- nights on which a source that is crawled was not asked at all, from its first one on
    select s.source, n::date as night
    from crawl.source s
    join (select source, min(started)::date as first from crawl.run where mode = 'crawl' group by source) f using (source)
    cross join lateral generate_series(f.first, current_date - 1, interval '1 day') n
    where s.every_hours > 0
        and not exists (select from crawl.run r where r.source = s.source and r.started >= n - make_interval(hours => greatest(s.every_hours, 24) - 24) and r.started < n + interval '1 day')
)
select m.source, m.night,
    case
        when r.state <> 'promoted' then 'blind'
        when not coalesce(r.complete, false) then 'partial'
        when s.stale_days > 0 and m.night - m.last_moved > s.stale_days then 'frozen'
        else 'complete'
    end as coverage,
    case
        when r.state <> 'promoted' then r.state || coalesce(': ' || r.reason, '') || '; the last good data stays'
        when not coalesce(r.complete, false) then coalesce(r.reason, 'not everything that was asked for came')
        when s.stale_days > 0 and m.night - m.last_moved > s.stale_days then format('nothing new since %s: the portal may have stopped', m.last_moved)
    end as reason,
    r.mode, m.runs, r.since, r.until, m.rows_new, m.rows_changed, m.rows_gone, r.finished, r.portal is not null as sample
from moved m
join crawl.run r using (run_id)
join crawl.source s on s.source = m.source
union all
select source, night, 'blind', 'it was not asked', null, 0, null, null, null, null, null, null, false from due;

create view pub.coverage as
select source, night, coverage, reason, mode as how, runs, since, until, rows_new, rows_changed, rows_gone, finished, sample from core.night;

select core.describe('pub.coverage', 'How whole the data is: one row a source and night. A thing that happened on a blind night may be missing.', $$
source: the source (pub.sources)
night: the day (UTC) on which it was read, or should have been
coverage: complete (all came), partial (not all came), blind (nothing was taken in), frozen (all came, and nothing in it has changed for longer than is usual)
reason: why it is not complete
how: crawl (asked over the network), load (files were handed in) or offline (read again from the archive); empty where it was not asked
runs: how many times it was read that day
since: the earliest date that was asked for; empty: everything
until: the latest date that was asked for
rows_new: records that were not known before
rows_changed: records that say something else than before
rows_gone: records that are gone
finished: when the run ended (UTC)
sample: true where it was read from a stand-in portal: sample data
$$);

create view pub.issues as
select i.noted, i.source, i.reach, i.stage, i.message, i.count, i.place, i.page_id, i.run_id, r.started::date as night
from crawl.issue i
left join crawl.run r using (run_id);

select core.describe('pub.issues', 'What went wrong in reading, one row an issue and page, by how far it reaches: note (nothing lost), row (a record dropped), page, source, all. The raw text stays out: it may hold personal data.', $$
noted: when it was noted (UTC)
source: the source (pub.sources)
reach: note, row, page, source or all: how much was lost
stage: where it was seen: fetch, parse, normalize, check
message: what is wrong
count: how many times
place: where in the page
page_id: the page (pub.pages)
run_id: the run that saw it
night: the day of that run (UTC)
$$);

create view pub.pages as
select p.page_id, p.source, p.kind, p.url, p.file, p.method, p.type, p.status, encode(p.sha256, 'hex') as sha256, p.length, p.fetched, p.last_fetched,
    p.reach, p.portal is not null as sample, p.archive, p.archive_at
from crawl.page p;

select core.describe('pub.pages', 'The captures: one row a page as it came, kept byte for byte. paydirt trace PAGE --raw writes the bytes.', $$
page_id: our number for the page
source: the source (pub.sources)
kind: the kind of page that it is to its source
url: what was asked
file: the name of the file, where it was handed in
method: GET, POST, or FILE for a file that was handed in
type: its media type
status: the HTTP status
sha256: SHA-256 of its decoded bytes, in hex
length: how many bytes
fetched: when these bytes first came (UTC)
last_fetched: when they last came, unchanged (UTC)
reach: how far the worst issue in reading it reached; none: nothing was wrong
sample: true where it came from a stand-in portal: sample data
archive: the archive file (WARC) that holds it
archive_at: where in that file its record begins, in bytes
$$);
