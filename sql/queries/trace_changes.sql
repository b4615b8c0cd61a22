-- What a record said before, newest first. $1 record, $2 source.
select to_char(changed_at, 'YYYY-MM-DD') as day, format('%s: %s → %s', field, coalesce(old, 'nothing'), coalesce(new, 'nothing'))
from pub.changes
where record_id = $1::uuid and source = $2
order by changed_at desc, version_id desc, field
limit 40;
