# database.sh: a server for the benchmarks and databases in it, for scripts that have sourced lib.sh.
# Each database is made from one template; paydirt takes it for its own while in_database runs.

export PAYDIRT_VAR=$DATA/var
rm -rf "$PAYDIRT_VAR"
trap '"$PAYDIRT" -q db stop; rm -rf "$PAYDIRT_VAR"' EXIT
"$PAYDIRT" -q migrate || exit 1
socket=$("$PAYDIRT" -q db psql -XAtqc 'show unix_socket_directories')
server="host=$socket port=5432 user=paydirt"

# in_database NAME COMMAND…
in_database() {
	export PAYDIRT_DATABASE="$server dbname=$1"
	shift
	"$@"
	status=$?
	unset PAYDIRT_DATABASE
	return $status
}

# new_database NAME
new_database() {
	psql -Xq "$server dbname=postgres" -c "drop database if exists $1" -c "create database $1 template paydirt" || exit 1
	rm -rf "$PAYDIRT_VAR/archive"
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

# baseline FILE: the seconds that \copy takes into an all-text, unlogged table with toast_tuple_target=8160
baseline() {
	columns=$(head -1 "$1" | tr -d '\r' | awk -F , '{ for (i = 1; i <= NF; i++) printf("%sc%d text", i > 1 ? ", " : "", i) }')
	psql -Xq "$server dbname=postgres" -c "create unlogged table baseline ($columns) with (toast_tuple_target = 8160)" || exit 1
	from=$(now)
	psql -Xq "$server dbname=postgres" -c "\\copy baseline from '$1' csv header" || exit 1
	seconds "$from" "$(now)"
	psql -Xq "$server dbname=postgres" -c 'drop table baseline'
}

# load_file DATABASE FILE LOG: the seconds that it takes
load_file() {
	from=$(now)
	in_database "$1" "$PAYDIRT" -v load us_usaspending_files "$2" 2> "$3" || { tail -3 "$3" >&2; exit 1; }
	seconds "$from" "$(now)"
}

# percentile N: of numbers, one a line
percentile() {
	sort -n | awk -v p="$1" '{ v[NR] = $1 } END { i = int(NR * p / 100 + 0.9999); print v[i] }'
}
