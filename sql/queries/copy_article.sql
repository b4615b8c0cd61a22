copy staging.article from stdin;
