-- title: what disappeared from its source
-- answers: One row a record that its source took away, newest first, with what it last said and the page that proves it.
-- parameter agency agency: only records that name this agency (abbreviation, name or code); without it, all
-- parameter since date: gone on this day or later
-- parameter kind text: only records of this kind: contract, modification, notice, …
-- below: title, gone_why
-- hidden: contract_key, fetched, place, record_id, page_sha256, source_url
-- caveat: gone from a portal does not mean hidden: portals correct, merge and archive records
\if :{?agency}
\else
    \set agency ''
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?kind}
\else
    \set kind ''
\endif
select gone_at::date as gone, kind, agency, vendor, piid as award, obligated, first_seen::date as first_seen, source, title, gone_why,
    contract_key, fetched, place, record_id, page_sha256, source_url
from pub.gone
where (:'agency' = '' or agency in (select agency from pub.agencies_of(:'agency')))
    and (nullif(:'since', '') is null or gone_at >= nullif(:'since', '')::date)
    and (:'kind' = '' or kind = :'kind')
order by gone_at desc, kind, record_id;
