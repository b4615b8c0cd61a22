copy staging.payment from stdin with (format binary);
