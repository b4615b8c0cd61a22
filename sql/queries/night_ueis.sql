-- $1 how many: vendors of the ledger, most evidence first, whose registration is not known
select e.uei
from core.vendor e join core.evidence v on v.vendor_id = e.vendor_id
where e.uei is not null and not exists (select from core.entity n where n.vendor_uei = e.uei and n.gone_at is null)
group by e.uei order by count(*) desc, e.uei limit $1;
