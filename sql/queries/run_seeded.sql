select exists (select from crawl.request where run_id = $1);
