-- The method, in Markdown, line by line: how a row comes to be, what it means, and how to check one. The figures are
-- those of the data as it is.
select line
from (
    select 0, '', $method$# Method

## How a row comes to be

1. A portal is asked at its own pace, as its robots.txt allows. What it answers is kept byte for byte (WARC) before anything reads it.
2. A parser reads the page and says what it says: records with the place (row, path, bytes) of each. It adds nothing. A field that it does not know
   is noted, one that is missing ends the page, and nothing is dropped without a note (pub.issues).
3. Records of one night of one source are taken in whole or not at all. What a portal said before is kept (pub.changes, pub.gone).
4. Vendors are told apart by identifier (UEI, else DUNS), else by name. Which family a vendor belongs to, and which product's name in a text points
   to which maker, comes from reference lists whose every row names its source (pub.listed_vendors, pub.products). The name as filed is never changed.
5. Each pair of vendor and agency that a record names becomes a row of evidence: relation, kind, the record's own words, the page, and a grade.

## What the words mean

- *supplied*: a record says that the agency bought or uses it: a contract with the vendor (prime), a contract of another company whose text names the
  vendor's product (reseller), a subaward, an inventory of the agency itself (disclosed).
- *pitched*: a record says that the vendor offered or lobbied: an answer to a request for information, a bid, a protest, a lobbying filing, a list of interested vendors.
- *mentioned*: the vendor is named in a FOIA request, a released document or an article, and no more is said.
- **Grades.** A: an official record, by identifier. B: an official record, by name. C: official text, inferred from a product's name. D: a released or
  leaked document, or attributed reporting. E: a weak trace. `because` is the rule that made a row, `could_be_wrong` how it might mislead.
- A row says what its record says. A flag is descriptive, not a finding.

## Money

- *Obligated* is what has been promised so far, net of what was taken back. *Potential* is the value with all options. *Ceiling* is the most that may be
  ordered under a vehicle. Outlays are what was paid. They are never added together.
- In pub.pitched_or_supplied a contract's money stands in one row of each kind. A reseller's row and the reseller's own prime row are one contract: sums are
  made within one kind. Where a text names several makers, none of them is given the money.
- Subawards are reported by the prime contractors themselves and lie inside the prime's own money.

## To redo a sum by hand

1. Take the rows of one `kind` and one `agency` in pub.pitched_or_supplied and add up `agency_obligated`.
2. For each `contract_key`, take the rows of pub.modifications and add up `obligated`: where all actions are held (`obligated_is` says so) that is the contract's
   sum. Else the portal's own total is taken, and `obligated_is` says as of when.
3. For any row, `paydirt trace EVIDENCE` shows the record as it came, and `paydirt trace EVIDENCE --raw` the very page; `sha256sum` of it is `page_sha256`.
4. `source_url` is the record at its portal. Portals change: what it said when, is in pub.changes.

## How sure the inferences are

Rows of grade A and B repeat an identifier or a name. Rows of grade C are inferred from a product's name. Held against records that were labelled by reading them, and that
no rule was tuned on (`make accuracy` measures it again and prints every error; tests/accuracy/README.md tells how they were labelled):

| what is inferred | labelled | given and right (precision) | found (recall) |
| --- | --: | --: | --: |
| the makers behind a recipient, from an award's text | 190 | 99 % | 98 % |
| two names, one company or group | 47 | 100 % | 81 % |
| whether a vendor's business is software | 22 | 100 % | 100 % |

These are awards of ICE and CBP; elsewhere it may be less. To measure rows of your own, read a random hundred and count:
`select quote, product, because from pub.evidence where grade = 'C' order by md5(evidence_id::text) limit 100;`

## What is not covered

Purchases below the reporting thresholds, classified work, orders that portals publish late (each source's `lag_days`), offers that no record tells of, and what the sources
below lack. No row means that no record was found, not that nothing happened. Names and addresses of private persons are left out.

## The rows, by kind and grade

| relation | kind | grade | rows of evidence | records | contracts |
| --- | --- | --- | --: | --: | --: |$method$
    union all
    select 1, relation || kind || grade, format('| %s | %s | %s | %s | %s | %s |', relation, kind, grade, count(*), count(distinct record_id), count(distinct contract_key))
    from pub.evidence group by relation, kind, grade
    union all
    select 2, '', E'\n## The sources\n\n| source | as of | days late | nights not whole | lacks |\n| --- | --- | --: | --: | --- |'
    union all
    select 3, source, format('| %s | %s | %s | %s | %s |', source, to_char(last_good, 'YYYY-MM-DD'), lag_days,
        (select count(*) from pub.coverage c where c.source = s.source and c.coverage <> 'complete'), replace(coalesce(lacks, 'not said'), '|', '\|'))
    from pub.sources s where last_good is not null
    union all
    select 4, '', E'\nSAMPLE DATA: some pages came from a stand-in portal, not from the real one.' where exists (select from pub.sources where sample)
) lines (part, name, line)
order by part, name collate "C";
