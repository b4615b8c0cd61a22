select page_id, archive, archive_at, encode(sha256, 'hex') from crawl.page order by archive, archive_at;
