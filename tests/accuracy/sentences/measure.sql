-- Claims that the labels have and that the program found: right, missed, too many; and how they stand.
create view measure.said as
select distinct id, part, text, vendor, agency, relation, attributed = 'yes' as attributed, negated from measure.label where relation <> 'none';

create view measure.found as
select distinct l.id, l.part, l.text, c.vendor, c.agency, c.action as relation, c.attributed, case c.standing when 'said' then 'no' else c.standing end as negated
from core.claim c
join core.article t using (record_id)
join (select distinct id, part, text from measure.label) l on t.article_key like '%' || l.id || '.txt';

-- the relation by itself; with how it stands (denied, ended, …); attributed, of those that are right
create view measure.compared as
select 'relation' as measure, coalesce(s.part, f.part) as part, coalesce(s.id, f.id) as id, s.id is not null as said, f.id is not null as found,
    concat_ws(' ', coalesce(s.vendor, f.vendor), coalesce(s.agency, f.agency), coalesce(s.relation, f.relation)) as what
from (select distinct id, part, vendor, agency, relation from measure.said) s
full join (select distinct id, part, vendor, agency, relation from measure.found) f using (id, vendor, agency, relation)
union all
select 'relation and standing', coalesce(s.part, f.part), coalesce(s.id, f.id), s.id is not null, f.id is not null,
    concat_ws(' ', coalesce(s.vendor, f.vendor), coalesce(s.agency, f.agency), coalesce(s.relation, f.relation), coalesce(s.negated, f.negated))
from measure.said s full join measure.found f using (id, vendor, agency, relation, negated)
union all
select 'pair (any relation)', coalesce(s.part, f.part), coalesce(s.id, f.id), s.id is not null, f.id is not null, concat_ws(' ', coalesce(s.vendor, f.vendor), coalesce(s.agency, f.agency))
from (select distinct id, part, vendor, agency from measure.said) s
full join (select distinct id, part, vendor, agency from measure.found) f using (id, vendor, agency)
union all
select 'attributed', s.part, s.id, s.attributed, f.attributed, concat_ws(' ', s.vendor, s.agency, s.relation, case when s.attributed then 'attributed' else 'not attributed' end)
from measure.said s join measure.found f using (id, vendor, agency, relation);

create view measure.figures as
select measure, part, right_, missed, too_many, round(right_::numeric / nullif(right_ + too_many, 0), 3) as precision, round(right_::numeric / nullif(right_ + missed, 0), 3) as recall,
    round(2.0 * right_ / nullif(2 * right_ + missed + too_many, 0), 3) as f1
from (
    select measure, part, count(*) filter (where said and found) as right_, count(*) filter (where said and not found) as missed, count(*) filter (where found and not said) as too_many
    from measure.compared group by measure, part) c
order by measure, part;

create view measure.errors as
select c.measure, c.id, case when c.said then 'missed' else 'too many' end as error, c.what, (select min(text) from measure.label l where l.id = c.id) as text
from measure.compared c
where c.part = 'tune' and c.said <> c.found
order by c.id, c.measure, c.what;

create view measure.floors as
select f.measure, f.part, f.f1, n.floor
from measure.figures f join (values ('relation', 0.8), ('relation and standing', 0.75), ('pair (any relation)', 0.85), ('attributed', 0.85)) n (measure, floor) using (measure);
