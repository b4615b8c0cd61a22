-- One answer a (record, family): wanted where the label names a maker of that family that is not
-- the recipient itself; given where the ledger has a maker of software behind the recipient.
-- What a label leaves open ("either") counts neither way.
create temp table label (award text, modification text, part text, makers text, sold_by_maker text, either text);
\copy label from 'labels.csv' with (format csv, header)

create temp table answer as
with labelled as (
    select l.*, m.record_id, m.action_date, m.description
    from label l join core.modification m on m.contract_key = l.award and m.modification = l.modification
), wanted as (
    select distinct record_id, core.family_of(v, action_date) as value
    from labelled, unnest(string_to_array(makers, ';')) v
), open as (
    select record_id, core.family_of(v, action_date) as value
    from labelled, unnest(string_to_array(concat_ws(';', sold_by_maker, either), ';')) v
), given as (
    select distinct e.record_id, e.family as value
    from core.evidence e join labelled using (record_id)
    where e.kind = 'reseller' and e.software
)
select l.part, l.award || ' ' || l.modification || ': ' || left(l.description, 160) as item, value, w.value is not null as wanted, g.value is not null as given
from wanted w full join given g using (record_id, value) join labelled l using (record_id)
where w.value is not null or not exists (select from open o where o.record_id = g.record_id and o.value = g.value);

select count(*) as descriptions, count(*) filter (where makers <> '') as "with makers behind the recipient",
    count(*) filter (where sold_by_maker <> '') as "sold by the maker itself"
from label l join core.modification m on m.contract_key = l.award and m.modification = l.modification;
\i :SCORE
