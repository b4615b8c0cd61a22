copy staging.contract from stdin;
