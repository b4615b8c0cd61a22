copy staging.forecast from stdin;
