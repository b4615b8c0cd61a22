copy staging.article from stdin with (format binary);
