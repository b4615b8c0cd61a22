#!/bin/sh
# Kills the crawler at ten different moments: the next run goes on, and the database is the one of a run
# that was left alone.
# modes: plain
. "$(dirname "$0")/../lib.sh"

start_portal --seed 7
crawl --since all > "$work/quiet.log" 2>&1
is 'a run that is left alone ends well' $? 0
state > "$work/quiet"
[ -s "$work/quiet" ] && ok 'it leaves a state to compare with' || not_ok 'it leaves a state to compare with'

# how long it takes, in milliseconds, to spread the ten moments over it
use_var timed
"$PAYDIRT" -q db start
from=$(date +%s%N)
crawl --since all > /dev/null 2>&1
whole=$((($(date +%s%N) - from) / 1000000))

for n in 1 2 3 4 5 6 7 8 9 10; do
	use_var "kill$n"
	"$PAYDIRT" -q db start
	setsid "$PAYDIRT" -q crawl --portal "$portal" --delay 0 --since all > "$work/kill.log" 2>&1 &
	pid=$!
	sleep "$(awk "BEGIN { print $whole * ($n - 0.5) / 11000 }")"
	# the whole group: crawler, one process a source, the parsing processes
	kill -9 -"$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	crawl --since all > "$work/again.log" 2>&1
	status=$?
	# a night that had ended before the kill is followed by a second one, which changes nothing
	state > "$work/killed"
	if [ $status = 0 ] && cmp -s "$work/quiet" "$work/killed"; then
		ok "killed at $n of 11: the next run ends well, and nothing is lost or double"
	else
		not_ok "killed at $n of 11: the next run ends well (exit status $status), and nothing is lost or double"
		diff "$work/quiet" "$work/killed" | cut -c1-2000 | head -10
		tail -5 "$work/again.log"
	fi
	"$PAYDIRT" archive verify > "$work/verify.log" 2>&1 || { not_ok "killed at $n of 11: the archive is whole"; cat "$work/verify.log"; }
	"$PAYDIRT" -q db stop
done
finish
