copy staging.activity from stdin;
