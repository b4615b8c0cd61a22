-- What follows a question in its transaction is ours again.
select set_config('role', 'none', true), set_config('statement_timeout', '0', true);
