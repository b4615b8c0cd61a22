copy staging.disclosure from stdin with (format binary);
