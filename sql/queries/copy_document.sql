copy staging.document from stdin;
