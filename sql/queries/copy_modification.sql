copy staging.modification from stdin;
