select staging.clear($1);
