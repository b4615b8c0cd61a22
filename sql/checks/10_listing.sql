-- A listing holds what the portal says it holds. $1 run.
-- Between the count before and the count after, records come and go: what was said may lie between them.
-- A few short: the listing is not whole. Many short (more than 2 in 100, and more than 2): it was cut.
select case when fewest - said > greatest(2, fewest * 0.02) then 'source' else 'page' end,
    format('the portal says that ''%s'' holds %s %s records%s; %s came', scope, fewest, what,
        case when most > fewest then ' to ' || most else '' end, said)
from core.listings($1)
where said < fewest
union all
select 'note', format('the portal says that ''%s'' holds %s %s records; %s came', scope, most, what, said)
from core.listings($1)
where said > most and most > 0
order by 1, 2;
