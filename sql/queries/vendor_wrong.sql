-- $1 verdict, $2 vendor id, $3 other id, $4 why, $5 decided, $6 undone or null: what is wrong with this row of a list, or nothing.
select case
    when $1::text is null or $1::text not in ('merge', 'split') then format('the verdict is ''%s'', not merge or split', $1::text)
    when $2::text is null or $2::text !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then format('''%s'' is no vendor''s id', $2::text)
    when $3::text is null or $3::text !~* '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|listed:.+)$' then format('''%s'' is no vendor''s id', $3::text)
    when lower($2::text) = lower($3::text) then 'both sides are one vendor'
    when $4::text is null then 'it gives no reason'
    when $5::text is null or not core.is_moment($5::text) then format('''%s'' is no date', $5::text)
    when $6::text is not null and not core.is_moment($6::text) then format('''%s'' is no date', $6::text)
end;
