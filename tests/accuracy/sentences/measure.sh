#!/bin/sh
# How well sentences are read: labels.csv against what the program finds in them, as articles handed in. Prints the
# figures, and each error of the part that rules may be tuned on. Called by ../run.sh, which sets
#
#   PAYDIRT      the program
#   PAYDIRT_VAR  a folder and database of its own
#
# Fails where a figure is under its floor (measure.sql).
here=$(cd "$(dirname "$0")" && pwd)
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT
run() {
	"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 -P footer=off "$@"
}
run <<-END || exit 1
	create schema measure;
	create table measure.label (id text, part text, "from" text, text text, vendor text, agency text, relation text, attributed text, negated text);
	\\copy measure.label from '$here/labels.csv' with (format csv, header)
END
# a text a file, its id in the name
run -At -c "select distinct id || E'\t' || text from measure.label" | while IFS='	' read -r id text; do
	printf '%s\n' "$text" > "$texts/$id.txt"
done
"$PAYDIRT" -q load article "$texts"/*.txt > "$texts/log" 2>&1 || { cat "$texts/log"; exit 1; }
run -f "$here/measure.sql" || exit 1
run -c 'table measure.figures'
run -At -c "select format('%s, %s: %s: %s', id, error, what, text) from measure.errors where measure = 'relation and standing'"
low=$(run -At -c "select format('%s (%s): %s is under the floor of %s', measure, part, f1, floor) from measure.floors where f1 < floor")
[ -z "$low" ] || { echo "$low"; exit 1; }
