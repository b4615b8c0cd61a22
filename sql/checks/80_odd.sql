-- Dates that cannot be. $1 run.
select 'note', format('%s actions are dated in the future', count(*)) from staging.modification
where run_id = $1 and action_date > current_date + 1 having count(*) > 0
union all
select 'note', format('%s subawards are larger than their prime award', count(*)) from staging.subaward
where run_id = $1 and amount > prime_amount and prime_amount > 0 having count(*) > 0;
