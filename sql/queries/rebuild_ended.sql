insert into archive_ended (run, mode, state, since, until, portal, reason) values ($1, $2, $3, $4, $5, $6, $7);
