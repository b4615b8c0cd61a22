#!/bin/sh
# A crawl that is killed at random moments, loses its database connection and meets 20 % of bad answers, again
# and again (FAULTS times, 12 unless told), ends with the database and the archive of a quiet one. Then: the disk
# fills up, the database goes away, a signal asks it to end.
# modes: plain
. "$(dirname "$0")/../lib.sh"
PAYDIRT=$top/.build/bench/paydirt
[ -x "$PAYDIRT" ] || { skip 'the program with the made-up site is not built'; finish; }
FAULTS=${FAULTS:-12}

# without the pages that say the portal was ill: how many there are is up to chance
healthy() {
	state | grep -v '^page|.*|500|'
}
script() {
	printf '%s\n' "$@" | curl -s --data-binary @- "$portal/-/script" > /dev/null
}
night() {
	"$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 2 bench_site
}
random() {
	od -An -N2 -tu2 /dev/urandom | tr -d ' '
}

start_portal --generate 300 --seed 3
night > "$work/quiet.log" 2>&1
is 'a quiet night ends well' $? 0
healthy > "$work/quiet.state"

use_var faulty
"$PAYDIRT" -q db start
script '* bench.example/doc/* random 20 status 500' '* bench.example/doc/* random 5 cut 2000' '* bench.example/doc/* random 3 close'
n=0
while [ $n -lt "$FAULTS" ]; do
	setsid "$PAYDIRT" -q crawl --portal "$portal" --delay 0 --since all --idle 2 bench_site > "$work/kill.log" 2>&1 &
	pid=$!
	sleep "0.$(printf '%03d' $(($(random) % 900 + 50)))"
	[ $((n % 3)) != 0 ] || sql "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'paydirt %'" > /dev/null
	sleep "0.$(printf '%03d' $(($(random) % 400)))"
	kill -9 -"$pid" 2>/dev/null
	wait $pid 2>/dev/null
	n=$((n + 1))
done
script ''
night > "$work/last.log" 2>&1
is "after $FAULTS faults the night ends well" $? 0
# a page that answered badly six times in a row is given up for the night; the night after has it
[ "$(sql 'select bool_and(complete) from crawl.run')" = t ] || night > "$work/last.log" 2>&1
healthy > "$work/faulty.state"
if cmp -s "$work/quiet.state" "$work/faulty.state"; then
	ok 'and its database is the quiet one'
else
	not_ok 'and its database is the quiet one'
	diff "$work/quiet.state" "$work/faulty.state" | cut -c1-200 | head
fi
"$PAYDIRT" archive verify > "$work/verify.log" 2>&1
is 'and its archive is whole' $? 0

# the connection to the database is cut in the middle: it goes on by itself
use_var cut
"$PAYDIRT" -q db start
"$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 2 bench_site > "$work/cut.log" 2>&1 &
pid=$!
sleep 1
sql "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'paydirt %'" > /dev/null
wait $pid
is 'a lost connection is taken up again' $? 0
healthy > "$work/cut.state"
cmp -s "$work/quiet.state" "$work/cut.state" && ok 'with nothing lost or double' || not_ok 'with nothing lost or double'

# a signal
use_var signal
"$PAYDIRT" -q db start
"$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 2 bench_site > "$work/signal.log" 2>&1 &
pid=$!
sleep 0.7
from=$(date +%s)
kill -TERM $pid
wait $pid
status=$?
[ $(($(date +%s) - from)) -le 5 ] && ok 'SIGTERM ends it within seconds' || not_ok 'SIGTERM ends it within seconds'
[ $status = 1 ] && holds 'and it says that the next one goes on' "$(cat "$work/signal.log")" 'goes on where this one was' ||
	skip "the night had ended before the signal ($status)"
is 'nothing is left held' "$(sql "select count(*) from crawl.request where state = 'held'")" 0
night > "$work/signal.log" 2>&1
is 'the next one goes on' $? 0
healthy > "$work/signal.state"
cmp -s "$work/quiet.state" "$work/signal.state" && ok 'to the same end' || not_ok 'to the same end'

# the database goes away, and comes back
use_var away
"$PAYDIRT" -q db start
"$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 2 bench_site > "$work/away.log" 2>&1 &
pid=$!
sleep 0.8
"$PAYDIRT" -q db stop
sleep 1
"$PAYDIRT" -q db start
wait $pid
is 'a database that was stopped for a moment is waited for' $? 0
healthy > "$work/away.state"
cmp -s "$work/quiet.state" "$work/away.state" && ok 'with nothing lost or double' || not_ok 'with nothing lost or double'

# the disk fills up: the archive is on a small one
use_var full
"$PAYDIRT" -q db start
PAYDIRT_DATABASE=$("$PAYDIRT" db status | tail -1)
export PAYDIRT_DATABASE
mkdir "$work/disk"
if mount -t tmpfs -o size=600k tmpfs "$work/disk" 2>/dev/null; then
	PAYDIRT_VAR=$work/disk night > "$work/full.log" 2>&1
	is 'a full disk ends it: it could not work' $? 3
	holds 'with a clear word' "$(cat "$work/full.log")" 'No space left'
	mount -o remount,size=64m "$work/disk"
	PAYDIRT_VAR=$work/disk night > "$work/full.log" 2>&1
	is 'with room again it goes on' $? 0
	healthy > "$work/full.state"
	cmp -s "$work/quiet.state" "$work/full.state" && ok 'to the same end' || not_ok 'to the same end'
	PAYDIRT_VAR=$work/disk "$PAYDIRT" archive verify > "$work/verify.log" 2>&1
	is 'and its archive is whole' $? 0
	umount "$work/disk"
else
	skip 'no small disk can be mounted here: the full disk is not tried'
fi
unset PAYDIRT_DATABASE
finish
