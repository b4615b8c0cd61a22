-- Each row of a pack with its quote, in Markdown, line by line. Parameters as in pack_evidence.sql.
select line
from (
    select '0' as part, '' as sorted, '' as id, E'# Quotes\n\nEach row of evidence.csv: what it says, the record''s own words, where it is public, and where in captures/ it stands.' as line
    union all
    select '1', concat_ws(' ', array_position(array['supplied', 'pitched', 'mentioned'], relation), family, piid, date), evidence_id::text, format(E'\n## %s: %s (%s) %s\n\n- row: `%s`, grade %s, from %s%s%s\n- because: %s\n- could be wrong: %s\n%s- address: %s\n- capture: page `%s`, %s%s\n\n%s', e.family, relation, kind, agency, evidence_id, grade, source,
        coalesce(', award ' || piid, '') || coalesce(' action ' || modification, ''), coalesce(', dated ' || date, ''), because, could_be_wrong,
        coalesce('- obligated: ' || obligated || ' ' || currency || ' (' || amount_of || E')\n', ''), coalesce(source_url, 'none: see the capture'), page_id, place,
        coalesce(E'\n- NOTE of those concerned: ' || replace(dispute, chr(10), ' '), ''), '    ' || replace(coalesce(quote, 'no quote'), chr(10), E'\n    '))
    from pub.evidence_about($1, $2, '', $3 = 'yes') e
) lines
order by part, sorted collate "C", id;
