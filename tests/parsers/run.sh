#!/bin/sh
# Every saved page against its expected transcript. A page without one gets it written, and fails once:
# read it. A source without a page of each of its kinds fails, and so does one with a line to FILL IN.
# With --accept: shows each difference and replaces after a yes.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top" || exit 3
PAYDIRT=${PAYDIRT:-./paydirt}
accept=
[ "${1:-}" != --accept ] || { accept=yes; shift; }
only=${1:-}
passed=0
failed=0
got=$(mktemp)
trap 'rm -f "$got"' EXIT

ok() { passed=$((passed + 1)); }
not_ok() {
	failed=$((failed + 1))
	echo "not ok $1"
}

# page SOURCE BODY
page() {
	expected=${2%.*}.expected
	timeout 60 "$PAYDIRT" parse "$1" "$2" > "$got" 2>&1
	status=$?
	if [ $status -gt 1 ]; then
		not_ok "$2: the parser ended with $status"
		tail -5 "$got"
	elif [ ! -f "$expected" ]; then
		cp "$got" "$expected"
		not_ok "$2: there was no expected transcript; it is written now: read it"
	elif cmp -s "$got" "$expected"; then
		ok
	elif [ -n "$accept" ]; then
		diff -u "$expected" "$got"
		printf 'replace %s? [y/N] ' "$expected"
		read -r answer
		case $answer in y*) cp "$got" "$expected" ;; esac
	else
		not_ok "$2: the transcript differs"
		diff -u "$expected" "$got" | head -20
	fi
}

# filled_in FILE: says what a source that was begun with 'make new' still lacks
filled_in() {
	grep -n 'FILL IN' "$1" > "$got" || return 0
	while IFS=: read -r line what; do
		not_ok "$1, line $line: $(echo "$what" | sed 's/.*FILL IN: */fill in /; s/",*$//')"
	done < "$got"
	return 1
}

for source in parsers/*.c; do
	name=$(basename "$source" .c)
	case $name in *"$only"*) ;; *) continue ;; esac
	folder=tests/parsers/$name
	[ -d "$folder" ] || { not_ok "$name has no saved pages"; continue; }
	filled_in "$source" || continue
	for body in "$folder"/*; do
		case $body in *.meta | *.expected) continue ;; esac
		page "$name" "$body"
	done
	for kind in $(sed -n 's/.*{ \.kind = "\([a-z_]*\)", \.parse.*/\1/p; s/.*, { \.kind = "\([a-z_]*\)", \.parse.*/\1/p' "$source" | sort -u); do
		ls "$folder/$kind".* "$folder/$kind"-* > /dev/null 2>&1 && ok || not_ok "$name has no saved page of kind '$kind'"
	done
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
