-- $1 run
select r.state, r.reason, r.complete, extract(epoch from coalesce(r.finished, clock_timestamp()) - r.started),
    q.asked, q.unchanged, q.saved, q.failed, q.bytes,
    r.rows_new, r.rows_changed, r.rows_gone, r.rows_same, r.rows_repeated,
    i.notes, i.rows, i.pages, i.source
from crawl.run r,
    lateral (
        select count(*) as asked, count(*) filter (where outcome = 'unchanged') as unchanged, count(*) filter (where outcome = 'saved') as saved,
            count(*) filter (where q.state = 'failed') as failed, coalesce(sum(p.length) filter (where outcome = 'saved'), 0) as bytes
        from crawl.request q left join crawl.page p using (page_id) where q.run_id = r.run_id) q,
    lateral (
        select coalesce(sum(count) filter (where reach = 'note'), 0) as notes, coalesce(sum(count) filter (where reach = 'row'), 0) as rows,
            coalesce(sum(count) filter (where reach = 'page'), 0) as pages, coalesce(sum(count) filter (where reach in ('source', 'all')), 0) as source
        from crawl.issue i where i.run_id = r.run_id) i
where r.run_id = $1;
