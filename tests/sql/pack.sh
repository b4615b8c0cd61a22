#!/bin/sh
# Evidence packs and citations, and what verify says of them later: pack.sh [PROGRAM].
# modes: sanitized
[ $# = 0 ] || PAYDIRT=$1
. "$(dirname "$0")/../lib.sh"
. "$top/tests/sql/pub/hostile.sh"
here=$top/tests/sql/pub

load() {
	"$PAYDIRT" -q load us_usaspending_files "$@" > "$work/log" 2>&1 || { not_ok "load $*"; cat "$work/log"; }
}

# elsewhere COMMAND…: as on another machine: no database, no folder, no network
elsewhere() {
	env -i PATH=/usr/bin:/bin TMPDIR="$work/elsewhere" PAYDIRT_VAR=/nonexistent ASAN_OPTIONS="${ASAN_OPTIONS:-}" "$PAYDIRT" -q "$@"
}

# verdict FILE: exit status and last word
verdict() {
	elsewhere verify "$1" > "$work/verdict" 2> "$work/said"
	echo "$? $(sed -n 's/^verdict *//p' "$work/verdict")"
}

# again FOLDER FILE: packed by another program
again() {
	(cd "$work" && rm -f "$2" && bsdtar --format zip -cf "$2" "$1")
}

mkdir "$work/elsewhere"
hostile > "$work/hostile.csv"
load "$here/actions.csv" "$here/awards.csv" "$here/subawards.csv"
load "$work/hostile.csv"
note=$(sql "select evidence_id from pub.evidence where piid = '70TEST25F00000002' and kind = 'reseller'")
"$PAYDIRT" -q dispute "$note" --text 'they say no' > /dev/null

# ------------------------------------------------------------------------------------ pack
"$PAYDIRT" -q pack --vendor Salesforce --agency ICE -o "$work/sale.zip" 2> "$work/err"
is 'a pack is made' "$?$(cat "$work/err")" 0
is 'it is whole, on another machine' "$(verdict "$work/sale.zip")" '0 whole'
is 'each row has its quote in its capture' "$(sed -n 's/^evidence *//p' "$work/verdict")" "$(sql "select count(*) || ' rows; ' || count(*) filter (where quote not like '%a sole proprietor%') || ' quotes stand in their captures word for word'
	|| case when count(*) filter (where quote like '%a sole proprietor%') > 0 then '; ' || count(*) filter (where quote like '%a sole proprietor%') || ' are of a PDF, a workbook or a person: see by hand' else '' end
	from pub.evidence_about('ICE', 'Salesforce', '', true)")"
is 'nothing is left behind' "$(ls "$work/elsewhere")$(ls "$PAYDIRT_VAR/tmp")" ''
(cd "$work" && bsdtar -xf sale.zip)
pack=$work/sale
is 'sha256sum says so too' "$(cd "$pack" && sha256sum --quiet -c SHA256SUMS 2>&1; echo $?)" 0
is 'it has its parts' "$(cd "$pack" && ls | tr '\n' ' ')" 'SHA256SUMS answer.csv answer.csv.about.txt captures captures.csv check.md citation.json evidence.csv licences.md query.sql quotes.md '
is 'the answer is that of ask' "$(cut -d, -f1-12 "$pack/answer.csv")" "$("$PAYDIRT" -q ask pitched-or-supplied --vendor Salesforce --all --format csv 2>/dev/null | cut -d, -f1-12)"
is 'psql runs its query' "$("$PAYDIRT" -q db psql -XAtq -R "$(printf '\036')" -f "$pack/query.sql" | awk 'BEGIN { RS = "\036" } END { print NR }')" \
	"$("$PAYDIRT" -q ask pitched-or-supplied --vendor Salesforce --all --format jsonl 2>/dev/null | wc -l | tr -d ' ')"
holds 'five steps' "$(grep -cE '^[1-5]\. \*\*' "$pack/check.md")" '^5$'
holds 'with the portal'"'"'s own address' "$(cat "$pack/check.md")" 'https://www.usaspending.gov'
holds 'the note is in it' "$(cat "$pack/quotes.md")" 'NOTE of those concerned: .*they say no'
warc=$(ls "$pack/captures" | head -1)
at=$(tail -n +2 "$pack/captures.csv" | head -1 | cut -d, -f12)
holds 'its captures are the archive'"'"'s' "$(tail -c +$((at + 1)) "$pack/captures/$warc" | gzip -dc 2>/dev/null | head -20 | tr -d '\r\0')" '^WARC-Type: (response|resource)'
is 'no archive is needed for that' "$("$PAYDIRT" -q archive verify "$pack/captures/$warc" > /dev/null; echo $?)" 0
is 'of no vendor' "$("$PAYDIRT" -q pack --vendor nobody -o "$work/none.zip" 2>/dev/null; echo $?; ls "$work/none.zip" 2>/dev/null)" 3
is 'of no agency' "$("$PAYDIRT" -q pack --vendor x --agency Nowhere -o "$work/none.zip" 2>/dev/null; echo $?)" 2
is 'what is too large is left out, and said' "$("$PAYDIRT" -q pack --vendor Salesforce --most 0 -o "$work/small.zip" 2>/dev/null; echo $?)$(verdict "$work/small.zip")" '10 whole'
"$PAYDIRT" -q pack --vendor INC --agency ICE -o "$work/inc.zip"
is 'a pack of hostile names is whole' "$(verdict "$work/inc.zip")" '0 whole'
"$PAYDIRT" -q pack --vendor "x'; \\! touch $work/ran; --" -o "$work/none.zip" 2>/dev/null
"$PAYDIRT" -q pack --vendor "=cmd|' /C calc'!A0" -o "$work/cmd.zip"
(cd "$work" && bsdtar -xf cmd.zip)
is 'a name with quotes stays a name in psql' "$("$PAYDIRT" -q db psql -XAtq --csv -f "$work/cmd/query.sql" | grep -c 70HOST25F00000001)" 1

# --------------------------------------------------------------------------------- tampered
# tampered NAME WANTED-WORDS COMMAND: what verify says after the command in the pack's folder; sums are made anew where "sums" is said
tampered() {
	rm -rf "$work/sale" && (cd "$work" && bsdtar -xf sale.zip)
	(cd "$work/sale" && eval "$3")
	again sale tampered.zip
	is "$1: refused" "$(verdict "$work/tampered.zip")" '1 NOT AS IT WAS PACKED'
	holds "$1: said" "$(cat "$work/said")" "$2"
}
sums() {
	find . -type f ! -name SHA256SUMS | sed 's|^\./||' | LC_ALL=C sort | xargs sha256sum > SHA256SUMS
}
tampered 'another number' "'answer.csv' is not as it was packed" "sed -i 's/25000.50/25000.51/; s/20000.50/20000.51/' answer.csv"
tampered 'a file that is gone' "'quotes.md' is missing" 'rm quotes.md'
tampered 'a file more' 'SHA256SUMS names' 'touch more.txt'
tampered 'another quote, with sums to match' 'its quote does not stand at' "sed -i 's/TABLEAU SERVER/TABLEAU SERVICE/' evidence.csv; sums"
tampered 'another page, with sums to match' 'its page has another SHA-256|is not in the pack|its bytes are not those' "sed -i 's/\(,[0-9a-f]\{8\}\)[0-9a-f]\{56\}\(,\)/\100000000000000000000000000000000000000000000000000000000\2/' evidence.csv; sums"
tampered 'a capture with a byte turned, with sums to match' 'captures/' "f=captures/$warc; printf 'X' | dd of=\$f bs=1 seek=\$(( \$(wc -c < \$f) / 2 )) conv=notrunc 2>/dev/null; sums"
tampered 'no sums at all' 'it has no SHA256SUMS' 'rm SHA256SUMS'
tampered 'a table that is none' '' 'head -c 5000 /dev/urandom > evidence.csv; sums'
head -c 3000 "$work/sale.zip" > "$work/torn.zip"
is 'a torn file cannot be read' "$(verdict "$work/torn.zip")" '3 '
printf 'PK\003\004rubbish' > "$work/rubbish.zip"
is 'nor rubbish' "$(verdict "$work/rubbish.zip")" '3 '
mkdir "$work/link" && ln -s /etc/passwd "$work/link/evidence.csv"
again link link.zip
is 'links are refused' "$(verdict "$work/link.zip")" '3 '
(cd "$work/link" && mkdir a && touch a/x && bsdtar --format zip -s '|a/x|../../evil|' -cf ../evil.zip a/x)
is 'and paths that lead out' "$(verdict "$work/evil.zip") $(ls "$work/evil" "$work/../evil" 2>/dev/null)" '3  '
is 'a file that is neither' "$(elsewhere verify "$top/README.md" 2>/dev/null; echo $?)" 2
is 'nothing is left behind' "$(ls "$work/elsewhere")" ''

# ------------------------------------------------------------------------------------- cite
"$PAYDIRT" -q cite pitched-or-supplied --agency ICE --vendor 'Palantir' -o "$work/cited.json"
is 'an answer is cited' $? 0
cited() {
	sed -n "s/^\"$1\": //p" "$work/cited.json" | sed 's/,$//'
}
is 'with its rows' "$(cited rows)" "$("$PAYDIRT" -q ask pitched-or-supplied --vendor Palantir --format jsonl 2>/dev/null | wc -l | tr -d ' ')"
holds 'its sums by kind' "$(cited sums)" '"kind" : "prime", "column" : "obligated", "sum" : "1650044.00"'
holds 'and a line for a footnote' "$(cited text)" 'paydirt ask pitched-or-supplied --agency ICE --vendor Palantir\): [0-9]+ rows; prime obligated 1,650,044.00'
is 'it is the same at once' "$("$PAYDIRT" -q verify "$work/cited.json" | tail -1)" 'the answer is the same, to the last byte'
{
	head -1 "$here/actions.csv"
	action 1 HOSTILEUEI01 'X' 'NEW ONE'
	sed -n '/_70TEST25F00000001_P00001_/{s/P00001/P00002/g;s/500000.00,1500000.00/250000.25,1850000.25/;s/2025-06-10/2025-09-10/g;p}' "$here/actions.csv"
	sed -n '/_70TEST25F00000001_0_/{s/1000000.00,1000000.00/1100000.00,1100000.00/;p}' "$here/actions.csv"
} > "$work/later.csv"
load "$work/later.csv"
load "$here/delta.csv"
"$PAYDIRT" -q verify "$work/cited.json" > "$work/explained"
is 'later it is another one' $? 1
explained=$(cat "$work/explained")
holds 'the sums of then and now' "$explained" 'sum of obligated, prime: 1650044.00 then, 2000000.25 now \(\+349,956.25\)'
holds 'the action that is new, with its amount' "$explained" 'action P00002 of 2025-09-10: \+250,000.25 USD obligated, first seen'
holds 'the action that says something else, old and new' "$explained" 'modification 0: obligated 1000000.00 → 1100000.00'
holds 'the award itself' "$explained" 'obligated 1500000.00 → 1850000.25'
holds 'they sum to the difference' "$explained" 'these actions and changes sum to \+350,000.25'
holds 'the row that is gone, and why' "$explained" 'row that is gone: .*70TEST25F00000009'
holds 'deleted by the source' "$explained" 'gone: deleted by the source'
sed 's/"obligated": 1500000.00/"obligated": 1500001.00/' "$work/cited.json" > "$work/forged.json"
is 'a citation that was changed is refused' "$("$PAYDIRT" -q verify "$work/forged.json" 2>&1 >/dev/null | grep -c 'the citation was changed')" 1
printf '{"paydirt_citation": 1,\n"query": {}}' > "$work/empty.json"
is 'an empty one too' "$("$PAYDIRT" -q verify "$work/empty.json" > /dev/null 2>&1; echo $?)" 1
is 'questions of one'"'"'s own are cited' "$("$PAYDIRT" -q cite "$here/own.sql" --n 2 | grep -c '^"rows": 2')" 1

finish
