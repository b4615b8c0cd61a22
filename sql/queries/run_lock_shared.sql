select pg_try_advisory_lock_shared(hashtext('paydirt source'), hashtext($1));
