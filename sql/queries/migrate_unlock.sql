select pg_advisory_unlock(hashtext('paydirt migrate'));
