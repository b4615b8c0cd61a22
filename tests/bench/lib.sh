# lib.sh: what the benchmarks share. A script sources it, calls `timed`, and says its rows with `row`.
#
#   BUILD  the folder with the built programs
#   ROWS   rows of the contract file (default 300000)
#   RUNS   counted turns of each command (default 5)
#   DATA   where made files are kept between scripts

set -u
cd "$(dirname "$0")/../.." || exit 3
BUILD=$(cd "${BUILD:-.build/release-gcc}" && pwd)
ROWS=${ROWS:-300000}
RUNS=${RUNS:-5}
DATA=${DATA:-$BUILD/bench/data}
PAYDIRT=$BUILD/paydirt
headings=tests/parsers/us_usaspending_files/file-empty.csv
mkdir -p "$DATA"
unset PAYDIRT_DATABASE PGHOST PGHOSTADDR PGSERVICE PGDATABASE PGPORT PGUSER PAYDIRT_REFERENCE PAYDIRT_QUESTIONS PAYDIRT_AGENCIES

# contracts ROWS [CHANGED]: names the file of that many rows, made where it is not there
contracts() {
	file=$DATA/contracts-$1-${2:-0}.csv
	if [ ! -s "$file" ]; then
		"$BUILD/bench/contracts" $headings "$1" "${2:-0}" > "$file.new" && mv "$file.new" "$file" || exit 1
	fi
	echo "$file"
}

# timed NAME COMMAND [NAME COMMAND…]: times them side by side into $DATA/times
timed() {
	"$BUILD/bench/repeat" "$RUNS" "$@" > "$DATA/times" || exit 1
}

# of NAME COLUMN: 2 median, 3 lowest, 4 highest, 5 CPU, 6 ratio to the first command
of() {
	awk -F '\t' -v name="$1" -v column="$2" '$1 == name { print $column }' "$DATA/times"
}

# divided A B
divided() {
	awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf("%.2f", a / b) }'
}

# row PATH MEASURED YARDSTICK RATIO WANTED: one line of the table
row() {
	printf '| %s | %s | %s | %s | %s |\n' "$@"
}

# spread NAME: median and range of what was timed
spread() {
	printf '%s s (%s–%s)' "$(of "$1" 2)" "$(of "$1" 3)" "$(of "$1" 4)"
}

there() {
	command -v "$1" > /dev/null
}

skipped() {
	row "$1" "" "" "" "not run: $2"
}
