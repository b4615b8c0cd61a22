#!/bin/sh
# Software or not: the awards go the way of every record, and the ledger's flag is compared with labels.csv.
cd "$(dirname "$0")" || exit 1
"$PAYDIRT" -q load us_usaspending_files rows.csv > "$PAYDIRT_VAR.log" 2>&1 || { cat "$PAYDIRT_VAR.log"; exit 1; }
"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 -v SCORE="$SCORE" -f measure.sql
