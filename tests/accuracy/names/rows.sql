-- The pairs as awards, in the layout of the search API: PIIDs A1, B1, A2, …
create temp table pair (pair text, part text, name_a text, name_b text, answer text, "from" text);
\copy pair from 'pairs.csv' with (format csv, header)
copy (
    select 'ICE' as "Agency", side || pair as "Award ID", name as "Recipient Name", '1.0' as "Federal Action Obligation", '2025-03-01' as "Action Date", '0' as "Modification",
        'IT AND TELECOM' as "Product/Service Description", 'OTHER COMPUTER RELATED SERVICES' as "NAICS Description", 'SERVICES' as "Transaction Description",
        format('CONT_AWD_%s%s_7012_-NONE-_-NONE-', side, pair) as "Generated Award ID"
    from pair, lateral (values ('A', name_a), ('B', name_b)) v (side, name) order by pair, side
) to stdout with (format csv, header);
