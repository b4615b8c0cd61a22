#!/bin/sh
# The data package, notes, and hostile names in every format: export.sh [PROGRAM].
# modes: sanitized
[ $# = 0 ] || PAYDIRT=$1
. "$(dirname "$0")/../lib.sh"
. "$top/tests/sql/pub/hostile.sh"
here=$top/tests/sql/pub
out=$work/package

load() {
	"$PAYDIRT" -q load us_usaspending_files "$@" > "$work/log" 2>&1 || { not_ok "load $*"; cat "$work/log"; }
}

# in_database NAME STATEMENT: rows of another database on the same server
in_database() {
	PGOPTIONS='-c client_min_messages=warning' "$PAYDIRT" -q db psql -XAtq -d "$(conninfo "$1")" -c "$2"
}

conninfo() {
	"$PAYDIRT" db status | tail -1 | sed "s/dbname='paydirt'/dbname=$1/"
}

hostile > "$work/hostile.csv"
load "$here/actions.csv" "$here/awards.csv" "$here/subawards.csv"
load "$here/actions-changed.csv"
load "$here/delta.csv"
load "$work/hostile.csv"
note=$(sql "select evidence_id from pub.evidence where piid = '70TEST25F00000002' and kind = 'reseller'")
"$PAYDIRT" -q dispute "$note" --text '=2+2: "they say" <b>no</b>' --by 'Acme, Inc.' > "$work/noted"

# --------------------------------------------------------------------------------- package
"$PAYDIRT" -q export "$out" 2> "$work/err"
is 'the package is written' "$?$(cat "$work/err")" 0
tables=$(sql "select relname from pg_class where relnamespace = 'pub'::regnamespace and relkind = 'v' order by relname")
is 'there is a CSV for each table' "$(cd "$out" && echo *.csv)" "$(for t in $tables; do printf '%s.csv ' "$t"; done | sed 's/ $//')"
is 'its columns are the schema'"'"'s, in order' "$(for t in $tables; do head -1 "$out/$t.csv" | tr -d '\r'; done)" \
	"$(sql "select string_agg(attname, ',' order by attnum) from pg_attribute a join pg_class c on c.oid = attrelid
		where relnamespace = 'pub'::regnamespace and relkind = 'v' and attnum > 0 group by relname order by relname")"
is 'each file has the SHA-256 that is said' "$(grep -o '"hash": "sha256:[0-9a-f]*"' "$out/datapackage.json" | cut -d: -f3 | tr -d '"')" \
	"$(cd "$out" && LC_ALL=C sha256sum $(for t in $tables; do echo "$t.csv"; done) | cut -d' ' -f1)"
is 'and the bytes' "$(grep -o '"bytes": [0-9]*' "$out/datapackage.json" | tr -dc '0-9\n')" "$(cd "$out" && for t in $tables; do wc -c < "$t.csv"; done | tr -d ' ')"
sql "create table public.doc (j json)" > /dev/null
"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 -c "\\copy public.doc from pstdin with (format csv, quote e'\\x01', delimiter e'\\x02')" < "$(tr '\n' ' ' < "$out/datapackage.json" > "$work/one" && echo "$work/one")"
is 'the description is JSON' "$(sql "select j ->> 'profile', json_array_length(j -> 'resources') from public.doc")" "tabular-data-package|$(echo "$tables" | wc -w | tr -d ' ')"
is 'each table but those whose rows may be alike has a key' "$(sql "select string_agg(r ->> 'name', ' ') from public.doc, json_array_elements(j -> 'resources') r where r -> 'schema' -> 'primaryKey' is null")" 'award-links issues'
is 'each column has a type and words' "$(sql "select count(*) from public.doc, json_array_elements(j -> 'resources') r, json_array_elements(r -> 'schema' -> 'fields') f
	where f ->> 'type' not in ('string', 'number', 'integer', 'boolean', 'date', 'datetime') or coalesce(f ->> 'description', '') = ''")" 0
is 'evidence leads to its pages and sources' "$(sql "select string_agg(k ->> 'fields', ' ' order by k ->> 'fields') from public.doc, json_array_elements(j -> 'resources') r,
	json_array_elements(r -> 'schema' -> 'foreignKeys') k where r ->> 'name' = 'evidence'")" 'agency page_id source'
sql 'drop table public.doc' > /dev/null
is 'the licences name each source' "$(grep -c '^## ' "$out/licences.md")" "$(sql 'select count(*) from pub.sources where last_good is not null')"
holds 'and their terms' "$(cat "$out/licences.md")" 'licence: public domain'
is 'the codebook has each column' "$(grep -cE '^\| [a-z_0-9]+ \| (text|numeric|bigint|integer|date|time|boolean|uuid|text\[\]) \|' "$out/codebook.md")" \
	"$(sql "select count(*) from pg_attribute a join pg_class c on c.oid = attrelid where relnamespace = 'pub'::regnamespace and relkind = 'v' and attnum > 0")"
is 'a fill rate is right' "$(grep -A60 '^## contracts' "$out/codebook.md" | grep '^| ceiling ' | cut -d'|' -f4 | tr -d ' ')" \
	"$(sql "select trim(to_char(trunc(100.0 * count(ceiling) / count(*), 1), 'FM990.0')) || '%' from pub.contracts")"
is 'and a first date' "$(grep -A60 '^## modifications' "$out/codebook.md" | grep '^| obligated ' | cut -d'|' -f5 | tr -d ' ')" "$(sql 'select min(action_date) from pub.modifications where obligated is not null')"
is 'the codebook alone is the same' "$("$PAYDIRT" -q codebook contracts | tail -n +2)" "$(sed -n '/^## contracts/,/^## /p' "$out/codebook.md" | sed '$d' | sed '$d')"
is 'of a table that is none' "$("$PAYDIRT" -q codebook nothing 2>/dev/null; echo $?)" 2
holds 'the method says how to redo a sum' "$(cat "$out/method.md")" 'To redo a sum by hand'

# ----------------------------------------------------------------------------------- CSV
lacks 'no sole proprietor is named' "$(cat "$out"/*.csv)" '([Jj]ane [Qq]|TESTPERSON)'
is 'each line ends in CR LF' "$(head -3 "$out/sources.csv" | grep -c "$(printf '\r')\$")" 3
is 'it is UTF-8' "$(cat "$out"/*.csv | iconv -f UTF-8 -t UTF-8 > /dev/null 2>&1; echo $?)" 0
holds 'booleans, dates and times are plain' "$(grep 70HOST25F00000002 "$out/modifications.csv")" ',2025-02-01,.*,false,.*20[0-9-]*T[0-9:]*Z,.*,false'
holds 'a formula is as the record has it' "$(grep 70HOST25F00000001 "$out/contracts.csv")" "=cmd\|' /C calc'!A0"
holds 'a note is in its row, dated' "$(grep "^$note" "$out/evidence.csv")" "\"$(date -u +%Y-%m-%d) \(Acme, Inc.\): =2\+2: \"\"they say\"\" <b>no</b>\""
holds 'and in the answer'"'"'s row' "$(grep 70TEST25F00000002 "$out/pitched_or_supplied.csv" | grep reseller)" 'they say'
cat > "$work/null.sql" <<-'END'
	-- title: nothing and the empty text
	select null::text as nothing, '' as empty, '2024-02-29'::date as day, -0.50 as amount, 12345678901234567890.12 as big, 'a' || chr(13) || chr(10) || 'b' as lines;
END
is 'NULL is told from the empty text' "$("$PAYDIRT" -q ask "$work/null.sql" --format csv 2>/dev/null | tail -n +2 | od -An -c | tr -d ' \n')" ',"",2024-02-29,-0.50,12345678901234567890.12,"a\r\nb"\r\n'

# ---------------------------------------------------------------------------------- load
sql 'create database mine' > /dev/null
(cd "$out" && "$PAYDIRT" -q db psql -Xq -d "$(conninfo mine)" -f load.sql) > "$work/loaded" 2> "$work/err"
is 'it loads into an empty database' "$?$(cat "$work/err")" 0
everything="select format('select %L, count(*), md5(string_agg(regexp_replace(t::text, ''(:[0-9][0-9])[.][0-9]+[+]00'', ''\\1+00'', ''g''), chr(10) order by t::text collate \"C\")) from pub.%I t', relname, relname)
	from pg_class where relnamespace = 'pub'::regnamespace and relkind in ('v', 'r') order by relname \\gexec"
all_of() {
	printf "%s\n" "$everything" | "$PAYDIRT" -q db psql -XAtq -d "$(conninfo "$1")"
}
is 'every table has the same rows and values there' "$(all_of mine)" "$(all_of paydirt)"
is 'words too' "$(in_database mine "select obj_description('pub.evidence'::regclass)")" "$(sql "select obj_description('pub.evidence'::regclass)")"
sed '/70HOST25F00000003/d' "$out/modifications.csv" > "$work/short.csv"
sql 'create database short' > /dev/null
mkdir "$work/short" && cp "$out"/* "$work/short" && cp "$work/short.csv" "$work/short/modifications.csv"
(cd "$work/short" && "$PAYDIRT" -q db psql -Xq -d "$(conninfo short)" -f load.sql) > /dev/null 2> "$work/err"
is 'a file that lost a row is refused' "$? $(in_database short "select count(*) from pg_namespace where nspname = 'pub'")" '3 0'
holds 'and named' "$(cat "$work/err")" 'modifications.csv is not whole'

# ------------------------------------------------------------------------------ again, safe
mkdir "$work/first" && cp "$out"/*.csv "$work/first"
is 'a second export takes the first one'"'"'s place' "$("$PAYDIRT" -q export "$out"; echo $?)" 0
is 'and is the same, byte for byte' "$(cd "$out" && for f in *.csv; do cmp "$f" "$work/first/$f"; done)" ''
"$PAYDIRT" -q export --spreadsheet-safe "$work/safe"
is 'in the safe one nothing is run' "$(grep -cE "(^|,)\"?[=@+]" "$work/safe/contracts.csv")" 0
holds 'text has a mark before it' "$(grep 70HOST25F00000004 "$work/safe/contracts.csv")" ",'-2\+3 INC,.*,'-x,"
holds 'negative numbers are numbers' "$(cat "$work/safe/modifications.csv")" ',-12.34,'
mkdir "$work/other" && touch "$work/other/mine.txt"
is 'a folder with other things is left alone' "$("$PAYDIRT" -q export "$work/other" 2>/dev/null; echo $? $(ls "$work/other"))" '3 mine.txt'

# -------------------------------------------------------------------------------- hostile
hostile_rows() {
	"$PAYDIRT" -q ask pitched-or-supplied --all --format "$1" 2>/dev/null
}
lacks 'no table turns the writing' "$(hostile_rows table)" "$(printf '\342\200\256')"
lacks 'nor Markdown, nor has it tags' "$(hostile_rows md)" "($(printf '\342\200\256')|[^\\\\]<script|[^\\\\]<img)"
is 'JSON keeps all' "$(hostile_rows jsonl | grep -c 70HOST25F)" 12
is 'a name of a megabyte is cut, and said' "$(sql "select max(length(vendor)) from pub.contracts where piid = '70HOST25F00000007'; select count(*) from crawl.issue where message like 'vendor: cut at % of 1000004'")" '1000
1'
"$PAYDIRT" -q ask pitched-or-supplied --all -o "$work/a.xlsx" 2> "$work/err"
is 'a workbook is written' "$?$(cat "$work/err")" 0

# ------------------------------------------------------------------------------------ notes
holds 'an answer with the row has the note below it' "$("$PAYDIRT" -q ask resellers --format csv 2>&1 >/dev/null)" 'they say'
lacks 'one without has none' "$("$PAYDIRT" -q ask gone --format csv 2>&1 >/dev/null)" 'they say'
"$PAYDIRT" -q dispute "$note" --text 'a second one' > /dev/null
is 'the newest note is first' "$("$PAYDIRT" dispute "$note" | head -1 | sed 's/.*): //')" 'a second one (paydirt)'
holds 'trace shows it' "$("$PAYDIRT" trace "$note" 2>/dev/null)" 'they say'
wrong() {
	"$PAYDIRT" -q dispute "$@" > /dev/null 2>&1
	echo $?
}
page=$(sql 'select page_id from pub.pages limit 1')
is 'a note is about a row of evidence' "$(wrong "$page" --text x) $(wrong 00000000 --text x) $(wrong "$note" --text '') $(wrong --text x)" '2 2 3 2'
mkdir "$work/lists" && printf 'product,vendor,words,pattern,near,never,what,source\nHosted Thing,Adobe,TURNED,,,,,a test\n' > "$work/lists/products.csv"
PAYDIRT_REFERENCE="$work/lists" load "$here/actions-changed.csv"
is 'a note survives that all is resolved again' "$(sql "select count(*) from pub.disputes where on_record")$(sql "select dispute like '%they say%' from pub.evidence where evidence_id = '$note'")" 2t

finish
