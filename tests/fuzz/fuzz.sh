#!/bin/sh
# Every fuzz target over the saved pages and over what once crashed it; pages damaged in a dozen ways; and parses
# whose allocations fail one after the other. Hunting for more is `make fuzz`, more damage `make damage`.
#
#   ROUNDS  how often each page is damaged in each way (default 1)
#   MOST    allocations of a page that are made to fail (default 4, spread over its parse)
# modes: sanitized
set -u
cd "$(dirname "$0")/../.." || exit 3
replay=$(dirname "${PAYDIRT:-.build/release-gcc/paydirt}")/replay
rounds=${ROUNDS:-1}
most=${MOST:-4}
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests/fuzz/seeds "$work/seeds"
mkdir -p "$work/kept"

# count NAME COMMAND…: adds what the command counts
count() {
	name=$1
	shift
	"$@" > "$work/out" 2>&1
	line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$work/out" | tail -1)
	[ -n "$line" ] || line='0 passed, 1 failed'
	f=${line##*, }
	f=${f%% failed}
	[ "$f" = 0 ] || { echo "not ok $name"; tail -30 "$work/out"; }
	passed=$((passed + ${line%% passed*}))
	failed=$((failed + f))
}

for target in tests/fuzz/fuzz_*.c; do
	target=$(basename "$target" .c)
	target=${target#fuzz_}
	set -- "$work/seeds/$target"/*
	[ -e "$1" ] || { failed=$((failed + 1)); echo "not ok $target has no saved input"; continue; }
	for crash in tests/fuzz/crashes/"$target"-*; do
		[ ! -e "$crash" ] || set -- "$@" "$crash"
	done
	count "$target" "$replay" "$target" "$@"
	# damage is seen by the sanitizers, which take the allocations over
	case $replay in
	*asan*) count "$target, damaged" "$replay" -d "$rounds" -k "${KEEP:-$work/kept}" "$target" "$@" ;;
	*) count "$target, starved" "$replay" -s "$most" "$target" "$@" ;;
	esac
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
