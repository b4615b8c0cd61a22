copy staging.foia_figure from stdin with (format binary);
