-- What a watch list is to be told: $1 agency, $2 vendor, $3 words, $4 yes: vendors of anything, $5 rows of evidence that
-- it was told of, $6 the newest version that it was told of.
select what, replace(concat(family, ': ', case
        when what = 'changed' then concat_ws(', ', kind, agency_named, piid) || ': ' || concat(replace(field, '_', ' '), ' ', coalesce(left(old, 200), 'nothing'), ' → ', coalesce(left("new", 200), 'nothing'))
        when what = 'new' then concat_ws(', ', relation || ' (' || kind || ')', 'through ' || through, agency_named, piid, concat_ws(' to ', first_date, nullif(last_date, first_date)),
            case when records > 1 then records || ' records' end, to_char(obligated_by_these, 'FM999,999,999,999,990.00') || ' obligated', 'grade ' || grade)
            || coalesce(': “' || left(nullif(quote, family), 300) || '”', '')
        else concat_ws(', ', kind, agency_named, piid, "new", left(title, 200)) end || coalesce(' (note: ' || dispute || ')', '')), chr(10), ' ') as line,
    source_url, coalesce(left(evidence_id::text, 8), left(record_id::text, 8)) as id
from pub.since('-infinity', $1, $2, $3, $4 = 'yes', $5::uuid[], $6::bigint)
order by array_position(array['new', 'changed', 'gone', 'back'], what), array_position(array['supplied', 'pitched', 'mentioned'], relation), seen desc, family collate "C",
    piid collate "C", record_id, field collate "C";
