#!/bin/sh
# The report: what it says and counts, that it stays one harmless page whatever portals say, and, where a
# browser is there, that it works in one (tests/sql/report/page.mjs).
# modes: sanitized
. "$(dirname "$0")/../lib.sh"
here=$top/tests/sql/pub
page=$work/report.html

load() {
	"$PAYDIRT" -q load us_usaspending_files "$@" > "$work/log" 2>&1 || { not_ok "load $*"; cut -c1-300 "$work/log"; }
}

# report OPTION…: writes $page; $flat is the page as one line of plain text
report() {
	"$PAYDIRT" -q report -o "$page" "$@" 2> "$work/err" || not_ok "report $*"
	flat=$(sed 's/<script>/<script>\n/' "$page" | tr '\n\t' '  ' | sed 's/<script>.*<\/script>//; s/<style>.*<\/style>//; s/<[^>]*>/ /g; s/&#39;/'"'"'/g; s/&nbsp;/ /g' | tr -s ' ')
}

# records: how many are in the table
records() {
	grep -c '^<tbody id="e-' "$page"
}

rows_of() {
	"$PAYDIRT" -q ask pitched-or-supplied "$@" --format jsonl 2> /dev/null | wc -l | tr -d ' '
}

# ------------------------------------------------------------------------------ nothing there
report --agency ICE
holds 'without a record it says so' "$flat" 'No public record was found\. This says what the sources below do not have'
is 'and has no row' "$(records)" 0

# -------------------------------------------------------------------------------- what it says
load "$here/actions.csv" "$here/awards.csv" "$here/subawards.csv"
report --agency ICE
is 'as many rows as the question gives' "$(records)" "$(rows_of --agency ICE)"
holds 'the agency by its name' "$flat" 'U\.S\. Immigration and Customs Enforcement'
is 'the direct awards are the sum of the question''s' \
	"$(grep -o 'direct.*Direct\..*obligated, net' "$page" | grep -o '<data value="[^"]*"' | head -1 | cut -d'"' -f2)" \
	"$(sql "select sum(agency_obligated) from pub.records_of('ICE') where kind = 'prime'")"
is 'the fiscal years, and what is held without one, come to the same' \
	"$(sql "prepare q (text, text, text, text, text, text) as $(cat "$top/sql/queries/report_years.sql") execute q('ICE', '', '', '', '', '')" | awk -F'|' '$1 == "prime" { n += $3 } END { printf "%.2f", n }')" 1650377.33
holds 'a year has its sum' "$(cat "$page")" '<th scope="row">FY2025</th><td class="n">1,650,044.00</td>'
holds 'grades are explained' "$flat" 'official text; the vendor is inferred from a product’s name'
holds 'caveats are those of the question' "$flat" 'a row says what a record says; a flag is descriptive, not a finding'
holds 'the sources stand in the foot, with what they lack' "$flat" 'us_usaspending_files'
holds 'the command that gives the same rows' "$flat" 'paydirt ask pitched-or-supplied --agency ICE'
for column in Obligated Potential Ceiling; do
	holds "$column has a column of its own" "$(cat "$page")" "<th scope=\"col\" class=\"n\" data-sort=\"number\">$column</th>"
done
all=$(records)
report --agency ICE --vendor palantir
holds 'one vendor' "$(records)" "^$(rows_of --agency ICE --vendor palantir)\$"
lacks 'and no other' "$(grep '^<tbody' "$page")" 'Cellebrite'
report --agency ICE --all
[ "$(records)" -ge "$all" ] && ok 'vendors of anything' || not_ok 'vendors of anything'
is 'as the question gives them' "$(records)" "$(rows_of --agency ICE --all)"
report --agency ICE --since 2099-01-01
is 'a window' "$(records)" "$(rows_of --agency ICE --since 2099-01-01)"
"$PAYDIRT" report --agency ICE > "$work/stdout.html" 2> /dev/null
report --agency ICE
cmp -s "$work/stdout.html" "$page" && ok 'the same on stdout' || not_ok 'the same on stdout'
"$PAYDIRT" report --agency nowhere -o "$work/none.html" 2> "$work/err"
is 'an agency that is not known' "$?" 2
"$PAYDIRT" report --since soon -o "$work/none.html" 2> "$work/err"
is 'a date that is none' "$?" 2
"$PAYDIRT" report -o "$work/no/such/folder.html" 2> "$work/err"
is 'a folder that is not there' "$?" 3
holds 'is said' "$(cat "$work/err")" 'cannot write'
is 'and no half file is left' "$(ls "$work" | grep -c 'none.html\|\.part')" 0

# -------------------------------------------------------------------------------- its policy
hash_of() {
	sed -n "/<$1>/,/<\/$1>/p" "$page" | sed "1s/.*<$1>//; \$s/<\/$1>.*//" > "$work/inline"
	# the bytes between the tags: the last line end is not one of them
	head -c -1 "$work/inline" | sha256sum | cut -c1-64 | tr a-f A-F | basenc --base16 -d | base64
}
policy=$(grep -o 'Content-Security-Policy" content="[^"]*"' "$page")
holds 'it allows nothing but what it names' "$policy" "default-src 'none'"
lacks 'and nothing unsafe' "$policy" 'unsafe'
for kind in style script; do
	[ "${policy#*"sha256-$(hash_of $kind)"}" != "$policy" ] && ok "the $kind by its hash" || not_ok "the $kind by its hash"
done
lacks 'it loads nothing' "$(cat "$page")" '(src|srcset|action)="|url\(|@import|<(iframe|object|embed|img)'
lacks 'no style or handler stands in an element' "$(grep -v '^	' "$page")" '<[^>]* (style|on[a-z]+)='

# ----------------------------------------------------------------------------- hostile names
use_var hostile
head=$(head -1 "$here/actions.csv")
row() { # NUMBER NAME DESCRIPTION
	printf '7012_-NONE-_70HOST25F%08d_0_-NONE-_0,CONT_AWD_70HOST25F%08d_7012_-NONE-_-NONE-,70HOST25F%08d,0,,10.00,10.00,40.00,2025-01-10,2026-01-09,070,Department of Homeland Security,7012,U.S. Immigration and Customs Enforcement,070,Department of Homeland Security,7012,U.S. Immigration and Customs Enforcement,,' "$1" "$1" "$1"
	printf '"%b",f,AWARD,"%b",,,2025-01-10\n' "$2" "$3"
}
{
	echo "$head"
	row 1 '<script>alert(1)</script>' 'TABLEAU LICENSES <img src=x onerror=alert(1)>'
	row 2 'ACME \0342\0200\0256CNI' 'TABLEAU \0342\0201\0246LICENSES'
	row 3 'NUL\0000IN NAME' 'TABLEAU'
	row 4 "$(head -c 1000000 /dev/zero | tr '\0' 'A')" 'TABLEAU'
	row 5 'BAD \0303\0050 UTF' "TABLEAU ' onmouseover='alert(1)"
	row 6 '\0342\0200\0213ZERO' '</style><style>*{display:none}</style> TABLEAU {{script}}'
} > "$work/hostile.csv"
load "$work/hostile.csv"
report --all
is 'every one has its row' "$(records)" "$(rows_of --agency ICE --all)"
[ "$(records)" -ge 6 ] && ok 'and there are some' || not_ok 'and there are some'
is 'one script, and it is ours' "$(grep -o '<script' "$page" | wc -l | tr -d ' ')" 1
is 'one style' "$(grep -o '<style' "$page" | wc -l | tr -d ' ')" 1
lacks 'no element of theirs' "$(grep '^<t' "$page")" '<(img|script|style)'
holds 'their words are text' "$(cat "$page")" '&lt;script&gt;alert\(1\)&lt;/script&gt;'
is 'no character that turns the writing' "$(LC_ALL=C grep -c "$(printf '\342\200\256\|\342\201\246\|\342\200\213')" "$page")" 0
holds 'it is shown instead' "$(cat "$page")" '\\u202e'
is 'no byte that is no text' "$(tr -d '\000' < "$page" | cmp -s - "$page" && iconv -f utf-8 -t utf-8 "$page" > /dev/null 2>&1 && echo text)" text
[ "$(wc -c < "$page")" -lt 150000 ] && ok 'a name of a megabyte is cut' || not_ok 'a name of half a megabyte is cut'
is 'and that is said' "$(sql "select count(*) > 0 from crawl.issue where message like '%cut at 1000 bytes%'")" t

# ------------------------------------------------------------------------------- in a browser
if command -v chromium > /dev/null && command -v node > /dev/null && [ -n "${PAYDIRT_NODE_MODULES:-}" ]; then
	node "$top/tests/sql/report/page.mjs" "$page" > "$work/browser" 2>&1
	is 'in Chromium: no error, it sorts and filters, axe finds nothing serious' "$(cat "$work/browser")" 'fine'
else
	skip 'chromium, node or PAYDIRT_NODE_MODULES (with puppeteer-core and axe-core) are missing: the page is not tried in a browser'
fi
finish
