-- Every vendor name that the reference files list, once.
select distinct trim(n) as name
from ref_vendors, lateral (select vendor union all select unnest(string_to_array(names, ';'))) as u (n)
where trim(n) <> '' and n !~ '[\t\r\n\\]'
order by 1;
