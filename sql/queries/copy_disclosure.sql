copy staging.disclosure from stdin;
