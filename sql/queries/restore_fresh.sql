-- How much was ever loaded into this database.
select count(*) from crawl.run
