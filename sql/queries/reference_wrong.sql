-- The reporter's rows that were left out, and why.
select file, line, message from ref_wrong order by file, line;
