-- title: awards that end soon, and who holds them
-- answers: One row an award whose work ends, or whose ordering period ends, within some months from today, the earliest first.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter months number 6: how many months from today
-- parameter vendor text: only vendors whose name or family has these letters
-- parameter all flag: vendors of anything, not of software alone
-- reads: contract modification
-- below: description
-- hidden: awarding_agency, contract_key, psc_text, offers, extent_competed, source, source_url, page_sha256
-- caveat: an end date moves when an option is exercised or the award is extended: ends_with_options is the last day that is priced
-- caveat: some sources give no end dates; their awards are missing here
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?months}
\else
    \set months 6
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
)
select coalesce(case when is_vehicle then ordering_end_date end, end_date) as ends, potential_end_date as ends_with_options, family, vendor, piid as award,
    is_vehicle, signed, obligated, potential, ceiling, description, awarding_agency, contract_key, psc_text, offers, extent_competed, source, source_url, page_sha256
from pub.contracts
where (awarding_agency in (select agency from meant) or funding_agency in (select agency from meant))
    and coalesce(case when is_vehicle then ordering_end_date end, end_date) between current_date and current_date + make_interval(months => :'months'::integer)
    and (:'all' = 'yes' or software)
    and (:'vendor' = '' or family ilike '%' || :'vendor' || '%' or vendor ilike '%' || :'vendor' || '%')
order by 1, obligated desc nulls last, contract_key collate "C";
