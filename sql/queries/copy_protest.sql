copy staging.protest from stdin;
