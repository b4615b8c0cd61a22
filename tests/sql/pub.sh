#!/bin/sh
# Schema pub, saved questions, formats and trace: pub.sh [PROGRAM]. On the fixtures beside it, and on real
# files where PAYDIRT_REAL has them.
# modes: sanitized
[ $# = 0 ] || PAYDIRT=$1
. "$(dirname "$0")/../lib.sh"
here=$top/tests/sql/pub
unset COLUMNS NO_COLOR

# ask QUESTION …: its rows as CSV, line ends of unix
ask() {
	"$PAYDIRT" -q ask "$@" --format csv 2>"$work/ask.err" | tr -d '\r'
}

# rows_of QUESTION …: how many
rows_of() {
	"$PAYDIRT" -q ask "$@" --format jsonl 2>/dev/null | wc -l | tr -d ' '
}

# a text without its line breaks
flat() {
	tr '\n' ' ' | tr -s ' '
}

reader() {
	"$PAYDIRT" -q db --reader psql -XAtq -v ON_ERROR_STOP=1 -c "$1" 2>&1
}

load() {
	"$PAYDIRT" -q load us_usaspending_files "$@" > "$work/log" 2>&1 || not_ok "load $*"
}

load "$here/actions.csv" "$here/awards.csv" "$here/subawards.csv"
load "$here/actions-changed.csv"
load "$here/delta.csv"

# ------------------------------------------------------------------------------- explained
is 'every view of pub is explained' "$(sql "select string_agg(relname, ' ') from pg_class where relnamespace = 'pub'::regnamespace and obj_description(oid, 'pg_class') is null")" ''
is 'every column of pub is explained' "$(sql "select string_agg(c.relname || '.' || a.attname, ' ') from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0
	where relnamespace = 'pub'::regnamespace and relkind = 'v' and col_description(c.oid, attnum) is null")" ''
is 'every function of pub is explained' "$(sql "select string_agg(proname, ' ') from pg_proc where pronamespace = 'pub'::regnamespace and obj_description(oid, 'pg_proc') is null")" ''
for view in evidence pitched_or_supplied contracts modifications subawards vendors vendor_names agencies disclosures protests notices bidders forecasts \
	lobbying foia_requests documents document_pages articles payments changes gone coverage sources issues pages products listed_vendors; do
	holds "pub.$view can be read" "$(sql "select 'ok' from (select count(*) from (select * from pub.$view) x) y")" '^ok$'
done
is 'no view has a contact field' "$(sql "select string_agg(attname, ' ') from pg_attribute a join pg_class c on c.oid = attrelid
	where relnamespace = 'pub'::regnamespace and attname ~ '(phone|email|fax|street|contact)'")" ''

# ---------------------------------------------------------------------------------- reader
holds 'the reader reads pub' "$(reader 'select count(*) from pub.contracts')" '^[0-9]+$'
for v in $(sql "select relname from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'v'"); do
	holds "the reader reads pub.$v" "$(reader "select 'ok' from (select count(*) from (select * from pub.$v) x) y")" '^ok$'
done
holds 'the reader searches' "$(reader "select count(*) from pub.search('tableau')")" '^[1-9]'
for t in core.contract core.evidence core.person crawl.page crawl.issue staging.contract meta.setting; do
	holds "the reader does not read $t" "$(reader "select count(*) from $t")" 'permission denied'
done
holds 'the reader calls nothing outside of pub' "$(reader "select core.hide_person('x', null)")" 'permission denied'
holds 'the reader writes nothing' "$(reader "create table pub.mine (i integer)")" '(permission denied|read-only)'
holds 'not even when it says so' "$(printf 'set default_transaction_read_only = off;\ncreate table pub.mine (i integer);\n' | "$PAYDIRT" -q db --reader psql -XAtq 2>&1)" 'permission denied'
holds 'the reader is nobody else' "$(reader "set role paydirt")" 'permission denied'
is 'the reader has a time limit' "$(reader 'show statement_timeout')" 1min
is 'the reader owns nothing' "$(sql "select count(*) from pg_class c join pg_roles r on r.oid = relowner where rolname = 'paydirt_reader'")" 0

# ----------------------------------------------------------------------------------- money
is 'each contract counts once, over all agencies' "$(sql "select sum(obligated) from pub.pitched_or_supplied where kind = 'prime'")" \
	"$(sql 'select sum(obligated) from pub.contracts where not is_vehicle')"
is 'and once within an agency' "$(sql "select sum(agency_obligated) from pub.pitched_or_supplied where kind = 'prime' and agency = 'ICE'")" \
	"$(sql "select sum(obligated) from pub.contracts where not is_vehicle and 'ICE' in (awarding_agency, funding_agency)")"
is 'the agency that funds has the row and the words' "$(sql "select obligated is null, obligated_is, agency_obligated from pub.pitched_or_supplied where piid = '70TEST25F00000004' and agency = 'CBP'")" \
	't|counted once, in the row of ICE, which awarded it|70000.00'
is 'a vehicle has a ceiling and no money' "$(sql "select obligated is null, ceiling, potential is null from pub.pitched_or_supplied where is_vehicle")" 't|50000000.00|t'
is 'several makers share no money' "$(sql "select family, obligated is null, agency_obligated is null, award_obligated from pub.pitched_or_supplied where piid = '70TEST25F00000003' and kind = 'reseller' order by family")" \
	'Adobe|t|t|30000.00
Salesforce|t|t|30000.00'
is 'one maker has the award, as changed' "$(sql "select family, vendor, through, obligated, records from pub.pitched_or_supplied where piid = '70TEST25F00000002' and kind = 'reseller'")" \
	'Salesforce|Tableau|CARAHSOFT TECHNOLOGY CORP|25000.50|1'
is 'two actions are one row' "$(sql "select records, first_date, last_date, obligated, potential from pub.pitched_or_supplied where piid = '70TEST25F00000001' and kind = 'prime'")" \
	'2|2025-01-10|2025-06-10|1500000.00|9000000.00'
is 'a report told twice counts once' "$(sql "select subaward_amount, records from pub.pitched_or_supplied where kind = 'subaward'")" '92.50|3'
is 'and says so' "$(sql 'select report_id from pub.subawards where repeats_another')" R2

# ---------------------------------------------------------------------------- gone, changed
is 'what is gone is in no table' "$(sql "select count(*) from pub.evidence where piid = '70TEST25F00000009'")$(sql "select count(*) from pub.modifications where piid = '70TEST25F00000009'")$(sql "select count(*) from pub.contracts where piid = '70TEST25F00000009'")$(sql "select count(*) from pub.pitched_or_supplied where piid = '70TEST25F00000009'")" 0000
is 'but in pub.gone' "$(sql 'select kind, piid, agency, obligated, gone_why from pub.gone')" 'modification|70TEST25F00000009|ICE|44.00|deleted by the source'
is 'a change is told field by field' "$(sql "select piid, field, old, new from pub.changes where what = 'changed' and field = 'obligated'")" '70TEST25F00000002|obligated|20000.50|25000.50'
is 'and that it went' "$(sql "select piid, new from pub.changes where what = 'gone'")" '70TEST25F00000009|gone: deleted by the source'

# --------------------------------------------------------------------------------- persons
for v in $(sql "select relname from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'v'"); do
	sql "select '$v', * from pub.$v"
done > "$work/everything"
sql "select * from pub.search('adobe or jane or testperson')" >> "$work/everything"
is 'a sole proprietor is nowhere named' "$(grep -iE 'jane q|testperson' "$work/everything")" ''
holds 'but is there' "$(sql "select vendor from pub.contracts where piid = '70TEST25P00000005'")" '^a sole proprietor$'

# ------------------------------------------------------------------------------- questions
questions=$(ls "$top"/sql/questions/*.sql)
for q in $questions; do
	name=$(basename "$q" .sql)
	ask "$name" > "$work/$name.csv"
	is "$name is answered with its defaults" "$?$(grep -v '^<6>' "$work/ask.err" | grep -c '^<3>')" 00
	"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 --csv -f "$q" > "$work/$name.psql" 2>"$work/psql.err"
	is "$name runs in psql" $? 0
	is "$name has as many rows there" "$("$PAYDIRT" -q db psql -XAtq -R "$(printf '\036')" -f "$q" | awk 'BEGIN { RS = "\036" } END { print NR }')" "$(rows_of "$name")"
	holds "$name says what it is" "$("$PAYDIRT" -q ask "$name" --help)" "^$name: "
	holds "$name ends with its sources" "$(cat "$work/ask.err")" '(as of 20[0-9-]*;|none that holds such records)'
done
is 'the answer is the same in psql' "$(ask top-vendors | sed 's/,[^,]*families.*//')" "$(cut -d, -f1-9 "$work/top-vendors.psql")"
is 'the list has them all' "$("$PAYDIRT" ask | grep -cE '^  [a-z-]+  ')" "$(echo "$questions" | wc -l)"
is 'an agency by another name' "$(rows_of pitched-or-supplied --agency 'Immigration and Customs Enforcement')" "$(rows_of pitched-or-supplied)"
is 'or by its code' "$(rows_of pitched-or-supplied 7012)" "$(rows_of pitched-or-supplied --agency ice)"
is 'software alone, unless --all is said' "$(ask pitched-or-supplied | grep -c 'CARAHSOFT TECHNOLOGY CORP,prime')$(ask pitched-or-supplied --all | grep -c 'CARAHSOFT TECHNOLOGY CORP,prime')" 02
holds 'Tableau through its reseller, with award, date, money, quote' "$(ask pitched-or-supplied | grep 70TEST25F00000002)" \
	'^supplied,Salesforce,Tableau,reseller,CARAHSOFT TECHNOLOGY CORP,70TEST25F00000002,2025-02-01,2025-02-01,25000.50,C,[0-9a-f]{8},.*"TABLEAU SERVER LICENSES, ""CREATOR"" EDITION"'
holds 'what was not found is said, and where was looked' "$(ask vendor Cellebrite)" '^No public record of,products sold to it by others,,,,looked in us_usaspending_files \(as of 20'
holds 'what was not looked for is not called missing' "$(ask vendor Cellebrite)" '^No public record of,lobbying of it,,,,not looked for: no source'
holds 'a vendor that nobody knows' "$(ask vendor 'No Such Company')" 'no vendor of the lists and of the records has this name: No Such Company'
holds 'what grew is shown step by step' "$(ask contract-growth --times 1)" '70TEST25F00000001.*2025-06-10,P00001,.*500000.00,1500000.00,9000000.00,2027-01-09'
holds 'offers minus known names' "$(ask silent-bidders)" '70TEST20C00000011,70TEST20R00000001,2020-02-01,222.22,4,0,3,'
holds 'not competed, with the reason' "$(ask sole-source)" 'NOT COMPETED; ONLY ONE SOURCE'
is 'many records of one award are one line' "$(ask new | grep -c 70TEST25F00000001)" 2
holds 'a search has its passage' "$(ask search 'server license')" '«SERVER» «LICENSES»'

# ---------------------------------------------------------------------------------- usage
wrong() {
	"$PAYDIRT" -q ask "$@" > "$work/out" 2> "$work/err"
	echo "$? $(wc -c < "$work/out" | tr -d ' ')"
}
is 'an unknown parameter is wrong usage' "$(wrong gone --vendor x)" '2 0'
holds 'and the right ones are named' "$(cat "$work/err")" "'gone' takes --agency, --since, --kind"
is 'an unknown question' "$(wrong no-such-question)" '2 0'
is 'an unknown agency' "$(wrong vendor Palantir --agency Nowhere)" '2 0'
is 'no date' "$(wrong new --since 2025-02-30)" '2 0'
is 'no number' "$(wrong expiring --months many)" '2 0'
is 'no format' "$(wrong gone --format pdf)" '2 0'
is 'one word too many' "$(wrong top-vendors ICE 2025 3 4)" '2 0'
is 'a value is never part of the statement' "$(rows_of timeline "x' or true; drop schema pub cascade; --")$(sql "select count(*) from pg_namespace where nspname = 'pub'")" 01

# ------------------------------------------------------------------------------ one's own
export PAYDIRT_QUESTIONS="$here"
is 'a file in the folder is a question' "$("$PAYDIRT" ask | grep -c 'own question (your own)')" 1
is 'its values are bound, what only looks like one is not' "$(ask own --n 1 --loud | sed -n 2p | cut -d, -f1-4)" "1,\"IT'S \"\"QUOTED\"\"\",:'word',:'n'"
is 'a path is a question' "$(rows_of "$here/own.sql" --n 2)" 2
is 'psql runs it as well' "$("$PAYDIRT" -q db psql -XAtq -v n=2 -f "$here/own.sql" | grep -c '^[12]|')" 2
cat > "$work/evil.sql" <<-'END'
	-- title: it would like to write
	delete from core.evidence;
END
is 'it can write nothing' "$(wrong "$work/evil.sql")" '3 0'
is 'and nothing was written' "$(sql 'select count(*) > 0 from core.evidence')" t
printf -- '-- title: x\nselect :%snone%s' "'" "'" > "$work/none.sql"
is 'a value without a parameter is refused' "$(wrong "$work/none.sql")" '2 0'
unset PAYDIRT_QUESTIONS

# -------------------------------------------------------------------------------- formats
own="$here/own.sql"
"$PAYDIRT" -q ask "$own" -o "$work/a.csv" 2>/dev/null
printf 'row,word,not_a_value,nor_this,nothing,empty,money,year,day,moment,truth,formula,minus,text\r\n' > "$work/want"
for i in 1 2 3; do
	printf '%s,"it'"'"'s ""quoted""",:'"'"'word'"'"',:'"'"'n'"'"',,"",1234567.50,2025,2025-03-28,2025-03-28T15:04:05Z,true,=1+1,-5.5,"two\nlines, a comma and ""quotes"""\r\n' $i
done >> "$work/want"
is 'csv is RFC 4180, with NULL told from the empty text' "$(cat "$work/a.csv")" "$(cat "$work/want")"
holds 'its foot stands beside it' "$(cat "$work/a.csv.about.txt")" "^3 rows: a reporter's own question"
is 'nothing else is left' "$(ls "$work" | grep -c part)" 0
is 'csv comes back as it went' "$("$PAYDIRT" -q db psql -XAtq <<-END
	create temp table back (row integer, word text, a text, b text, nothing text, empty text, money numeric, year integer, day date, moment timestamptz, truth boolean, formula text, minus numeric, text text);
	\\copy back from '$work/a.csv' with (format csv, header true)
	select count(*), bool_and(nothing is null), bool_and(empty = ''), sum(money), min(day), min(moment), bool_and(truth), bool_and(text = E'two\nlines, a comma and "quotes"') from back;
END
)" '3|t|t|3703702.50|2025-03-28|2025-03-28 15:04:05+00|t|t'
is 'formulas are made harmless on request' "$(ask "$own" --n 1 --spreadsheet-safe | tr '\n' ' ' | grep -oE "'=1\+1,-5.5")" "'=1+1,-5.5"
"$PAYDIRT" -q ask "$own" --format tsv -o "$work/a.tsv" 2>/dev/null
is 'tsv has tabs' "$(head -1 "$work/a.tsv" | tr '\t' ',')" "$(head -1 "$work/a.csv" | tr -d '\r')"
json_is() {
	"$PAYDIRT" -q db psql -XAtq -v content="$1" <<-'END'
		select count(*), bool_and(o ->> 'nothing' is null), sum((o ->> 'money')::numeric), min(jsonb_typeof(o -> 'money')), min(o ->> 'word'), bool_and(o -> 'truth' = 'true'), min(o ->> 'text') from jsonb_array_elements(:'content') o;
	END
}
want=$(printf '3|t|3703702.50|number|it'"'"'s "quoted"|t|two\nlines, a comma and "quotes"')
is 'json is JSON' "$(json_is "$("$PAYDIRT" -q ask "$own" --format json 2>/dev/null)" 2>&1)" "$want"
is 'jsonl is a JSON object a line' "$(json_is "[$("$PAYDIRT" -q ask "$own" --format jsonl 2>/dev/null | paste -sd,)]" 2>&1)" "$want"
is 'json of nothing' "$("$PAYDIRT" -q ask "$own" --n 0 --format json 2>/dev/null)" '[]'
is 'csv of nothing has its heading' "$(rows_of "$own" --n 0)" 0
holds 'md has a table' "$("$PAYDIRT" -q ask "$own" --format md)" '^\| 1 \| it.s "quoted" \|.*\| 1,234,567.50 \|'
"$PAYDIRT" -q ask "$own" -o "$work/a.xlsx"
is 'xlsx is a packed file' "$(head -c 2 "$work/a.xlsx")" PK
if command -v unzip > /dev/null; then
	sheet=$(unzip -p "$work/a.xlsx" xl/worksheets/sheet1.xml)
	holds 'a formula is text in it' "$sheet" '<is><t>=1\+1</t></is>'
	holds 'money is a number' "$sheet" '<v>1234567\.5</v>'
	holds 'a date is a date' "$sheet" '<v>45744</v>'
	holds 'the heading row stays' "$sheet" 'state="frozen"'
	holds 'the foot has a sheet' "$(unzip -p "$work/a.xlsx" xl/workbook.xml)" 'name="about"'
else
	skip 'unzip is not there: the workbook is not looked into'
fi
is 'xlsx to a pipe' "$("$PAYDIRT" -q ask "$own" --format xlsx | head -c 2)" PK
"$PAYDIRT" -q ask pitched-or-supplied --all > "$work/table"
is 'nothing in a table runs on a terminal' "$(LC_ALL=C tr -d '\n\040-\176\200-\377' < "$work/table" | wc -c | tr -d ' ')" 0
holds 'but is shown' "$(cat "$work/table")" '\\x1b\[31mRED'
holds 'overrides of direction too' "$(cat "$work/table")" '\\u202e'
holds 'a table groups its thousands' "$(cat "$work/table")" ' 1,500,000\.00 '
holds 'a narrow one is a card a row' "$(COLUMNS=44 "$PAYDIRT" -q ask pitched-or-supplied)" '^  award +70TEST25F00000001$'
is 'no line is wider than it may be' "$(COLUMNS=100 "$PAYDIRT" -q ask pitched-or-supplied | awk '{ gsub(/[^ -~]/, ""); if (length($0) > 100) n++ } END { print n + 0 }')" 0
"$PAYDIRT" -q ask "$own" -o /no/such/folder/a.csv 2>/dev/null
is 'a folder that is not there' $? 3

# ---------------------------------------------------------------------------------- trace
id=$(sql "select evidence_id from pub.evidence where piid = '70TEST25F00000002' and kind = 'reseller'")
"$PAYDIRT" trace "$id" > "$work/walk" 2>&1
is 'a row is walked back' $? 0
flat < "$work/walk" > "$work/trace"
for line in 'says +Salesforce supplied ICE' 'obligated +25000.50 USD \(action\)' 'obligated: 20000.50 → 25000.50' 'file +actions-changed.csv' \
	'their SHA-256 is the one on record' '"«TABLEAU SERVER LICENSES, ""CREATOR"" EDITION»"'; do
	holds "with $line" "$(cat "$work/trace")" "$line"
done
is 'by its first digits' "$("$PAYDIRT" trace "$(echo "$id" | cut -c1-8)" | head -1)" "evidence  $id"
is 'its bytes are the row' "$("$PAYDIRT" trace "$id" --record | tr -d '\r')" "$(sed -n 2p "$here/actions-changed.csv" | tr -d '\r')"
is 'its page is the file' "$("$PAYDIRT" trace "$id" --raw | sha256sum)" "$(sha256sum < "$here/actions-changed.csv")"
page=$(sql "select page_id from pub.pages where file = 'delta.csv'")
is 'a page too' "$("$PAYDIRT" trace "$page" --raw | sha256sum)" "$(sha256sum < "$here/delta.csv")"
holds 'a record too' "$("$PAYDIRT" trace "$(sql "select record_id from pub.gone")")" 'GONE .*deleted by the source'
holds 'every row of the ledger leads to its bytes' "$(sql 'select evidence_id from core.evidence' | while read -r e; do
	"$PAYDIRT" trace "$e" > "$work/one" 2>&1 && ! grep -qE 'NOT THERE|the page is shorter|names no bytes' "$work/one" || echo "$e"; done; echo end)" '^end$'
"$PAYDIRT" trace 'ffffffff' 2>/dev/null
is 'an id that is nobody' $? 2
"$PAYDIRT" trace 'nonsense' 2>/dev/null
is 'what is no id' $? 2
holds 'a person is named a person' "$("$PAYDIRT" trace "$(sql "select evidence_id from pub.evidence where piid = '70TEST25P00000005' and kind = 'prime'")" | flat)" 'NOTE .*not for publication'
archive=$PAYDIRT_VAR/$(sql "select archive from pub.pages where page_id = '$page'")
cp "$archive" "$work/kept"
printf 'x' | dd of="$archive" bs=1 seek=$(($(sql "select archive_at from pub.pages where page_id = '$page'") + 400)) conv=notrunc 2>/dev/null
"$PAYDIRT" trace "$page" > "$work/trace" 2>&1
is 'bytes that changed are found' $? 1
cp "$work/kept" "$archive"

# ----------------------------------------------------------------------------- real files
if [ -d "$PAYDIRT_REAL/usaspending" ]; then
	files=$PAYDIRT_REAL/usaspending
	use_var awards
	load "$files"/Contracts_PrimeAwardSummaries_2025-03-21_ICE-recipients-in-MN.csv
	is 'real: 1,369 awards' "$(sql 'select count(*), count(*) filter (where not is_vehicle), count(*) filter (where is_vehicle) from pub.contracts')" '1369|1338|31'
	is 'real: obligated, negative totals' "$(sql 'select sum(obligated), count(*) filter (where obligated < 0) from pub.contracts')" '351129069.99|38'
	is 'real: 122 UEIs, of which one is a person' "$(sql 'select count(distinct vendor_uei) from pub.contracts')|$(sql "select count(distinct v.uei) from core.contract c join core.vendor v using (vendor_id)")" '121|122'
	is 'real: the ledger adds up to the contracts' "$(sql "select sum(obligated) from pub.pitched_or_supplied where kind = 'prime'")" "$(sql 'select sum(obligated) from pub.contracts where not is_vehicle')"
	load "$files"/Contracts_Subawards_2025-03-28_ICE.csv
	is 'real: 482 subawards' "$(sql 'select count(*), sum(amount), count(*) filter (where amount < 0), count(*) filter (where repeats_another) from pub.subawards')" '482|275545535.38|9|39'
	load "$files"/api-spending_by_transaction_CBP-ICE_FY2025.csv
	is 'real: 10,856 actions, 4,431 lines of ICE' "$(sql "select count(*), sum(obligated) filter (where awarding_agency = 'CBP') is not null from pub.modifications")" '10856|t'
	holds 'real: Tableau, through resellers' "$(ask pitched-or-supplied --vendor tableau)" '^supplied,Salesforce,Tableau,reseller,"GOVSMART, INC.",70CTD025FR0000052,[0-9-]+,2025-09-04,2147096.47,C,'
	holds 'real: Palantir, as a prime' "$(ask pitched-or-supplied --vendor palantir)" '^supplied,Palantir,[^,]*,prime,,70CTD022FR0000170,2025-03-14,2025-09-26,81098690.32,'
	is 'real: none that is not software' "$(ask pitched-or-supplied --vendor 'vista outdoor' | wc -l)" 1
	is 'real: money once, over two kinds of file' "$(sql "select sum(obligated) from pub.pitched_or_supplied where kind = 'prime'")" "$(sql 'select sum(obligated) from pub.contracts where not is_vehicle')"
	is 'real: a family in the vendor page' "$(ask vendor Salesforce | grep -c 'through GOVSMART')" 2
else
	skip 'PAYDIRT_REAL names no folder of real captures'
fi
finish
