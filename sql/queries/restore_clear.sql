-- Takes the tables of a database in which nothing was ever loaded away, for those of a dump.
drop schema if exists pub, staging, core, crawl, meta cascade;
