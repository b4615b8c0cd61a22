-- Every decision, newest first; the order of columns is that of the file that `vendor import` reads.
select judgement_id as number, verdict, coalesce(a.name, j.name_a) as vendor, coalesce(b.name, j.name_b, 'listed:' || j.listed_b) as other,
    j.why, j.decided, j.decided_by, j.undone, j.undone_why, j.undone_by, j.vendor_a as vendor_id, coalesce(j.vendor_b::text, 'listed:' || j.listed_b) as other_id
from core.judgement j
left join core.vendor a on a.vendor_id = j.vendor_a
left join core.vendor b on b.vendor_id = j.vendor_b
order by judgement_id desc;
