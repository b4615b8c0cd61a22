copy staging.forecast from stdin with (format binary);
