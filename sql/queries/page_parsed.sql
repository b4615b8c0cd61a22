-- $1 page, $2 version of the parser, $3 reach, $4 ids of its records
update crawl.page set parsed_version = $2, reach = $3, records = $4 where page_id = $1;
