#!/bin/sh
# A first load and the night after, end to end, beside baseline B: the same file by \copy into an
# all-text, unlogged table with toast_tuple_target=8160. Each turn has a database of its own, made from one
# template; what paydirt says of its stages parts the load into records and the rest (mentions, ledger,
# answer, search).
. "$(dirname "$0")/lib.sh"

file=$(contracts "$ROWS") changed=$(contracts "$ROWS" 5)
export PAYDIRT_VAR=$DATA/var
rm -rf "$PAYDIRT_VAR"
trap '"$PAYDIRT" -q db stop; rm -rf "$PAYDIRT_VAR"' EXIT
"$PAYDIRT" -q migrate || exit 1
socket=$("$PAYDIRT" -q db psql -XAtqc "show unix_socket_directories")
server="host=$socket port=5432 user=paydirt"
"$PAYDIRT" -q db psql -Xqc "alter database paydirt is_template true" -d postgres 2> /dev/null

# in_database NAME COMMAND…: with that database as paydirt's own
in_database() {
	export PAYDIRT_DATABASE="$server dbname=$1"
	shift
	"$@"
	unset PAYDIRT_DATABASE
}

sql() {
	"$PAYDIRT" -q db psql -XAtqc "$1"
}

now() {
	date +%s%N
}

# seconds FROM TO
seconds() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf("%.3f", (b - a) / 1e9) }'
}

# stage LOG NAME: the seconds that the log says
stage() {
	awk -v name="$2" '$0 ~ name " took" { for (i = 1; i < NF; i++) if ($i == "took") s += $(i + 1) } END { printf("%.3f", s) }' "$1"
}

columns=$(head -1 "$file" | tr -d '\r' | awk -F , '{ for (i = 1; i <= NF; i++) printf("%sc%d text", i > 1 ? ", " : "", i) }')
: > "$DATA/turns"
turn=0
while [ $turn -lt "$RUNS" ]; do
	turn=$((turn + 1))
	rm -rf "$PAYDIRT_VAR/archive"
	sql "create unlogged table public.baseline ($columns) with (toast_tuple_target = 8160)"
	from=$(now)
	"$PAYDIRT" -q db psql -Xqc "\\copy public.baseline from '$file' csv header" || exit 1
	b=$(seconds "$from" "$(now)")
	sql "drop table public.baseline"

	"$PAYDIRT" -q db psql -Xqc "drop database if exists bench" -c "create database bench template paydirt" postgres || exit 1
	from=$(now)
	in_database bench "$PAYDIRT" -v load us_usaspending_files "$file" 2> "$DATA/first.log" || exit 1
	first=$(seconds "$from" "$(now)")
	in_database bench sql "select pg_stat_reset()" > /dev/null
	from=$(now)
	in_database bench "$PAYDIRT" -v load us_usaspending_files "$changed" 2> "$DATA/night.log" || exit 1
	night=$(seconds "$from" "$(now)")
	written=$(in_database bench sql "select pg_sleep(1.2)::text || sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = 'core'")
	rest=$(awk -v a="$(stage "$DATA/first.log" resolve)" -v b="$(stage "$DATA/first.log" 60_search.sql)" 'BEGIN { print a + b }')
	echo "$b $first $rest $night $written" >> "$DATA/turns"
done

# column N: median of that column of the turns, or of an expression of awk
middle() {
	awk "{ print $1 }" "$DATA/turns" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
range() {
	awk "{ print $1 }" "$DATA/turns" | sort -n | awk 'NR == 1 { a = $1 } { b = $1 } END { printf("%.1f–%.1f", a, b) }'
}
told="B: $(middle '$1') s ($(range '$1'))"
row "first load of $ROWS rows, to core records with keys and indexes" "$(middle '$2 - $3') s ($(range '$2 - $3'))" "$told" "$(middle '($2 - $3) / $1') x B" '≤ 0.40x'
row 'the same with mentions, ledger, answer and search' "$(middle '$2') s ($(range '$2'))" "$told" "$(middle '$2 / $1') x B" ''
row 'the night after, 0.5 % changed, everything' "$(middle '$4') s ($(range '$4'))" "$told" "$(middle '$4 / $1') x B" '≤ 0.15x'
row 'tuples written in core that night' "$(middle '$5')" "$((ROWS / 200)) rows changed" '' 'none for an unchanged row'
