-- $1 names, as an array: the agencies that a night asks for, by abbreviation, name or alias
select distinct k.agency, k.name, coalesce(t.name, k.name), k.fpds, coalesce(k.cgac, t.cgac)
from unnest($1::text[]) as n (name)
join core.known_agency k on upper(k.agency) = upper(n.name)
    or k.agency = (select a.agency from core.known_agency_name a where a.name_key = core.simple_key(n.name))
left join core.known_agency t on t.agency = k.parent and t.level = 'toptier'
order by 1;
