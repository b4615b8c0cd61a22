copy staging.entity from stdin with (format binary);
