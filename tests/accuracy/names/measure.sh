#!/bin/sh
# Family folding: each name goes through the pipeline as the recipient of an award of its own, without any
# identifier, and two names are folded where the ledger puts them into one family.
cd "$(dirname "$0")" || exit 1
rows=$PAYDIRT_VAR.csv
"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 -f rows.sql > "$rows" &&
	"$PAYDIRT" -q load us_usaspending_files "$rows" > "$PAYDIRT_VAR.log" 2>&1 || { cat "$PAYDIRT_VAR.log"; exit 1; }
"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 -v SCORE="$SCORE" -f measure.sql
