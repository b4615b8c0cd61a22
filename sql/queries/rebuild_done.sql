delete from crawl.rebuild where source = $1;
