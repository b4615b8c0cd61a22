-- Prints precision, recall and F1, and every error, of the temporary table
--
--   answer (part, item, value, wanted, given)
--
-- part: "tuned" or "held out"; item: which record; value: what was to be found there;
-- wanted: the label has it; given: the program says it.
\pset footer off
\pset border 2
\pset null '-'
select case when grouping(part) = 1 then 'all' else part end as part,
    count(*) filter (where wanted) as wanted, count(*) filter (where given) as given,
    count(*) filter (where wanted and given) as "right",
    count(*) filter (where given and not wanted) as wrong,
    count(*) filter (where wanted and not given) as missed,
    round(count(*) filter (where wanted and given)::numeric / nullif(count(*) filter (where given), 0), 4) as precision,
    round(count(*) filter (where wanted and given)::numeric / nullif(count(*) filter (where wanted), 0), 4) as recall,
    round(2.0 * count(*) filter (where wanted and given) / nullif(count(*) filter (where wanted) + count(*) filter (where given), 0), 4) as f1
from answer group by grouping sets ((part), ()) order by grouping(part), part desc;

\pset tuples_only on
\pset format unaligned
\pset fieldsep '  '
select case when given then 'wrong ' else 'missed' end, rpad(part, 8), value, item
from answer where wanted <> given order by 1 desc, part, value, item;
