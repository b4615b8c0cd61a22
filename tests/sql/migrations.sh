#!/bin/sh
# A database of the first migrations, with data, goes through all the others; another past or a newer one is refused.
# It is made of the first migrations' own files, and filled with what a night of the stand-in portal says, column by
# column, as far as there were such columns then.
# modes: plain
. "$(dirname "$0")/../lib.sh"
first='0001_crawl.sql 0002_staging.sql 0003_core.sql'
tables='contract modification subaward filing protest document disclosed payment vendor agency'

start_portal 2> /dev/null
"$PAYDIRT" -q db start
crawl --since all us_usaspending_files us_lda_filings us_omb_ai_inventory > "$work/log" 2>&1
address=$("$PAYDIRT" db status | tail -1)

# old [PSQL OPTION…]: psql in the database of the first migrations
old() {
	psql -XAtq -v ON_ERROR_STOP=1 -d "$(echo "$address" | sed "s/dbname='*paydirt'*/dbname=first/")" "$@"
}
counts() {
	for t in $tables; do
		echo "$t $("$@" -c "select count(*) from core.$t")"
	done | tr '\n' ' '
}

sql 'create database first'
old -f "$top/sql/queries/schema.sql" > /dev/null
for m in $first; do
	{
		echo 'begin;'
		cat "$top/sql/migrations/$m"
		echo "insert into meta.migration (name, sha256) values ('$m', '$(sha256sum < "$top/sql/migrations/$m" | cut -d' ' -f1)'); commit;"
	} | old > /dev/null
done
# what came later is left out
columns="select format('%I.%I', nspname, relname), string_agg(quote_ident(attname), ', ' order by attname collate \"C\") from pg_class c join pg_namespace n on n.oid = relnamespace
	join pg_attribute a on attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
	where relkind = 'r' and nspname in ('crawl', 'core') and relname <> 'record_kind' group by 1 order by 1"
old -c "$columns" | while IFS='|' read -r table list; do
	there=$(sql "select string_agg(quote_ident(attname), ', ' order by attname collate \"C\") from pg_attribute where attrelid = '$table'::regclass and attnum > 0 and not attisdropped
		and quote_ident(attname) = any (string_to_array('$list', ', '))")
	{
		echo 'set session_replication_role = replica;'
		echo "copy $table ($there) from stdin;"
		sql "copy (select $there from $table) to stdout"
		echo '\.'
	} | old || echo "$table cannot be filled" >> "$work/unfilled"
done
is 'a database of the first migrations is made and filled' "$(cat "$work/unfilled" 2>/dev/null)" ''
old -c "select format('select setval(%L, (select coalesce(max(%I), 1) from %I.%I));', pg_get_serial_sequence(format('%I.%I', nspname, relname), attname), attname, nspname, relname)
	from pg_attribute a join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace where attidentity <> '' and relkind = 'r'" | old > /dev/null
before=$(counts old)
holds 'there is something in it' "$before" 'contract [1-9][0-9]* .*disclosed [1-9]'

PAYDIRT_DATABASE=$(echo "$address" | sed "s/dbname='*paydirt'*/dbname=first/")
export PAYDIRT_DATABASE
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'it is brought up to date' $? 0
tail -3 "$work/log" | grep -v 'up to date'
is 'by every migration, in order' "$(sql 'select name from meta.migration order by name collate "C"' | tr '\n' ' ')" \
	"$(cd "$top/sql/migrations" && ls *.sql | LC_ALL=C sort | tr '\n' ' ')"
is 'nothing of it is lost' "$(counts old)" "$before"
crawl --since all us_usaspending_files us_lda_filings us_omb_ai_inventory > "$work/log" 2>&1
is 'the next night goes on from it' $? 0
is 'no record of it is new or gone' "$(sql "select sum(rows_new + rows_gone) from crawl.run where run_id in (select max(run_id) from crawl.run group by source)")" 0
holds 'the first question is answered from it' "$("$PAYDIRT" -q ask pitched-or-supplied --agency ICE --format csv)" 'Salesforce'

"$PAYDIRT" migrate > "$work/log" 2>&1
holds 'what is up to date is left alone' "$(cat "$work/log")" 'up to date'
sql "update meta.setting set value = 'other' where name = 'schema'; update meta.migration set sha256 = md5(sha256) where name = '0002_staging.sql'"
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'a changed past is refused' $? 3
holds 'and said' "$(cat "$work/log")" "made with another '0002_staging.sql'"
"$PAYDIRT" ask pitched-or-supplied > "$work/log" 2>&1
is 'by every command' $? 3
unset PAYDIRT_DATABASE

sql "insert into meta.migration (name, sha256) values ('9999_later.sql', 'x'); update meta.setting set value = 'other' where name = 'schema'"
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'a database that is newer than the program is refused' $? 3
holds 'and that is said' "$(cat "$work/log")" "newer than this program: it has '9999_later.sql'"
finish
