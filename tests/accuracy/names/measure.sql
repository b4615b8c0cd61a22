-- One answer a pair: wanted where the label says that both names are one company or one group; given
-- where the ledger puts both into one family.
create temp table pair (pair text, part text, name_a text, name_b text, answer text, "from" text);
\copy pair from 'pairs.csv' with (format csv, header)

create temp table answer as
select p.part, p.name_a || ' | ' || p.name_b as item, coalesce(a.family, '-') || case when a.family <> b.family then ' | ' || b.family else '' end as value,
    p.answer = 'same' as wanted, coalesce(a.family = b.family, false) as given
from pair p
left join core.evidence a on a.kind = 'prime' and a.piid = 'A' || p.pair
left join core.evidence b on b.kind = 'prime' and b.piid = 'B' || p.pair;

select count(*) as pairs, count(*) filter (where answer = 'same') as same, count(*) filter (where answer = 'different') as different from pair;
\i :SCORE
