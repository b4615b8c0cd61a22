#!/bin/sh
# Finding makers' names in a million descriptions: paydirt's matcher beside one PCRE2 alternation,
# with 300 and 1,200 literal forms; the same hits by both.
. "$(dirname "$0")/lib.sh"

lines=${LINES_OF_TEXT:-1000000}
text=$DATA/descriptions-$lines.txt
if [ ! -s "$text" ]; then
	"$BUILD/bench/contracts" $headings 40000 | awk -F '"' '/SERVICES|SUPPORT|REPAIR|LEASE/ { for (i = 2; i <= NF; i += 2) if (length($i) > 20) { print $i; break } }' > "$text.some"
	while [ "$(wc -l < "$text.some")" -lt "$lines" ]; do
		cat "$text.some" "$text.some" > "$text.more" && mv "$text.more" "$text.some"
	done
	head -n "$lines" "$text.some" > "$text" && rm "$text.some"
fi
# literal forms out of the reference list: letters, digits and single blanks
awk -F , 'NR > 1 { n = split($3, form, ";"); for (i = 1; i <= n; i++) if (form[i] ~ /^[A-Z0-9][A-Z0-9 ]+$/ && length(form[i]) > 4 && !seen[form[i]]++) print form[i] }' \
	sql/reference/products.csv | grep -v '  ' > "$DATA/forms"
paths=$BUILD/bench/paths

for count in 300 1200; do
	head -n $count "$DATA/forms" | sort > "$DATA/forms-$count"
	ours=$($paths match "$text" "$DATA/forms-$count") theirs=$($paths alternation "$text" "$DATA/forms-$count")
	timed alternation "$paths alternation $text $DATA/forms-$count" paydirt "$paths match $text $DATA/forms-$count"
	row "names in $lines texts, $count forms" "$(spread paydirt); $ours" "one PCRE2 JIT alternation: $(spread alternation); $theirs" \
		"$(divided "$(of alternation 2)" "$(of paydirt 2)")x as fast" '≥ 30x, the same hits'
	eval "cost_$count=$(of paydirt 2)"
done
row '1,200 forms beside 300' "${cost_1200} s" "${cost_300} s" "$(divided "$cost_1200" "$cost_300")x" 'nearly flat'
