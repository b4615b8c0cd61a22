#!/bin/sh
# What articles and documents say, how it gets into the ledger, and numbers that lead to awards.
# modes: sanitized
. "$(dirname "$0")/../lib.sh"

article() {
	printf '%s\n' "$2" > "$work/$1.txt"
	"$PAYDIRT" -q load article --url "https://news.example/$1" "$work/$1.txt" > "$work/log" 2>&1 || not_ok "load $1"
}
# rows NAME: vendor, agency, action of an article's rows in the ledger
rows() {
	sql "select vendor, agency, coalesce(action, '') from pub.evidence where source_url like '%/$1' order by 1, 2, 3"
}

article said 'Emails obtained by a newspaper show that Oracle pitched a database to CBP. The company later sold it to the agency.'
is 'what is said, also of "the company" and "the agency"' "$(rows said)" 'Oracle|CBP|pitched
Oracle|CBP|sold'
is 'reported is a mention, grade D, and never supplied' "$(sql "select distinct relation, kind, grade from pub.evidence where source = 'article'")" 'mentioned|reported|D'
holds 'because tells sentence, words and who said it' "$(sql "select because from pub.evidence where action = 'pitched'")" "sentence 1\) says: Oracle pitched to CBP \('pitched'\); attributed to others \('Emails obtained'\)"
is 'the quote is the sentence' "$(sql "select quote from pub.evidence where action = 'sold'")" 'The company later sold it to the agency.'
holds 'and how it could be wrong is there' "$(sql "select could_be_wrong from pub.evidence where action = 'sold'")" 'reporting, not a record'
is 'each has its page and place' "$(sql "select count(*) from pub.evidence where source = 'article' and (page_sha256 is null or place is null)")" 0

article turned 'Palantir does not contract with ICE. Deloitte ended its contract with ICE. Workers urged Google to sever ties with ICE. CBP may buy software from Microsoft.'
is 'denied, ended, asked to stop and not sure are told apart' "$(rows turned)" 'Deloitte|ICE|contract, ended
Google|ICE|named, asked to stop
Microsoft|CBP|sold, not sure
Palantir|ICE|contract, denied'
article beside 'Nvidia and ServiceNow fell while ICE expanded its budget. Apple removed an app that tracked ICE agents. Wired and CNBC reported it.'
is 'named beside an agency is no row' "$(rows beside)" ''

# incremental: a text whose record did not change is not read again; a changed one is
before=$(sql 'select pg_stat_force_next_flush(), sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where relname in ($$claim$$, $$evidence$$)')
printf 'Nothing more of it.\n' > "$work/other.txt"
"$PAYDIRT" -q load article --url https://news.example/other "$work/other.txt" > "$work/log" 2>&1
is 'another article changes nothing of these' "$(sql 'select pg_stat_force_next_flush(), sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where relname in ($$claim$$, $$evidence$$)')" "$before"
article said 'Oracle has a contract with CBP.'
is 'a changed text is read again' "$(rows said)" 'Oracle|CBP|contract'

# the page on a vendor
article rfi 'Salesforce responded to a request for information from ICE.'
page=$("$PAYDIRT" -q ask vendor --vendor Salesforce --agency ICE --format csv 2> /dev/null)
holds 'what is reported alone is no public record' "$page" '^"No public record of, though reported",answered a request for information'
holds 'who answers is never public' "$page" 'What is never public, or late'

# documents: the same words, released by the agency and merely uploaded
printf '{"id": 7, "title": "Oracle contract", "created_at": "2020-01-01T00:00:00Z", "access": "public", "canonical_url": "https://www.documentcloud.org/documents/7-x"}' > "$work/7.json"
printf '{"updated": 1, "pages": [{"page": 0, "contents": "Oracle sold a database to CBP."}]}' > "$work/7-x.txt.json"
"$PAYDIRT" -q load us_documentcloud --kind documents "$work/7.json" > "$work/log" 2>&1 || not_ok 'load a document'
"$PAYDIRT" -q load us_documentcloud --kind text --url https://s3.documentcloud.org/documents/7/x.txt.json "$work/7-x.txt.json" >> "$work/log" 2>&1 || not_ok 'load its text'
is 'a sentence of a document' "$(sql "select vendor, agency, kind, relation, grade, action from pub.evidence where source = 'us_documentcloud'")" 'Oracle|CBP|foia_release|mentioned|D|sold'
holds 'an uploaded document is no release' "$(sql "select because || could_be_wrong from pub.evidence where source = 'us_documentcloud'")" 'a document that somebody uploaded.*whether the agency released it, is not on record'

# numbers
link() {
	sql "select rank, how from core.awards_of('$1')"
}
"$PAYDIRT" -q load us_usaspending_files "$top/tests/sql/pub/actions.csv" > "$work/log" 2>&1
is 'the very number' "$(link 70TEST25F00000001)" '1|the same number'
is 'with its hyphens' "$(link 70TEST-25-F-00000001)" '1|the same number'
is 'O for 0' "$(link 70TEST25FOOOO0001)" '3|O for 0, or I or L for 1'
is 'I for 1' "$(link 70TEST25F0000000I)" '3|O for 0, or I or L for 1'
is 'a zero too few' "$(link 70TEST25F0000001)" '4|a zero too many or too few'
is 'two signs changed places' "$(link 70TSET25F00000001)" '5|two neighbouring signs changed places'
is 'another number of the sequence is another award' "$(link 70TEST25F00000077)" ''
is 'a short number is not mended' "$(link 7OTEST)" ''
finish
