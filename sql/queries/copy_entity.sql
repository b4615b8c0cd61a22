copy staging.entity from stdin;
