insert into crawl.floor (source, kind, field, percent) values ($1, $2, $3, $4);
