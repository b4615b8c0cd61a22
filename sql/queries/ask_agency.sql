-- $1 an agency in somebody's words: which one that is, or a few that are like it.
select pub.agency_of($1) as agency, null as like_it
union all
select null, agency || ' (' || name || ')'
from (
    select agency, name from pub.agencies
    where pub.agency_of($1) is null and listed and (name ilike '%' || $1 || '%' or agency ilike $1 || '%' or other_names ilike '%' || $1 || '%')
    order by level = 'toptier' desc, length(name) limit 5
) like_it;
