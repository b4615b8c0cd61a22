#!/bin/sh
# The README is true: each of its commands runs, and the output that it shows is the output. With --write the
# output that it shows is replaced by the real one.
# modes: plain
. "$(dirname "$0")/../lib.sh"
write=
[ "${1:-}" != --write ] || write=yes
cd "$top" || exit 3

"$top/tests/portal/demo.sh" "$PAYDIRT" "$PORTAL" > "$work/demo" 2> "$work/demo.err"
is 'the demo ends well' $? 0
holds 'with the answer' "$(cat "$work/demo")" 'Tableau +reseller +GOVSMART'
holds 'and says that these are samples' "$(cat "$work/demo")" 'SAMPLE DATA'
from=$(date +%s)
"$top/tests/portal/demo.sh" "$PAYDIRT" "$PORTAL" > /dev/null 2>&1
[ $(($(date +%s) - from)) -le 15 ] && ok 'the second time in under 15 seconds' || not_ok 'the second time in under 15 seconds'

# what is shown behind "$ ./paydirt …" up to the fence
shown=$(sed -n 's/^\$ \.\/paydirt //p' README.md)
COLUMNS=110 "$PAYDIRT" $shown 2> /dev/null | sed '/^Asked on/d; /^Sources, each/,/^Mind:/d; /^  us_/d' | sed -e '/[0-9]* rows*:/,$d' -e 's/ *$//' > "$work/answer"
if [ -n "$write" ]; then
	awk -v answer="$work/answer" '
		/^\$ \.\/paydirt / { print; while ((getline line < answer) > 0) print line; skip = 1; next }
		skip && /^```$/ { skip = 0 }
		skip || /^<!-- answer -->$/ { next }
		{ print }' README.md > "$work/README" && cp "$work/README" README.md
fi
awk '/^\$ \.\/paydirt / { on = 1; next } on && /^```$/ { exit } on' README.md > "$work/said"
cmp -s "$work/answer" "$work/said" && ok 'the answer that README shows is the answer' || { not_ok 'the answer that README shows is the answer'; diff "$work/said" "$work/answer" | head -20; }

# every command in backquotes
id=$(sql "select left(evidence_id::text, 8) from pub.evidence where vendor = 'Tableau' order by 1 limit 1")
sed -n 's/[^`]*`\(\.\/paydirt [^`]*\)`/\1\n/gp' README.md | grep '^\./paydirt' | sort -u > "$work/commands"
[ "$(wc -l < "$work/commands")" -ge 8 ] && ok 'README has commands' || not_ok 'README has commands'
while read -r line; do
	real=$(echo "$line" | sed "s|^\./paydirt|$PAYDIRT|; s| ID| $id|; s| FILE| tests/parsers/us_usaspending_files/file-awards.csv|; s| SOURCE| us_usaspending_files|; s|-o ice|-o $work/ice|; s| DIR| $work/package|; s| pack.zip| $work/pack.zip|; s| cited.json| $work/cited.json|; s|db psql|db psql -c 'select 1'|")
	PAYDIRT_VAR=$PAYDIRT_VAR sh -c "$real" > "$work/out" 2> "$work/err" < /dev/null
	status=$?
	case $line in *status*) [ $status = 1 ] && status=0 ;; esac
	is "$line" $status 0
	[ $status = 0 ] || head -3 "$work/err"
done < "$work/commands"
holds "\\d+ shows comments" "$("$PAYDIRT" db psql -c '\d+ pub.evidence' 2>&1)" 'Description'

# a live crawl begins, and insists on an address
PAYDIRT_VAR=$work/live timeout 60 "$PAYDIRT" crawl > /dev/null 2> "$work/err"
holds 'a live crawl insists on an address' "$(cat "$work/err")" 'PAYDIRT_CONTACT'
for verb in $(sed -n 's/^make \([a-z]*\) .*/\1/p' README.md | sort -u); do
	grep -q "^$verb:" Makefile && ok "make $verb is there" || not_ok "make $verb is there"
done
finish
