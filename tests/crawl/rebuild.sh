#!/bin/sh
# A database that is lost is made again from the archive alone, and equals the one that was lost: two nights, files
# that were handed in, one of them again with other bytes, and one that was refused.
# modes: plain
. "$(dirname "$0")/../lib.sh"

site=$work/pages
cp -r "$top/tests/parsers" "$site"
start_portal --seed 7
crawl --since all > "$work/first.log" 2>&1
is 'a first night' $? 0

# the second night sees a portal that has changed: awards are worth other sums
sed -i 's/"Award Amount": /&1/' "$site"/us_usaspending_awards/*.json
stop_portal
start_portal --seed 7
crawl --since all > "$work/second.log" 2>&1
is 'a second night' $? 0
inventory=$top/tests/parsers/us_omb_ai_inventory
"$PAYDIRT" load us_omb_ai_inventory "$inventory"/inventory.csv "$inventory"/inventory-odd.csv > "$work/load.log" 2>&1
"$PAYDIRT" load us_gao_protests --kind decision --url https://www.gao.gov/products/b-1 "$inventory"/inventory.csv > "$work/load.log" 2>&1
lost=$PAYDIRT_VAR
state > "$work/lost.state"
runs='select source, mode, state, since, until, complete, rows_new, rows_changed, rows_gone, rows_same, reason from crawl.run order by source, started'
sql "$runs" > "$work/lost.runs"
holds 'a run changed rows' "$(sql 'select sum(rows_changed) > 0 from crawl.run')" '^t$'
holds 'a run was refused' "$(sql "select count(*) from crawl.run where state <> 'promoted'")" '^[1-9]'

use_var again
mkdir -p "$PAYDIRT_VAR"
cp -r "$lost/archive" "$PAYDIRT_VAR/"
"$PAYDIRT" crawl --offline > "$work/offline.log" 2>&1
is 'the archive is read again' $? 0
state > "$work/again.state"
sql "$runs" > "$work/again.runs"
is 'nothing is lost and nothing is double' "$(diff "$work/lost.state" "$work/again.state" | cut -c1-300 | head -20)" ''
is 'each run ended as it had ended' "$(diff "$work/lost.runs" "$work/again.runs")" ''
"$PAYDIRT" archive verify > "$work/verify.log" 2>&1
is 'every page is where the database says' $? 0

# a rebuilding that was killed goes on
use_var killed
mkdir -p "$PAYDIRT_VAR"
cp -r "$lost/archive" "$PAYDIRT_VAR/"
"$PAYDIRT" -q db start
setsid "$PAYDIRT" -q crawl --offline > "$work/killed.log" 2>&1 &
pid=$!
sleep 2
kill -9 -"$pid" 2>/dev/null
wait "$pid" 2>/dev/null
"$PAYDIRT" crawl --offline > "$work/offline.log" 2>&1
is 'one that was killed goes on' $? 0
state > "$work/again.state"
is 'to the same end' "$(diff "$work/lost.state" "$work/again.state" | cut -c1-300 | head -20)" ''
finish
