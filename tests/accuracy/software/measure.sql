-- One answer an award: wanted where the label says that the recipient is a maker or keeper of software
-- or data; given where the ledger counts it so. Unclear ones count neither way.
create temp table label (award text, modification text, part text, software text);
\copy label from 'labels.csv' with (format csv, header)

create temp table answer as
select l.part, l.award || ' ' || l.modification as item, m.vendor || ': ' || coalesce(e.software_rule, 'no row in the ledger') as value,
    l.software = 'yes' as wanted, coalesce(e.software, false) as given
from label l
join core.modification m on m.contract_key = l.award and m.modification = l.modification
left join core.evidence e on e.record_id = m.record_id and e.kind = 'prime'
where l.software <> 'unclear';

select count(*) as awards, count(*) filter (where software = 'yes') as software, count(*) filter (where software = 'no') as "not", count(*) filter (where software = 'unclear') as unclear from label;
\i :SCORE
