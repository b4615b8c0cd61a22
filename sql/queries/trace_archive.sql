-- Where a page's bytes are kept, and their SHA-256. $1 page.
select archive, archive_at, encode(sha256, 'hex') from crawl.page where page_id = $1::uuid;
