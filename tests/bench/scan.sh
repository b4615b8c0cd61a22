#!/bin/sh
# Scanning a file of contracts and looking at 46 of its columns; records and rows made of it; the
# same out of a zip, where inflating and scanning overlap.
. "$(dirname "$0")/lib.sh"

file=$(contracts "$ROWS")
paths=$BUILD/bench/paths
megabytes=$(($(wc -c < "$file") / 1000000))

if [ -x "$BUILD/bench/libcsv" ]; then
	timed libcsv "$BUILD/bench/libcsv $file" scan "$paths scan $file" rows "$paths rows $file"
	row "CSV scan, 46 columns ($megabytes MB)" "$(spread scan), $(divided $megabytes "$(of scan 2)") MB/s" \
		"libcsv, parsing only: $(spread libcsv)" "$(divided "$(of libcsv 2)" "$(of scan 2)")x as fast" '≥ 4.5x'
	row 'the same to rows for COPY' "$(spread rows), $(divided $megabytes "$(of rows 2)") MB/s" 'the scan alone' \
		"$(divided "$(of rows 2)" "$(of scan 2)")x its time" ''
else
	skipped 'CSV scan, 46 columns' 'libcsv-dev is not installed'
fi

if there node && node -e 'require("@duckdb/node-api")' 2> /dev/null; then
	timed DuckDB "node tests/bench/duckdb.js $file" scan "$paths scan $file"
	row 'CSV scan, 46 columns' "$(spread scan)" "DuckDB, one thread: $(spread DuckDB)" \
		"$(divided "$(of DuckDB 2)" "$(of scan 2)")x as fast" '≥ 7x'
else
	skipped 'CSV scan beside DuckDB' 'npm package @duckdb/node-api is not installed'
fi

if there zip; then
	[ -s "$file.zip" ] || zip -qj "$file.zip" "$file" || exit 1
	timed inflate "$paths inflate $file.zip" rows "$paths rows $file" both "$paths rows $file.zip"
	slower=$(awk -v a="$(of inflate 2)" -v b="$(of rows 2)" 'BEGIN { print a > b ? a : b }')
	row 'from the zip, to rows' "$(spread both)" "the slower of inflating $(spread inflate) and rows $(spread rows)" \
		"$(divided "$(of both 2)" "$slower")x" '≤ 1.15x'
else
	skipped 'from the zip' 'zip is not installed'
fi
