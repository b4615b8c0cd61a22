copy staging.filing from stdin;
