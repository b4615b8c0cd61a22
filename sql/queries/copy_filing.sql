copy staging.filing from stdin with (format binary);
