#!/bin/sh
# The database in one file, and back: nothing is lost, nothing is overwritten, no password is shown.
# modes: plain
. "$(dirname "$0")/../lib.sh"

state() {
	"$PAYDIRT" -q db psql -XqAtf "$top/tests/state.sql" | LC_ALL=C sort
	sql 'select evidence_id, relation, kind, vendor, agency, quote from pub.evidence order by 1'
}

start_portal
"$PAYDIRT" -q db start
crawl --since all us_usaspending_files us_lda_filings > "$work/night.log" 2>&1
state > "$work/before"
[ "$(grep -c supplied "$work/before")" -gt 0 ] && ok 'there is something to save' || not_ok 'there is something to save'

"$PAYDIRT" db dump "$work/saved" > "$work/log" 2>&1
is 'a dump is one command' $? 0
is 'nobody else may read it' "$(stat -c %a "$work/saved")" 600
"$PAYDIRT" db dump "$work/saved" > "$work/log" 2>&1
is 'a dump that is there is not overwritten' $? 3
holds 'and that is said' "$(cat "$work/log")" 'is there already'
"$PAYDIRT" db restore "$work/saved" > "$work/log" 2>&1
is 'a database that holds something is not overwritten' $? 3
holds 'and that is said, too' "$(cat "$work/log")" 'not empty'

use_var back
head -c 20000 "$work/saved" > "$work/torn"
"$PAYDIRT" db restore "$work/torn" > "$work/log" 2>&1
is 'a torn dump is refused' $? 3
"$PAYDIRT" db restore "$work/saved" > "$work/log" 2>&1
is 'a restore is one command' $? 0
state > "$work/after"
cmp -s "$work/before" "$work/after" && ok 'everything is back' || not_ok 'everything is back'
diff "$work/before" "$work/after" | head -5 | cut -c1-200
is 'the reader may read again' "$("$PAYDIRT" db --reader psql -XAtqc 'select count(*) > 0 from pub.evidence')" t
crawl --since all us_usaspending_files us_lda_filings > "$work/night.log" 2>&1
is 'the next night goes on from it' $? 0
is 'and finds nothing new' "$(sql 'select sum(rows_new + rows_changed + rows_gone) from crawl.run where run_id = any (select max(run_id) from crawl.run group by source)')" 0

# a password in the database's address is no program's argument and no output
address="$("$PAYDIRT" db status | tail -1) password='hush-hush'"
PAYDIRT_DATABASE=$address "$PAYDIRT" db status > "$work/log" 2>&1
lacks 'a password is not shown' "$(cat "$work/log")" hush
PAYDIRT_DATABASE=$address "$PAYDIRT" -q db psql -XAtqc "\\! tr '\\\\0' ' ' < /proc/\$PPID/cmdline" > "$work/log" 2>&1
holds 'psql is told where the database is' "$(cat "$work/log")" dbname
lacks 'but not the password, which everybody could read' "$(cat "$work/log")" hush
finish
