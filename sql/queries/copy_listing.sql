copy staging.listing from stdin;
