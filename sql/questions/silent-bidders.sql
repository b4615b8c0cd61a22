-- title: offers that were received, minus the bidders who are known by name
-- answers: One row an award for which the agency says that it received several offers: how many of those who offered are on no public record.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter least number 2: at least so many offers
-- parameter since date: only awards signed from this day on
-- parameter all flag: vendors of anything, not of software alone
-- reads: contract modification bidder protest notice
-- below: known_by_name, description
-- hidden: contract_key, source, source_url, page_sha256
-- caveat: the number of offers is the agency's own count; for orders it may be the count of the vehicle's competition
-- caveat: bidders are matched by the solicitation's number: a protest that names none is not counted as known
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?least}
\else
    \set least 2
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency from pub.agencies_of(:'agency')
), awards as (
    select * from pub.contracts
    where (awarding_agency in (select agency from meant) or funding_agency in (select agency from meant))
        and offers >= :'least'::integer and (:'all' = 'yes' or software)
        and (nullif(:'since', '') is null or coalesce(signed, start_date) >= nullif(:'since', '')::date)
), known as (
    -- numbers are compared by their letters and digits alone
    select regexp_replace(upper(solicitation), '[^A-Z0-9]+', '', 'g') as solicitation, family, vendor, 'named in ' || role as how from pub.bidders where solicitation is not null
    union
    select regexp_replace(upper(solicitation), '[^A-Z0-9]+', '', 'g'), family, protester, 'protested (' || file_number || ')' from pub.protests where solicitation is not null
)
select a.family, a.vendor as winner, a.piid as award, a.solicitation, coalesce(a.signed, a.start_date) as signed, a.obligated, a.offers::integer as offers,
    k.others::integer as known_losers, (a.offers - 1 - least(k.others, a.offers - 1))::integer as silent, k.known_by_name, a.description, a.contract_key, a.source, a.source_url, a.page_sha256
from awards a
cross join lateral (
    select count(distinct n.family) as others, string_agg(distinct n.vendor || ' ' || n.how, '; ') as known_by_name
    from known n where n.solicitation = regexp_replace(upper(a.solicitation), '[^A-Z0-9]+', '', 'g') and n.family is distinct from a.family) k
order by 9 desc, a.obligated desc nulls last, a.contract_key collate "C";
