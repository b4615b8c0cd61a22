#!/bin/sh
# Two crawlers with folders of their own share one database and one frontier of 2,000 pages: none is asked
# twice, and what one of them leaves when it is killed the other takes over.
# modes: plain
. "$(dirname "$0")/../lib.sh"
PAYDIRT=$top/.build/bench/paydirt
[ -x "$PAYDIRT" ] || { skip 'the program with the made-up site is not built'; finish; }

start_portal --generate 2000
"$PAYDIRT" -q db start
PAYDIRT_DATABASE=$("$PAYDIRT" db status | tail -1)
home=$PAYDIRT_VAR
export PAYDIRT_DATABASE
PAYDIRT_VAR=$work/one crawl --since all bench_site > "$work/one.log" 2>&1 &
one=$!
PAYDIRT_VAR=$work/two crawl --since all bench_site > "$work/two.log" 2>&1 &
two=$!
wait $one
is 'the first ends well' $? 0
wait $two
is 'the second ends well' $? 0
is 'all documents were asked' "$(grep -c '/doc/' "$work/asked")" 2000
is 'none twice' "$(grep '/doc/' "$work/asked" | cut -f4 | sort | uniq -d | wc -l)" 0
is 'one night, promoted once' "$(sql 'select count(*), min(state), bool_and(complete) from crawl.run')" '1|promoted|t'
for n in one two; do
	[ "$(ls "$work/$n/archive/bench_site" 2>/dev/null | wc -l)" -ge 1 ] && ok "$n did its part" || not_ok "$n did its part"
done
rows=$(sql 'select count(*) from core.contract_record')
state=$(sql 'select md5(string_agg(contract_key || coalesce(vendor, 0::text) || coalesce(obligated, 0), chr(10) order by contract_key)) from core.contract_record')
[ "$rows" -gt 10000 ] && ok 'their rows are there' || not_ok 'their rows are there'

# a night after, one of two is killed in the middle: the other ends it
sql "delete from crawl.resource; update crawl.page set parsed_version = null" > /dev/null
PAYDIRT_VAR=$work/one setsid "$PAYDIRT" -q crawl --portal "$portal" --delay 0 --since all bench_site > "$work/one.log" 2>&1 &
one=$!
sleep 1
PAYDIRT_VAR=$work/two crawl --since all bench_site > "$work/two.log" 2>&1 &
two=$!
sleep 1
kill -9 -"$one"
wait $two
is 'the one that is left ends the night' $? 0
is 'and it is whole' "$(sql "select state, complete from crawl.run order by run_id desc limit 1")" 'promoted|t'
is 'with the same rows' "$(sql 'select md5(string_agg(contract_key || coalesce(vendor, 0::text) || coalesce(obligated, 0), chr(10) order by contract_key)) from core.contract_record')" "$state"
PAYDIRT_VAR=$home
unset PAYDIRT_DATABASE
finish
