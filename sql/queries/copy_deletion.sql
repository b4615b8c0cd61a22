copy staging.deletion from stdin;
