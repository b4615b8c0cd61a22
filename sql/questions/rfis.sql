-- title: what an agency asked the market: requests for information, sources sought, pre-solicitations
-- answers: One row a notice, newest first. Who answered is not published.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter words text: only notices with these words, as in a web search
-- parameter since date: only notices posted from this day on
-- parameter all flag: every kind of notice, solicitations and award notices too
-- reads: notice
-- below: _text
-- hidden: agency, base_type, description, notice_key, record_id, source, source_url, page_sha256
-- caveat: who answered a request for information is not public; a vendor's pitch may be behind a notice and on no record
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?words}
\else
    \set words ''
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
)
select posted::date as posted, deadline::date as deadline, type, title, office, solicitation,
    agency, base_type, description, left(regexp_replace(description, '\s+', ' ', 'g'), 300) || case when length(description) > 300 then ' …' else '' end as _text,
    notice_key, record_id, source, source_url, page_sha256
from pub.notices
join meant using (agency)
where (:'all' = 'yes' or coalesce(base_type, type) ilike any (array['%request for information%', 'rfi%', '%sources sought%', '%presol%', '%pre-sol%', '%market research%', '%special notice%', '%industry day%']))
    and (:'words' = '' or to_tsvector('english', concat_ws(' ', title, description)) @@ websearch_to_tsquery('english', :'words'))
    and (nullif(:'since', '') is null or posted >= nullif(:'since', '')::date)
order by posted desc nulls last, notice_key collate "C";
