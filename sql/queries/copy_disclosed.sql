copy staging.disclosed from stdin;
