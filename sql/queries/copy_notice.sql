copy staging.notice from stdin;
