-- How to check a pack by hand, in Markdown, line by line. Parameters as in pack_evidence.sql.
with evidence as (
    select * from pub.evidence_about($1, $2, '', $3 = 'yes')
)
select line
from (
    select 0 as part, '' as name, format($text$# How to check this by hand

This pack holds what paydirt knows about %s%s as of %s UTC: %s rows of evidence from %s captures. answer.csv is the answer (answer.csv.about.txt its
window, sources and caveats), evidence.csv every row that it rests on, quotes.md the same to be read, captures.csv and captures/ the pages as they came, query.sql the query, citation.json what to cite.
Captures are as they came and may hold names and addresses of persons: they are for the fact-checker, not for publication.

## Five steps

1. **Is it whole?** In this folder: `sha256sum -c SHA256SUMS`. Or with paydirt, offline, without a database: `paydirt verify PACK.ZIP`.
2. **Choose a row** in evidence.csv (or quotes.md). Its `source_url` is the record at the portal itself: open it, and compare the award's number, the vendor, the
   agency, the date and the amount. `amount_of` says what the amount counts.
3. **Find its capture.** Its `page_id` is a row of captures.csv, which names the WARC file and the byte at which the capture begins. Any WARC tool reads it, for
   example `warcio extract --payload captures/FILE BYTE > page`. `sha256sum page` must be `page_sha256`.
4. **Find the quote.** `place` says where in the page it stands: the row or path, and its bytes, from 0, the last one not included:
   `head -c TO page | tail -c +$((FROM + 1))`. In a zip, the file in it is named first: unpack it.
5. **Where the portal says something else now**, it changed its record after `fetched`. A portal's search by the award's number shows the newest state:

| source | portal | licence | as of |
| --- | --- | --- | --- |$text$, coalesce(nullif($2, ''), 'all vendors'), coalesce(' and ' || nullif($1, ''), ''), to_char(now(), 'YYYY-MM-DD HH24:MI'), (select count(*) from evidence), (select count(distinct page_id) from evidence)) as line
    union all
    select 1, source, format('| %s (`%s`) | %s | %s | %s |', title, source, coalesce(home, ''), replace(coalesce(licence, 'not known'), '|', '\|'), to_char(last_good, 'YYYY-MM-DD'))
    from pub.sources where source in (select source from evidence)
    union all
    select 2, '', E'\nSAMPLE DATA: some of these pages came from a stand-in portal, not from the real one.' where exists (select from evidence where sample)
    union all
    select 3, '', E'\n## What the words mean\n\nGrades: A official record, by identifier; B official record, by name; C official text, inferred from a product''s name; D released or leaked document, or attributed reporting; E weak trace. '
        'Obligated (promised so far), potential (with all options) and ceiling (the most that may be ordered) are never added together. A row says what its record says; a flag is descriptive, not a finding.'
) lines
order by part, name collate "C";
