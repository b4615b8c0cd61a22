copy staging.bidder from stdin;
