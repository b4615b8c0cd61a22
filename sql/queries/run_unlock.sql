-- whichever of the two is held
select count(*)
from pg_locks l, lateral (select case when l.mode = 'ShareLock' then pg_advisory_unlock_shared(hashtext('paydirt source'), hashtext($1))
    else pg_advisory_unlock(hashtext('paydirt source'), hashtext($1)) end as unlocked) u
where l.locktype = 'advisory' and l.pid = pg_backend_pid() and l.granted and l.objsubid = 2
    and l.classid = (hashtext('paydirt source')::bigint & 4294967295)::oid and l.objid = (hashtext($1)::bigint & 4294967295)::oid;
