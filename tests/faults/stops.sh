#!/bin/sh
# Further ways to be stopped: a crawler that stands still while another one starts, a database server that is
# killed, an archive whose last record is torn, a clock that was set back. Each ends in the state of a quiet night.
# modes: plain
. "$(dirname "$0")/../lib.sh"
# the program is one of its own, and the same in both runs of the suite
case $PAYDIRT in *asan*) finish ;; esac
PAYDIRT=$top/.build/bench/paydirt
[ -x "$PAYDIRT" ] || { skip 'the program with the made-up site is not built'; finish; }

state() {
	"$PAYDIRT" -q db psql -XqAtf "$top/tests/state.sql" | sed 's/first_seen[^,}]*//g; s/"[a-z_]*_at": "[^"]*"//g' | LC_ALL=C sort
}
same() {
	state > "$work/state"
	if cmp -s "$work/quiet.state" "$work/state"; then
		ok "$1"
	else
		not_ok "$1"
		diff "$work/quiet.state" "$work/state" | cut -c1-200 | head -6
	fi
}
night() {
	"$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 5 bench_site
}
# begin NAME: a new database and a night in the background that has asked for something
begin() {
	use_var "$1"
	"$PAYDIRT" -q db start
	setsid "$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 5 bench_site > "$work/$1.log" 2>&1 &
	pid=$!
	n=0
	until [ "$(sql "select count(*) > 20 from crawl.request where state = 'done'")" = t ] || [ $n -gt 100 ]; do
		n=$((n + 1))
	done
}
bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/pg_ctl | tail -1)")
server() {
	if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$*"; else sh -c "$*"; fi
}

start_portal --generate 300 --seed 3
night > "$work/quiet.log" 2>&1
is 'a quiet night ends well' $? 0
state > "$work/quiet.state"

begin stopped
kill -STOP -"$pid"
night > "$work/second.log" 2>&1 &
second=$!
sleep 1
kill -CONT -"$pid" 2>/dev/null
wait "$pid"
is 'a night that stood still while another one ran goes on' $? 0
wait "$second"
is 'and so does the other one' $? 0
same 'to the same end'

begin killed
server "$bin/pg_ctl stop -s -m immediate -D $PAYDIRT_VAR/db" > /dev/null 2>&1
"$PAYDIRT" -q db start
wait "$pid"
status=$?
is 'a database server that is killed and started again is waited for' $status 0
[ $status = 0 ] || tail -5 "$work/killed.log"
same 'with nothing lost or double'

# what a power cut leaves: half a record at the end of the newest file, which nothing in the database points to
begin torn
kill -9 -"$pid" 2>/dev/null
wait "$pid" 2>/dev/null
file=$(ls -t "$PAYDIRT_VAR"/archive/bench_site/*.warc.gz | head -1)
head -c 700 "$file" | tail -c 600 >> "$file"
printf 'WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 100000\r\n\r\nHTTP/1.1 200 OK\r\n' | gzip | head -c 60 >> "$file"
night > "$work/torn.log" 2>&1
is 'the night after a torn record goes on' $? 0
same 'to the same end'
"$PAYDIRT" archive verify > "$work/verify.log" 2>&1
status=$?
holds 'the tear is said' "$(cat "$work/verify.log")" 'torn|broken|ends inside|no WARC|cut'
[ $status -le 1 ] && ok 'and verifying goes on behind it' || not_ok 'and verifying goes on behind it'

# a clock that is set back two days after a night: whoever waits for a time of day would wait for two days
use_var clock
cc -shared -fPIC -o "$work/clock.so" "$top/tests/faults/clock.c"
"$PAYDIRT" -q db start
night > "$work/clock.log" 2>&1
"$PAYDIRT" -q db stop
export LD_PRELOAD="$work/clock.so" CLOCK_BACK=172800
"$PAYDIRT" -q db start
is 'the clock is set back' "$(sql "select clock_timestamp() < (select max(fetched) from crawl.page)")" t
timeout 120 "$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 5 bench_site > "$work/clock.log" 2>&1
is 'a night after the clock was set back ends' $? 0
unset LD_PRELOAD CLOCK_BACK
"$PAYDIRT" -q db stop
"$PAYDIRT" -q db start
timeout 120 "$PAYDIRT" crawl --portal "$portal" --delay 0 --since all --idle 5 bench_site > "$work/clock.log" 2>&1
is 'and so does the one after it was set right' $? 0
same 'with nothing lost or double'
finish
