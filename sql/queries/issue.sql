insert into crawl.issue (run_id, source, reach, stage, place, message) values ($1, $2, $3, $4, $5, $6);
