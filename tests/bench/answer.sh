#!/bin/sh
# What grows with the rows: the first load, the night after, a file that is known already, the saved
# questions, the search and the export, at ROWS/16, ROWS/4 and ROWS actions.
. "$(dirname "$0")/lib.sh"
. tests/bench/database.sh

sizes="$((ROWS / 16)) $((ROWS / 4)) $ROWS"
words="software maintenance laptop radio vaccine guard renewal lease surgical palantir salesforce tableau splunk servicenow"

# milliseconds SCRIPT: the milliseconds of each statement of a psql script
milliseconds() {
	in_database bench "$PAYDIRT" -q db psql -Xqf "$1" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p'
}

# ask_times QUESTION: of a question, for each of the busiest agencies, twice; the first turn is not counted
ask_times() {
	{
		echo 'set role paydirt_reader;'
		for round in 1 2 3; do
			[ $round = 2 ] && printf '%s\n' '\timing on'
			for a in $agencies; do
				printf '\\set agency %s\n\\o /dev/null\n\\i sql/questions/%s.sql\n\\o\n' "$a" "$1"
			done
		done
	} > "$DATA/ask.psql"
	milliseconds "$DATA/ask.psql" > "$DATA/ask.times"
}

search_times() {
	{
		printf '%s\n' '\timing on'
		for w in $words $words; do
			printf '\\o /dev/null\nselect * from pub.search($$%s$$);\n\\o\n' "$w"
		done
	} > "$DATA/ask.psql"
	milliseconds "$DATA/ask.psql" | tail -n +$(($(echo "$words" | wc -w) + 1)) > "$DATA/ask.times"
}

# the view as paydirt hands it out, and as \copy does
export_times() {
	printf -- '-- title: all evidence\nselect * from pub.evidence;\n' > "$DATA/all.sql"
	export PAYDIRT_DATABASE="$server dbname=bench"
	timed copy "$PAYDIRT -q db psql -Xqc '\\copy (select * from pub.evidence) to $DATA/copied.csv csv header'" \
		paydirt "$PAYDIRT -q ask $DATA/all.sql --format csv --output $DATA/asked.csv"
	memory=$(/usr/bin/time -f %M "$PAYDIRT" -q ask "$DATA/all.sql" --format csv --output "$DATA/asked.csv" 2>&1 | tail -1)
	unset PAYDIRT_DATABASE
}

: > "$DATA/growth"
for rows in $sizes; do
	file=$(contracts "$rows") changed=$(contracts "$rows" 5)
	new_database bench
	first=$(load_file bench "$file" "$DATA/first.log") && night=$(load_file bench "$changed" "$DATA/night.log") && known=$(load_file bench "$changed" "$DATA/known.log") || exit 1
	sql() { in_database bench "$PAYDIRT" -q db psql -XAtqc "$1"; }
	sql 'vacuum analyze'
	agencies=$(sql "select agency from core.pitched where agency !~ '[^A-Z]' group by 1 order by count(*) desc limit 20")
	ask_times pitched-or-supplied
	answer=$(percentile 95 < "$DATA/ask.times") worst=0 worst_name=
	for q in top-vendors resellers expiring contract-growth sole-source changes timeline; do
		ask_times $q
		p=$(percentile 95 < "$DATA/ask.times")
		awk -v a="$p" -v b="$worst" 'BEGIN { exit !(a > b) }' && worst=$p worst_name=$q
	done
	search_times
	found=$(percentile 95 < "$DATA/ask.times")
	export_times
	evidence=$(sql 'select count(*) from core.evidence')
	echo "$rows $first $night $known $answer $worst $worst_name $found $(of paydirt 2) $(of paydirt 6) $memory $evidence" >> "$DATA/growth"
done

set -- $(tail -1 "$DATA/growth")
row "answer to 'pitched or supplied', $1 actions" "p95 $5 ms" '' '' '≤ 5 ms at 5 million'
row "the slowest other question ($7)" "p95 $6 ms" '' '' '≤ 250 ms'
row "full-text search, $1 actions" "p95 $8 ms" '' '' '≤ 100 ms'
row "export of ${12} rows of evidence as CSV" "$9 s, ${11} kB of memory" "\\copy of the same view" "${10}x" '≤ 1.2x, flat memory'
echo
echo "| actions | first load (s) | night after (s) | known file (s) | answer p95 (ms) | slowest question p95 (ms) | search p95 (ms) | export (s) |"
echo '|---|---|---|---|---|---|---|---|'
awk '{ printf("| %d | %.2f | %.2f | %.2f | %.1f | %.1f (%s) | %.1f | %.2f |\n", $1, $2, $3, $4, $5, $6, $7, $8, $9) }' "$DATA/growth"
echo
