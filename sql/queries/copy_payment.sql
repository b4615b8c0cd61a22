copy staging.payment from stdin;
