copy staging.foia_request from stdin;
