-- title: what portals changed in their records: old and new, field by field
-- answers: One row a field of a record that says something else than before, newest first.
-- parameter agency agency: only records that name this agency (abbreviation, name or code); without it, all
-- parameter vendor text: only records whose vendor has these letters
-- parameter since date: seen on this day or later
-- parameter kind text: only records of this kind: contract, modification, notice, …
-- parameter field text: only this field: obligated, end_date, description, …
-- heading: _record
-- hidden: kind, agency, vendor, award, contract_key, title, source, source_url, record_id, old_page_id, new_page_id, version_id
-- caveat: changed is when we saw it, not when the agency did it
-- caveat: most changes are ordinary upkeep: new modifications, corrected codes
\if :{?agency}
\else
    \set agency ''
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?kind}
\else
    \set kind ''
\endif
\if :{?field}
\else
    \set field ''
\endif
select changed_at::date as changed, what, field, old, new, kind, agency, vendor, piid as award, contract_key, title,
    concat_ws(' · ', to_char(changed_at, 'YYYY-MM-DD'), kind, agency, piid, vendor, left(title, 80)) as _record,
    source, source_url, record_id, old_page_id, new_page_id, version_id
from pub.changes
where (:'agency' = '' or agency in (select agency from pub.agencies_of(:'agency')))
    and (:'vendor' = '' or vendor ilike '%' || :'vendor' || '%')
    and (nullif(:'since', '') is null or changed_at >= nullif(:'since', '')::date)
    and (:'kind' = '' or kind = :'kind')
    and (:'field' = '' or field = :'field')
order by changed_at desc, version_id desc, field collate "C";
