insert into meta.migration (name, sha256) values ($1, $2);
