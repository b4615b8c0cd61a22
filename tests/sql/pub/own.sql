-- title: a reporter's own question
-- parameter word text it's "quoted": any text
-- parameter n number 3: how many rows
-- parameter loud flag: in capitals
\if :{?word}
\else
    \set word 'it''s "quoted"'
\endif
\if :{?n}
\else
    \set n 3
\endif
\if :{?loud}
\else
    \set loud no
\endif
select i as row, case when :'loud' = 'yes' then upper(:'word') else :'word' end as word, ':''word''' as not_a_value, $$:'n'$$ as nor_this, -- nor :'this'
    /* nor :'that' */ null::text as nothing, ''::text as empty, 1234567.50::numeric as money, 2025::integer as year, date '2025-03-28' as day,
    timestamptz '2025-03-28 15:04:05+00' as moment, true as truth, '=1+1' as formula, -5.5::numeric as minus, E'two\nlines, a comma and "quotes"' as text
from generate_series(1, :'n'::integer) i;
