-- This session's name: it is gone when the session is gone.
select pg_backend_pid() || ' ' || backend_start from pg_stat_activity where pid = pg_backend_pid();
