copy staging.activity from stdin with (format binary);
