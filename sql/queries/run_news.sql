-- Did the run bring anything, or is there something that another change left to work out again?
select exists (select from pg_temp.touched) or exists (select from core.unresolved);
