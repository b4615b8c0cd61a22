-- $1 run: requests that are open, those that are not, and seconds until the first queued one may be asked
select count(*) filter (where state in ('queued', 'held')), count(*) filter (where state in ('done', 'failed')),
    greatest(0, extract(epoch from min(next_try) filter (where state = 'queued') - clock_timestamp()))
from crawl.request where run_id = $1;
