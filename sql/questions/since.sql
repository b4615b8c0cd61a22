-- title: what is new, changed and gone since a day
-- answers: One row an award or other record of which something was first seen since then (many records of one award make one line), one row a
--     field of a record that says something else than before, and one row a record that its source took away.
-- parameter agency agency: only what names this agency (abbreviation, name or code); without it, all
-- parameter since date yesterday: seen on this day or later (when we saw it, not when it happened)
-- parameter vendor text: only vendors whose name or family has these letters
-- parameter words text: only records whose text has these letters
-- parameter all flag: vendors of anything, not of software alone
-- heading: what
-- below: _quote, _title, note
-- hidden: seen, relation, kind, through, agency, contract_key, first_date, last_date, records, obligated_by_these, field, old, new, quote, title, evidence_id,
--     record_id, source, source_url
-- caveat: new to us is not new in the world: a file that was loaded late brings old records; date says when it happened
-- caveat: obligated_by_these sums the actions seen since then; it is not the award's total
-- caveat: most changes are ordinary upkeep: new modifications, corrected codes
-- caveat: gone from a portal does not mean hidden: portals correct, merge and archive records
\if :{?agency}
\else
    \set agency ''
\endif
\if :{?since}
\else
    \set since yesterday
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?words}
\else
    \set words ''
\endif
\if :{?all}
\else
    \set all no
\endif
select what, seen, relation, family, kind, through, agency_named as agency, piid as award,
    concat_ws(chr(160) || '– ', first_date, nullif(last_date, first_date)) as _date,
    case what when 'changed' then concat(kind, ': ', replace(field, '_', ' '), ' ', coalesce(old, 'nothing'), ' → ', coalesce("new", 'nothing'))
        when 'new' then concat_ws(', ', kind, 'through ' || through, agency_named, case when records > 1 then records || ' records' end,
            to_char(obligated_by_these, 'FM999,999,999,999,990.00') || ' obligated')
        else concat_ws(', ', kind, agency_named, "new") end as _what_it_is,
    contract_key, first_date, last_date, records, obligated_by_these, field, old, "new", grade, left(evidence_id::text, 8) as evidence,
    '“' || nullif(quote, family) || '”' as _quote, case when title is distinct from quote then left(title, 200) end as _title,
    title, quote, dispute as note, evidence_id, record_id, source, source_url
from pub.since(:'since'::date, :'agency', :'vendor', :'words', :'all' = 'yes')
order by array_position(array['new', 'changed', 'gone', 'back'], what), array_position(array['supplied', 'pitched', 'mentioned'], relation), seen desc, family collate "C",
    piid collate "C", record_id, field collate "C";
