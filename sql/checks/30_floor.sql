-- What a source's records must have. $1 run.
select 'source', format('%s is filled in %s %% of %s records; it should be in %s %%', f.field, x.percent, f.kind, f.percent)
from crawl.floor f
join crawl.run r using (source)
cross join lateral (select core.fill_percent($1, f.kind, f.field) as percent) x
where r.run_id = $1 and x.percent < f.percent
order by 2;
