copy staging.bidder from stdin with (format binary);
