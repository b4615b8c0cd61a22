copy staging.subaward from stdin;
