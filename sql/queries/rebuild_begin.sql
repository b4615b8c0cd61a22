-- $1 source: its rebuilding is under way until rebuild_done.sql
insert into crawl.rebuild (source) values ($1) on conflict do nothing;
