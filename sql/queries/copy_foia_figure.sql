copy staging.foia_figure from stdin;
