-- A night that saw nothing. $1 run.
select 'source', format('none of the %s pages that were asked for came', count(*))
from crawl.request q join crawl.run r using (run_id)
where q.run_id = $1 and r.mode = 'crawl'
having count(*) > 0 and count(*) filter (where q.state = 'done') = 0;
