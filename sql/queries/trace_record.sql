-- What a record says, as its fields were read: a field a line. $1 kind, $2 record, $3 source.
with record as (
    select core.said_now($1, $2::uuid, $3) as said
)
select line, value
from (
    select 0 as part, 0 as number, 'NOTE' as line, 'the vendor is a sole proprietor, that is a person: the name is not for publication' as value
    from record where said ->> 'vendor_is_person' = 'true'
    union all
    select 1, a.attnum, replace(a.attname, '_', ' '), said ->> a.attname
    from record, core.record_kind k
    join pg_attribute a on a.attrelid = format('core.%I', k.table_name)::regclass and a.attnum > 0 and not a.attisdropped
    where k.kind = $1 and said ->> a.attname is not null and a.attname not in (select field from core.field_hidden)
    union all
    select 2, 0, 'first seen', to_char((said ->> 'first_seen')::timestamptz, 'YYYY-MM-DD HH24:MI:SS') || ' UTC' from record
    union all
    select 3, 0, 'GONE', to_char((said ->> 'gone_at')::timestamptz, 'YYYY-MM-DD HH24:MI:SS') || ' UTC: ' || (said ->> 'gone_why')
    from record where said ->> 'gone_at' is not null
) lines
order by part, number;
