-- A question may read schema pub alone, where the reader's role is there and may be taken on.
select set_config('statement_timeout', '15min', true), set_config('search_path', 'pub', true),
    case when exists (select from pg_roles where rolname = 'paydirt_reader' and pg_has_role(oid, 'member')) then set_config('role', 'paydirt_reader', true) end;
