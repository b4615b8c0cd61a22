copy staging.notice from stdin with (format binary);
