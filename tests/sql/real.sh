#!/bin/sh
# What the real captures must give. The figures were counted independently of this program (with Python's csv
# and by reading). Without the captures there is nothing to do here.
# modes: plain
. "$(dirname "$0")/../lib.sh"
[ -n "$PAYDIRT_REAL" ] || { skip 'PAYDIRT_REAL is not set: the real captures are not tried'; finish; }
usa=$PAYDIRT_REAL/usaspending

load() {
	"$PAYDIRT" load "$@" > "$work/log" 2>&1
}
ask() {
	"$PAYDIRT" ask "$@" --format csv 2> /dev/null
}

load us_usaspending_files "$usa/Contracts_PrimeAwardSummaries_2025-03-21_ICE-recipients-in-MN.csv"
is 'award summaries load' $? 0
is 'awards, orders and contracts, vehicles, obligated, negative totals, UEIs' \
	"$(sql "select count(*), count(*) filter (where not is_vehicle), count(*) filter (where is_vehicle), sum(obligated), count(*) filter (where obligated < 0), count(distinct vendor_uei) from core.contract_record")" \
	'1369|1338|31|351129069.99|38|122'
is 'a spreadsheet''s dates' "$(sql "select min(signed), max(signed) from core.contract_record where signed is not null")" '2003-01-15|2025-02-14'

load us_usaspending_files "$usa/Contracts_Subawards_2025-03-28_ICE.csv"
is 'subawards, their sum, negative ones' "$(sql 'select count(*), sum(amount), count(*) filter (where amount < 0) from core.subaward')" '482|275545535.38|9'
is 'line feeds inside of quoted fields' "$(sql "select count(*) from core.subaward where description like E'%\\n%'")" 7
is 'and no row is cut by one' "$(sql "select count(*) from crawl.issue where reach <> 'note'")" 0

load us_usaspending_files "$usa/api-spending_by_transaction_CBP-ICE_FY2025.csv"
is 'transactions, distinct' "$(sql "select count(*) from core.modification")" 10856
is 'repeats are counted and said' "$(sql "select message from crawl.issue where count = 22")" '22 modification records repeat another one exactly'
is 'distinct lines of ICE' "$(sql "select count(*) from core.modification where awarding_subtier = 'ICE'")" 4410
before=$(sql "select pg_stat_force_next_flush(), sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = 'core'")
load us_usaspending_files "$usa/api-spending_by_transaction_CBP-ICE_FY2025.csv"
holds 'a second load says that nothing is new' "$(cat "$work/log")" 'rows: 0 new, 0 changed, 0 gone'
cp "$usa/api-spending_by_transaction_CBP-ICE_FY2025.csv" "$work/copy.csv"
echo >> "$work/copy.csv"
load us_usaspending_files "$work/copy.csv"
holds 'nor does the same in other bytes change a row' "$(cat "$work/log")" 'rows: 0 new, 0 changed, 0 gone, 10856 as before, 22 repeated'

load us_omb_ai_inventory "$PAYDIRT_REAL/dhs-ai-inventory/omb-2025-individual-use-cases.csv"
ice="select d.* from core.disclosure x join core.agency a using (agency_id) join core.disclosed d using (disclosure_key) where a.agency = 'ICE'"
is 'entries of ICE' "$(sql "select count(*) from core.disclosure join core.agency using (agency_id) where agency = 'ICE'")" 51
is 'its vendors' "$(sql "select string_agg(vendor || ' ' || n, ', ' order by vendor) from (select lower(vendor) as vendor, count(*) as n from ($ice) d where standing = 'supplier' and lower(vendor) in ('palantir', 'booz allen', 'motorola', 'altana', 'trm labs', 'bi', 'uipath', 'microsoft', 'apryse', 'splunk', 'crowdstrike', 'cellebrite', 'penlink', 'fivecast') group by 1) v")" \
	'altana 1, apryse 1, bi 1, booz allen 2, cellebrite 1, crowdstrike 1, fivecast 1, microsoft 1, motorola 1, palantir 3, penlink 1, splunk 1, trm labs 1, uipath 1'
is 'NEC is not a supplier of ICE' "$(sql "select count(*) from core.evidence where agency = 'ICE' and vendor ilike '%NEC%' and kind = 'disclosed'")" 0
is 'five are withheld' "$(sql "select count(*) from ($ice) d where standing = 'withheld'")" 5

load us_gao_protests "$PAYDIRT_REAL/gao-protests/docket-search-2015-01.html"
is 'entries of the docket' "$(sql 'select count(*) from core.protest')" 50
load us_gao_protests --kind decision --url http://gao.gov/products/B-411916.2 "$PAYDIRT_REAL/gao-protests/product-B-411916.2.html"
is 'a decision' "$(sql "select vendor, outcome from core.protest where file_number = 'B-411916.2'")" 'West Coast General Corporation|Sustained'

# tables of courts and states: rows, and rows that something is wrong with
counted() {
	source=$1
	shift
	"$PAYDIRT" parse "$source" "$@" > "$work/said" 2>&1
	said=
	for kind in notice contract bidder protest document; do
		n=$(grep -c "^$kind  (" "$work/said")
		[ "$n" = 0 ] || said="$said$n $kind "
	done
	echo "$said$(grep -cE '^(row|page): ' "$work/said") lost"
}
is 'ASBCA: decisions' "$(counted us_asbca_decisions "$PAYDIRT_REAL/contract-appeals/asbca-decisions-2026.html")" '52 protest 0 lost'
states=$PAYDIRT_REAL/state-local
is 'Washington, DC: notices; one names nobody' "$(counted us_dc_sole_source "$states/dc-sole-source-intents-2013-2014.json")" '317 notice 316 bidder 0 lost'
holds 'Idaho: rows and sheets' "$(counted us_id_lands_contracts "$states/idaho-idl-contracts-awarded.json")" '^592 notice .* 571 document 0 lost'
is 'Ohio: solicitations, awarded ones, lines of suppliers' "$(counted us_oh_solicitations "$states/ohiobuys-awarded-solicitations.json")" '1662 notice 254 contract 492 bidder 0 lost'

# words that look like names
is "'AWS' is not in 'CUT-OFF SAWS'" "$(sql "select count(*) from core.mention m join core.modification d using (record_id) where d.description ilike '%cut-off saw%' and m.vendor ilike '%amazon%'")" 0
is "'CLEAR' is not in 'CLEAR TRASH BAGS'" "$(sql "select count(*) from core.mention m join core.modification d using (record_id) where d.description ilike '%trash bag%' and m.product ilike '%clear%'")" 0

# the answer
ask pitched-or-supplied --agency ICE > "$work/ice.csv"
holds 'Tableau, a Salesforce company, through resellers' "$(grep -c '^supplied,Salesforce,Tableau,reseller,' "$work/ice.csv")" '^[4-9]$'
for award in 70CTD025FR0000052 70CMSD23FR0000039 70CTD023FR0000083 70CTD020FC0000078; do
	line=$(grep "Tableau.*$award" "$work/ice.csv")
	holds "$award: reseller, quote, date, amount, grade" "$line" 'reseller.*(GOVSMART|C & C INTERNATIONAL|COPPER RIVER).*TABLEAU'
done
holds 'Palantir as a prime' "$(grep -c '^supplied,Palantir,[^,]*,prime,' "$work/ice.csv")" '^[1-9]'
holds 'Palantir as disclosed' "$(grep -c '^supplied,Palantir,[^,]*,disclosed,' "$work/ice.csv")" '^3$'
is 'what Palantir''s seven actions come to' "$(sql "select count(*), sum(obligated) from pub.evidence where family = 'Palantir' and kind = 'prime' and agency = 'ICE'")" '7|81098690.32'
is 'no row for who is no software vendor' "$(sql "select count(*) from pub.evidence where software and vendor in ('GOVSMART, INC.', 'CARAHSOFT TECHNOLOGY CORP', 'FOUR POINTS TECHNOLOGY, L.L.C.')")" 0
all=$(ask pitched-or-supplied --agency ICE --all | wc -l)
[ "$all" -gt "$(wc -l < "$work/ice.csv")" ] && ok 'unless all are asked for' || not_ok 'unless all are asked for'

# one row walked back
id=$(sql "select evidence_id from pub.evidence where vendor = 'Tableau' and agency = 'ICE' and piid = '70CTD025FR0000052' order by modification limit 1")
"$PAYDIRT" trace "$id" > "$work/trace" 2>&1
is 'trace' $? 0
holds 'shows the quote in its context' "$(cat "$work/trace")" 'TABLEAU'
holds 'the SHA-256 of the page' "$(cat "$work/trace")" "$(sha256sum < "$usa/api-spending_by_transaction_CBP-ICE_FY2025.csv" | cut -c1-64)"
"$PAYDIRT" trace "$id" --raw > "$work/raw" 2> /dev/null
cmp -s "$work/raw" "$usa/api-spending_by_transaction_CBP-ICE_FY2025.csv" && ok 'and --raw writes the very bytes' || not_ok 'and --raw writes the very bytes'

# every capture's row is bound to its bytes
is 'every quote stands in its record' "$(sql "select count(*) from core.mention m join core.modification d on d.record_id = m.record_id and d.source = m.source where strpos(d.description, m.quote) = 0")" 0
finish
