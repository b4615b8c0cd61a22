-- The role that reads: it may read schema pub and nothing else, for a minute at most at a time. On
-- the private database it may log in (through the socket, as its owner); on another one whoever
-- owns that database decides who may be it.
do $$
declare
    is_private boolean := current_setting('listen_addresses') = '';
begin
    if not exists (select from pg_roles where rolname = 'paydirt_reader') then
        execute 'create role paydirt_reader nosuperuser nocreatedb nocreaterole noinherit ' || case when is_private then 'login' else 'nologin' end;
        alter role paydirt_reader set statement_timeout = '60s';
        alter role paydirt_reader set default_transaction_read_only = on;
        alter role paydirt_reader set search_path = pub;
    end if;
exception
    -- a role belongs to the whole server: this user may not make one, or another database just did
    when insufficient_privilege or duplicate_object or unique_violation then
        raise notice 'the role paydirt_reader cannot be made: %', sqlerrm;
end
$$;

do $$
begin
    if exists (select from pg_roles where rolname = 'paydirt_reader') then
        grant usage on schema pub to paydirt_reader;
        grant select on all tables in schema pub to paydirt_reader;
        grant execute on all functions in schema pub to paydirt_reader;
    end if;
end
$$;
