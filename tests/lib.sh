# lib.sh: what the tests share: a folder of their own, the stand-in portal, and the count.
# A test script sources it, uses it, and ends with `finish`.
#
#   PAYDIRT   the program (default: ./paydirt)
#   PORTAL    the stand-in portal's program
#   PAYDIRT_REAL  a folder with captures of the real portals; tests that need it say so without

set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
PAYDIRT=${PAYDIRT:-$top/paydirt}
PORTAL=${PORTAL:-$top/.build/release-gcc/portal}
[ -n "${PAYDIRT_REAL:-}" ] || { [ -d "$top/../shared/real" ] && PAYDIRT_REAL=$top/../shared/real; } || PAYDIRT_REAL=
passed=0
failed=0
unset PAYDIRT_DATABASE PGHOST PGHOSTADDR PGSERVICE PGDATABASE PGPORT PGUSER PAYDIRT_REFERENCE PAYDIRT_QUESTIONS PAYDIRT_AGENCIES

work=$(mktemp -d /tmp/paydirt-test.XXXXXX)
chmod 711 "$work"
export PAYDIRT_VAR=$work/var
portal_pid=
vars=$PAYDIRT_VAR

clean() {
	[ -z "$portal_pid" ] || kill "$portal_pid" 2>/dev/null
	for v in $vars; do
		[ ! -d "$v/db" ] || PAYDIRT_VAR=$v "$PAYDIRT" -q db stop
	done
	rm -rf "$work"
}
trap clean EXIT
trap 'exit 1' INT TERM HUP

# another folder, with a database of its own
use_var() {
	export PAYDIRT_VAR=$work/$1
	vars="$vars $PAYDIRT_VAR"
}

# start_portal [OPTION…]: sets $portal; the pages are those of the folder $site, or the sample pages
start_portal() {
	stop_portal
	"$PORTAL" --site "${site:-$top/tests/parsers}" --log "$work/asked" "$@" > "$work/portal.url" 2> "$work/portal.err" &
	portal_pid=$!
	n=0
	until [ -s "$work/portal.url" ] || [ $n -gt 100 ]; do
		sleep 0.05
		n=$((n + 1))
	done
	portal=$(cat "$work/portal.url")
}

stop_portal() {
	[ -z "$portal_pid" ] || { kill "$portal_pid"; wait "$portal_pid" 2>/dev/null; }
	portal_pid=
	rm -f "$work/portal.url"
}

ok() {
	passed=$((passed + 1))
	echo "ok $1"
}

not_ok() {
	failed=$((failed + 1))
	echo "not ok $1"
}

# is NAME GOT WANTED
is() {
	if [ "$2" = "$3" ]; then
		ok "$1"
	else
		not_ok "$1"
		printf '  got    %s\n  wanted %s\n' "$2" "$3"
	fi
}

# holds NAME TEXT PATTERN (extended regular expression)
holds() {
	if printf '%s\n' "$2" | grep -Eq -- "$3"; then
		ok "$1"
	else
		not_ok "$1"
		printf '  no %s in\n%s\n' "$3" "$2" | head -20
	fi
}

lacks() {
	if printf '%s\n' "$2" | grep -Eq -- "$3"; then
		not_ok "$1"
		printf '  %s is in\n%s\n' "$3" "$2" | head -20
	else
		ok "$1"
	fi
}

# sql STATEMENT: its rows, unaligned, "|" between columns
sql() {
	"$PAYDIRT" -q db psql -XAtqc "$1"
}

crawl() {
	"$PAYDIRT" crawl --portal "$portal" --delay 0 "$@"
}

# the whole database as text, but for times and where in the archive a capture stands
state() {
	"$PAYDIRT" -q db psql -XqAtf "$top/tests/state.sql" | sed 's/first_seen[^,}]*//g; s/"[a-z_]*_at": "[^"]*"//g' | LC_ALL=C sort
}

skip() {
	echo "# $1"
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
	exit
}
