copy staging.protest from stdin with (format binary);
