copy staging.modification from stdin with (format binary);
