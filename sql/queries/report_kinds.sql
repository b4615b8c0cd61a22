-- Every kind of record: how many, of how many families, and where was looked. $1 agency, $2 vendor, $3 relation, $4 since, $5 until,
-- $6 'yes' for vendors of anything.
with kinds (number, relation, kind, words, record_kinds) as (
    values (1, 'supplied', 'prime', 'contracts that the vendor itself holds', 'contract modification'),
        (2, 'supplied', 'reseller', 'contracts of another company whose text names the vendor''s product', 'contract modification'),
        (3, 'supplied', 'subaward', 'subawards that a prime contractor reported', 'subaward'),
        (4, 'supplied', 'disclosed', 'entries of the agency''s own inventory of AI uses', 'disclosure'),
        (5, 'supplied', 'through_agency', 'use through another agency''s contract', 'disclosure'),
        (6, 'pitched', 'rfi_response', 'answers to requests for information, known from reporting and released documents alone', 'article document'),
        (7, 'pitched', 'bid', 'offers that are on record', 'bidder notice'),
        (8, 'pitched', 'protest', 'bid protests', 'protest'),
        (9, 'pitched', 'lobbied', 'lobbying filings that name the agency', 'filing'),
        (10, 'pitched', 'listed', 'interest lists and industry days', 'bidder notice'),
        (11, 'mentioned', 'forecast', 'the agency''s plans to buy that name the vendor or its product', 'forecast'),
        (12, 'mentioned', 'foia_request', 'requests for records (FOIA) that name the vendor', 'foia_request'),
        (13, 'mentioned', 'foia_release', 'released documents that name the vendor', 'document'),
        (14, 'mentioned', 'reported', 'reporting', 'article')
), found as (
    select relation, kind, count(*) as records, count(distinct family) as families
    from pub.records_of($1, $2, $3, nullif($4, '')::date, nullif($5, '')::date, $6 = 'yes') group by relation, kind
)
select coalesce(k.relation, f.relation) as relation, coalesce(k.kind, f.kind) as kind, k.words, coalesce(f.records, 0) as records, coalesce(f.families, 0) as families,
    (select string_agg(s.source || ', as of ' || to_char(s.last_good, 'YYYY-MM-DD'), '; ' order by s.source) from pub.sources s
        where s.last_good is not null and string_to_array(k.record_kinds, ' ') && string_to_array(s.kinds, ', ')) as sources
from kinds k full join found f using (kind)
order by k.number nulls last, kind;
