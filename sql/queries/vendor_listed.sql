-- $1 a name: the vendor of the reference lists that is called so.
select k.vendor from core.known_vendor k where lower(k.vendor) = lower($1)
union all
select n.vendor from core.known_vendor_name n where n.name_key = $2
limit 1;
