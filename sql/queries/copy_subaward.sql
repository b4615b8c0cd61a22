copy staging.subaward from stdin with (format binary);
