copy staging.deletion from stdin with (format binary);
