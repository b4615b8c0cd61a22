#!/bin/sh
# A first load and the night after, end to end, beside baseline B: the same file by \copy into an
# all-text, unlogged table with toast_tuple_target=8160. Each turn has a database of its own, made from one
# template; what paydirt says of its stages parts the load into records and the rest (mentions, ledger,
# answer, search).
. "$(dirname "$0")/lib.sh"

file=$(contracts "$ROWS") changed=$(contracts "$ROWS" 5)
. tests/bench/database.sh

# stage LOG NAME: the seconds that the log says
stage() {
	awk -v name="$2" '$0 ~ name " took" { for (i = 1; i < NF; i++) if ($i == "took") s += $(i + 1) } END { printf("%.3f", s) }' "$1"
}

# other work on the machine comes and goes: the three stand in one turn
: > "$DATA/turns"
turn=0
while [ $turn -lt "$RUNS" ]; do
	turn=$((turn + 1))
	new_database bench
	b=$(baseline "$file") && first=$(load_file bench "$file" "$DATA/first.log") || exit 1
	in_database bench sql "select pg_stat_reset()" > /dev/null
	night=$(load_file bench "$changed" "$DATA/night.log") || exit 1
	written=$(in_database bench sql "select pg_sleep(1.2)::text || sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = 'core'")
	rest=$(awk -v a="$(stage "$DATA/first.log" resolve)" -v b="$(stage "$DATA/first.log" 60_search.sql)" 'BEGIN { print a + b }')
	echo "$b $first $rest $night $written" >> "$DATA/turns"
done

# column N: median of that column of the turns, or of an expression of awk
middle() {
	awk "{ print $1 }" "$DATA/turns" | sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
range() {
	awk "{ print $1 }" "$DATA/turns" | sort -n | awk 'NR == 1 { a = $1 } { b = $1 } END { printf("%.1f–%.1f", a, b) }'
}
told="B: $(middle '$1') s ($(range '$1'))"
row "first load of $ROWS rows, to core records with keys and indexes" "$(middle '$2 - $3') s ($(range '$2 - $3'))" "$told" "$(middle '($2 - $3) / $1')x B" '≤ 0.40x'
row 'the same with mentions, ledger, answer and search' "$(middle '$2') s ($(range '$2'))" "$told" "$(middle '$2 / $1')x B" ''
row 'the night after, 0.5 % changed, everything' "$(middle '$4') s ($(range '$4'))" "$told" "$(middle '$4 / $1')x B" '≤ 0.15x'
row 'tuples written in core that night' "$(middle '$5')" "$((ROWS / 200)) rows changed" '' 'none for an unchanged row'
