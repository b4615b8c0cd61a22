-- Does a vendor count as a software vendor? The rule that decided stands in the row.
--   1. sql/reference/vendors.csv says yes or no.
--   2. Its award is classified NAICS 511210 or 513210 (software publishers), and not as hardware or
--      supplies (PSC). Where the award's text names another maker's product, sql/resolve/30_supplied.sql
--      takes the seller as a reseller.
--   3. Its award is classified as software (PSC) and NAICS 518210 (hosting); a seller of software
--      whose NAICS is trade or computer services is taken as a reseller.
--   4. An agency's inventory of AI systems names it as the supplier.
create or replace function core.software_rule(known text, class text, known_software boolean, naics text, naics_text text, psc text, psc_text text) returns text
language sql immutable parallel safe as $$
    select case
    when known is not null and known_software then 'yes: listed as a maker of software'
    when known is not null then 'no: listed as ' || coalesce(class, 'another kind of company')
    when (naics in ('511210', '513210') or upper(naics_text) = 'SOFTWARE PUBLISHERS')
        and not coalesce(psc_text ~* '\m(hardware|supplies|components|equipment|furniture|construction)\M' and psc_text !~* 'software|\msw\M', false) then 'yes: its award is classified under software publishers (NAICS)'
    when (psc in ('7030', '7A20', '7A21', '7B20', '7B21', '7C20', '7C21', '7D20', '7D21', '7E20', '7E21', '7F20', '7G20', '7G21', '7H20', '7J20', '7K20', 'DA10', 'D319')
            or psc_text ilike '%software%' or psc_text ilike '%as a service%')
        and (naics in ('518210') or upper(naics_text) like 'COMPUTING INFRASTRUCTURE PROVIDERS%' or upper(naics_text) like 'DATA PROCESSING, HOSTING%')
        then 'yes: its award is classified as software (PSC) and hosting (NAICS)'
    else 'no: not listed, and its award is not classified under software publishers'
end
$$;
