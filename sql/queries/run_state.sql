select state from crawl.run where run_id = $1;
