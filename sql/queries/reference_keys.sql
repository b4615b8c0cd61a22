copy ref_keys (name, name_key) from stdin;
