-- An export takes as long as it takes; its time is that of the one state of the data that it sees.
select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), set_config('statement_timeout', '0', true), set_config('search_path', 'pub', true);
