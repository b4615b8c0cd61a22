-- $1 a table: its key and its links as JSON, of those that hold for every row.
select case when core.key_holds($1) then (select to_json(key) from pub.tables where table_name = $1) end,
    (select coalesce(json_agg(json_build_object('column', column_name, 'to_table', to_table, 'to_column', to_column) order by column_name), '[]')
        from pub.links l
        where table_name = $1 and core.link_holds($1, column_name, to_table, to_column)
            and (select key from pub.tables t where t.table_name = l.to_table) = array[to_column] and core.key_holds(to_table));
