copy staging.contract from stdin with (format binary);
