-- Many records that go at one time are more likely our mistake than theirs. $1 run.
select 'source', format('%s records would be gone, of %s that were there', r.rows_gone, r.rows_gone + r.rows_same + r.rows_changed)
from crawl.run r
where r.run_id = $1 and r.mode = 'crawl' and r.rows_gone > greatest(100, 0.2 * (r.rows_gone + r.rows_same + r.rows_changed));
