-- Among many actions some take money back. A list without any was cut by its order. $1 run.
select 'page', format('%s actions of ''%s'' and no negative amount among them: a list that is sorted by amount and cut looks like this', count(*), p.scope)
from staging.modification m join crawl.page p using (page_id)
where m.run_id = $1 and p.scope is not null
group by p.scope
having count(*) >= 1000 and count(*) filter (where m.obligated < 0) = 0;
