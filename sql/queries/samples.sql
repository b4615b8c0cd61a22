-- Does this database hold sample pages of a stand-in portal? Null where it holds no crawled pages at all.
select bool_or(portal is not null) from crawl.page where url is not null;
