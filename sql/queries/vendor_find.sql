-- $1 what was typed, $2 the key of it as a name: the vendors that it may mean, by number first. Several
-- records that are already taken to be one entity are told as that one.
with meant as (
    select v.*, 1 as rank from core.vendor v where $1 in (v.vendor_id::text, v.uei, v.duns) or upper($1) = v.uei
    union all
    select v.*, 2 from core.vendor v where v.vendor_id in (select n.vendor_id from core.vendor_name n where n.name_key = $2)
), best as (
    select vendor_id, coalesce(same_as, vendor_id) as entity from meant where rank = (select min(rank) from meant)
), told as (
    select distinct case when (select count(distinct entity) from best) = 1 and (select count(*) from best) > 1 then entity else vendor_id end as vendor_id from best
)
select v.vendor_id, v.name, coalesce('UEI ' || v.uei, 'DUNS ' || v.duns, 'no identifier'), v.known
from told join core.vendor v using (vendor_id)
order by v.name collate "C", v.vendor_id;
