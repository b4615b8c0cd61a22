#!/bin/sh
# How well sentences are read: labels.csv against what the program finds, as articles handed in.
# sentences.sh [--errors]: with it, each error of the part that rules may be tuned on.
. "$(dirname "$0")/../lib.sh"
here=$top/tests/accuracy/sentences
mkdir "$work/texts"
"$PAYDIRT" -q db psql -Xq -v ON_ERROR_STOP=1 > "$work/log" 2>&1 <<-END
	create schema measure;
	create table measure.label (id text, part text, "from" text, text text, vendor text, agency text, relation text, attributed text, negated text);
	\\copy measure.label from '$here/labels.csv' with (format csv, header)
END
[ $? = 0 ] || { cat "$work/log"; not_ok 'the labels can be read'; finish; }
# a text a file, its id in the name
sql "select distinct id || E'\t' || text from measure.label" | while IFS='	' read -r id text; do
	printf '%s\n' "$text" > "$work/texts/$id.txt"
done
"$PAYDIRT" -q load article "$work"/texts/*.txt > "$work/log" 2>&1 || { cat "$work/log"; not_ok 'the texts can be loaded'; }
"$PAYDIRT" -q db psql -XAtq -v ON_ERROR_STOP=1 -f "$here/measure.sql" > "$work/figures" 2>&1 || { cat "$work/figures"; not_ok 'it can be measured'; }
"$PAYDIRT" -q db psql -Xq -P footer=off -c 'table measure.figures'
[ "${1:-}" != --errors ] || "$PAYDIRT" -q db psql -Xq -P footer=off -P format=unaligned -c 'table measure.errors'
# floors: a change of the rules that loses more than this fails
sql "select measure || '|' || part || '|' || (f1 >= floor) from measure.floors" | while IFS='|' read -r measure part good; do
	echo "$good $measure ($part)"
done > "$work/floors"
while read -r good what; do
	[ "$good" = true ] && ok "$what" || not_ok "$what is under its floor"
done < "$work/floors"
finish
