delete from crawl.floor where source = $1;
