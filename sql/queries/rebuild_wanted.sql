-- $1 source: does the database hold no run of it, or was a rebuilding of its runs cut short?
select not exists (select from crawl.run where source = $1) or exists (select from crawl.rebuild where source = $1);
