copy staging.foia_request from stdin with (format binary);
