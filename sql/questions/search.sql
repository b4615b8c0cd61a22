-- title: full-text search over everything
-- answers: Contracts, notices, forecasts, lobbying, protests, inventories, FOIA requests, documents and articles with these words, best first,
--     with the passage. Words as in a web search: "case management" -training, cellebrite or graykey.
-- parameter words text software: the words
-- parameter agency agency: only this agency (abbreviation, name or code)
-- parameter kind text: only contract, subaward, notice, bidder, forecast, lobbying, protest, disclosure, foia request, document, document page, article or payment
-- parameter since date: only what happened from this day on
-- parameter until date: only what happened up to this day
-- parameter most number 40: at most so many hits
-- below: title, passage, source_url
-- hidden: rank, contract_key, evidence_id, record_id, page_sha256
-- caveat: a hit says that the words stand there, and nothing about a relation
-- caveat: of more than a thousand hits a thousand of the newest years are ranked: add a word, an agency or a day
\if :{?words}
\else
    \set words software
\endif
\if :{?agency}
\else
    \set agency ''
\endif
\if :{?kind}
\else
    \set kind ''
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?until}
\else
    \set until ''
\endif
\if :{?most}
\else
    \set most 40
\endif
select row_number() over (order by rank desc, date desc nulls last, record_id) as hit, kind, date, agency, piid as award, source, left(evidence_id::text, 8) as evidence,
    title, passage, source_url, rank, contract_key, evidence_id, record_id, page_sha256
from pub.search(:'words', nullif(:'agency', ''), nullif(:'kind', ''), nullif(:'since', '')::date, nullif(:'until', '')::date, :'most'::integer)
order by hit;
