#!/bin/sh
# A database of the first migrations, with data, goes through all the others; another past or a newer one is refused.
# first.dump holds what a night of five sources of the stand-in portal left in a database of migrations 0001 to 0003.
. "$(dirname "$0")/../lib.sh"

counts() {
	sql "select relname || ' ' || (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from core.%I', relname), false, true, '')))[1]
		from pg_class where relnamespace = 'core'::regnamespace and relkind = 'r' and relname in ('contract', 'modification', 'subaward', 'filing', 'protest',
			'document', 'disclosed', 'payment', 'version') order by 1"
}

"$PAYDIRT" db restore "$top/tests/sql/first.dump" > "$work/log" 2>&1
is 'a database of the first migrations is brought up to date' $? 0
tail -3 "$work/log"
is 'by every migration, in order' "$(sql 'select name from meta.migration order by name' | tr '\n' ' ')" \
	"$(cd "$top/sql/migrations" && ls *.sql | LC_ALL=C sort | tr '\n' ' ')"
is 'nothing of it is lost' "$(counts | tr '\n' ' ')" "$(cat "$top/tests/sql/first.counts")"
holds 'the first question is answered from it' "$("$PAYDIRT" -q ask pitched-or-supplied --agency ICE --format csv)" 'Salesforce'
start_portal 2> /dev/null
crawl --since all us_usaspending_files > "$work/log" 2>&1
is 'the next night goes on from it' $? 0
is 'and finds nothing new' "$(sql 'select rows_new + rows_changed + rows_gone from crawl.run order by run_id desc limit 1')" 0

"$PAYDIRT" migrate > "$work/log" 2>&1
holds 'what is up to date is left alone' "$(cat "$work/log")" 'up to date'
sql "update meta.setting set value = 'other' where name = 'schema'; update meta.migration set sha256 = md5(sha256) where name = '0002_staging.sql'"
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'a changed past is refused' $? 3
holds 'and said' "$(cat "$work/log")" "made with another '0002_staging.sql'"
"$PAYDIRT" ask pitched-or-supplied > "$work/log" 2>&1
is 'by every command' $? 3

use_var newer
"$PAYDIRT" -q db start
sql "insert into meta.migration (name, sha256) values ('9999_later.sql', 'x'); update meta.setting set value = 'other' where name = 'schema'"
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'a database that is newer than the program is refused' $? 3
holds 'and that is said' "$(cat "$work/log")" "newer than this program: it has '9999_later.sql'"
finish
