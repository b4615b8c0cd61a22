-- A name that the portal does not know is answered with nothing, and without an error. $1 run.
select 'source', format('all %s listings are empty, by the portal''s own count: does it still know the names that it is asked for?', count(*))
from core.listings($1)
having count(*) > 0 and max(most) = 0
    -- a window of news may well be empty
    and exists (select from crawl.run where run_id = $1 and since is null)
    and exists (select from crawl.run r join crawl.run x using (source) where x.run_id = $1 and r.state = 'promoted' and r.rows_new > 0);
