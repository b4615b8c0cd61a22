-- title: who pitched, supplied or is named beside an agency, and which record says so
-- answers: One row an award (or other record) and vendor family: what was supplied and through whom, what was pitched, and who is
--     only mentioned, each with its quote, its grade and its evidence.
-- parameter agency agency ICE: which agency (abbreviation, name or code)
-- parameter vendor text: only families and vendors whose name has these letters
-- parameter relation text: only supplied, pitched or mentioned
-- parameter since date: only what happened from this day on
-- parameter until date: only what happened up to this day
-- parameter all flag: vendors of anything, not of software alone
-- reads: contract modification subaward notice bidder filing protest disclosure foia_request document article
-- heading: relation; family _of_it
-- below: action, counts, _quote, other_agency, note
-- hidden: first_date, last_date, quote, evidence_id, source, source_url, page_sha256
-- caveat: obligated is what the contract as a whole has promised so far, net of what was taken back; potential and ceiling are other
--     things and stand elsewhere
-- caveat: a reseller row is found by a product's name in the award's text (grade C): the text may name a product that was not bought,
--     and the money is the whole award's
-- caveat: a reseller's row and its own prime row tell of one contract: do not add rows of different kinds together
-- caveat: subawards are reported by the primes themselves, and their money is inside the prime's
-- caveat: a row says what a record says; a flag is descriptive, not a finding
\if :{?agency}
\else
    \set agency ICE
\endif
\if :{?vendor}
\else
    \set vendor ''
\endif
\if :{?relation}
\else
    \set relation ''
\endif
\if :{?since}
\else
    \set since ''
\endif
\if :{?until}
\else
    \set until ''
\endif
\if :{?all}
\else
    \set all no
\endif
with meant as (
    select agency, standing from pub.agencies_of(:'agency')
), picked as (
    -- a contract that two of these agencies share is one row: the agency itself before its department
    select distinct on (p.relation, p.kind, p.family, coalesce(p.contract_key, p.evidence_id::text)) p.*, m.standing
    from pub.pitched_or_supplied p
    join meant m using (agency)
    where (:'all' = 'yes' or p.software)
        and (:'relation' = '' or p.relation = :'relation')
        and (:'vendor' = '' or p.family ilike '%' || :'vendor' || '%' or p.vendor ilike '%' || :'vendor' || '%')
        and (nullif(:'since', '') is null or p.last_date >= nullif(:'since', '')::date)
        and (nullif(:'until', '') is null or p.first_date <= nullif(:'until', '')::date)
    order by p.relation, p.kind, p.family, coalesce(p.contract_key, p.evidence_id::text), m.standing = 'itself' desc, p.agency_obligated is null
), shown as (
    select *, coalesce(agency_obligated, subaward_amount) as money,
        case
            when agency_obligated is not null and obligated is null then 'the whole award; ' || obligated_is
            when obligated_is is not null then obligated_is
            when income is not null then 'what the filing''s lobbyist was paid, for all its issues: ' || income
            when expenses is not null then 'what the filing''s client spent, on all its issues: ' || expenses
        end as money_is,
        case when standing <> 'itself' then 'the record names ' || agency_name
            when agency_role = 'funding' then 'it funds the award; another agency signed it' end as other_agency
    from picked
)
select relation, family, vendor, kind, through, piid as award, first_date, last_date,
    concat_ws(chr(160) || '– ', first_date, nullif(last_date, first_date)) as _date,
    money as obligated, grade, left(evidence_id::text, 8) as evidence,
    money_is as counts, quote, '“' || nullif(quote, vendor) || '”' as _quote, other_agency, action,
    evidence_id, source, source_url, page_sha256, dispute as note,
    format('%s record%s%s', count(*) over f, case when count(*) over f > 1 then 's' end,
        ', ' || to_char(sum(agency_obligated) over f, 'FM999,999,999,999,990.00') || ' obligated') as _of_it
from shown
window f as (partition by relation, family)
order by array_position(array['supplied', 'pitched', 'mentioned'], relation),
    sum(agency_obligated) over f desc nulls last, family collate "C", kind, last_date desc nulls last, piid collate "C", evidence_id;
