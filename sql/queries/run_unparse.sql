-- $1 run: what its pages said was not taken, so the next run must parse them again
update crawl.page set parsed_version = null
where page_id in (select page_id from crawl.request where run_id = $1);
