copy staging.document from stdin with (format binary);
