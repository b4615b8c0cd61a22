-- $1 source, $2 request, $3 page: is it the page that the request brought the last time, too?
select coalesce((select page_id = $3 from crawl.resource where source = $1 and request_id = $2), false);
