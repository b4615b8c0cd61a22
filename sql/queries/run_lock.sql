select pg_try_advisory_lock(hashtext('paydirt source'), hashtext($1));
