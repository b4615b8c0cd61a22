-- The codebook in Markdown, line by line, made from the comments of schema pub. $1 a table; empty: all of them.
with said as materialized (
    select * from pub.codebook(nullif($1, '')) with ordinality
), cell as (
    select *, replace(replace(what, '|', '\|'), '<', '\<') as words,
        case when rows = 0 then '' when filled = rows then '100 %' else to_char(trunc(100.0 * filled / rows, 1), 'FM990.0') || ' %' end as fill
    from said
)
select line
from (
    select 0, '', 0, E'# Codebook\n\nEach table of the schema pub (in a data package: each CSV file), and each of its columns in their order: its type, in how many rows it is\nfilled, the earliest date of a row that has it, and what it is. Amounts are plain decimals in the row''s currency; dates are ISO 8601; times are UTC.\n\nIn the CSV files an empty field without quotes is NULL (the record does not say), and "" is a text that is empty. Lines end in CR LF; fields with commas,\nquotes or line ends are quoted, quotes inside are doubled (RFC 4180). Cells are as the record has them: text that begins with =, +, - or @ is run\nas a formula by spreadsheets. `--spreadsheet-safe` writes a '' before such text; the XLSX format has text cells, which are never run.\n\nKeys that are named in `datapackage.json` were checked when it was written.'
    where $1 = ''
    union all
    select 1, table_name, 0, format(E'\n## %s\n\n%s\n\n%s row%s.%s\n\n| column | type | filled | from | what it is |\n| --- | --- | --: | --- | --- |', table_name,
        (select what from pub.tables t where t.table_name = c.table_name), rows, case when rows = 1 then '' else 's' end,
        (select coalesce(' One row for each ' || array_to_string(key, ', ') || '.', '') || coalesce(' Dated by ' || dated_by || '.', '') from pub.tables t where t.table_name = c.table_name))
    from (select distinct table_name, rows from said) c
    union all
    select 1, table_name, ordinality, format('| %s | %s | %s | %s | %s |', column_name, replace(type, 'timestamp with time zone', 'time'), fill, first_date, words) from cell
) lines (part, name, number, line)
order by part, name collate "C", number;
