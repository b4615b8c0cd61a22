copy staging.listing from stdin with (format binary);
