copy staging.disclosed from stdin with (format binary);
