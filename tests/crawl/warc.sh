#!/bin/sh
# The archive in the eyes of others: a reader that nobody here wrote (the npm package warcio), and wget's own
# WARC files in ours. What was torn or changed is found.
# modes: plain
. "$(dirname "$0")/../lib.sh"

start_portal
crawl --since all us_usaspending_files > "$work/log" 2>&1
is 'a night to look at' $? 0
file=$(ls "$PAYDIRT_VAR"/archive/us_usaspending_files/*.warc.gz | head -1)

if command -v npm > /dev/null && (cd "$work" && npm init -y && npm install warcio) > "$work/npm.log" 2>&1; then
	"$work/node_modules/.bin/warcio" index "$file" > "$work/index" 2> "$work/index.err"
	is 'warcio reads it' "$(wc -c < "$work/index.err" | tr -d ' ')" 0
	is 'every page is a response in its eyes' "$(grep -c '"warc-type":"response"' "$work/index")" "$(sql 'select count(*) from crawl.page')"
	is 'where the database says' "$(grep '"warc-type":"response"' "$work/index" | sed 's/.*"offset":\([0-9]*\).*/\1/' | sort -n | tr '\n' ' ')" \
		"$(sql "select string_agg(archive_at::text, ' ' order by archive_at) || ' ' from crawl.page")"
else
	skip 'npm is not there, or reaches no registry: warcio is not asked'
fi
is 'types in their order' "$(zcat "$file" | grep -a '^WARC-Type:' | head -4 | tr -d '\r' | tr '\n' ' ')" \
	'WARC-Type: warcinfo WARC-Type: request WARC-Type: response WARC-Type: metadata '

if command -v wget > /dev/null; then
	(cd "$work" && wget -q --header 'Host: api.usaspending.gov' --post-data '{"agency":63,"fiscal_year":2025,"type":"contracts"}' \
		--warc-file=theirs -O /dev/null "$portal/api/v2/bulk_download/list_monthly_files/")
	holds 'we read what wget writes' "$("$PAYDIRT" archive verify "$work/theirs.warc.gz" 2>&1)" '1 files, [3-9] records, 0 broken'
else
	skip 'wget is not there'
fi

"$PAYDIRT" archive verify > "$work/log" 2>&1
is 'it is whole' $? 0
is 'captures are private' "$(stat -c %a "$file")" 600
# one byte is changed in the middle
cp "$file" "$work/copy"
size=$(stat -c %s "$file")
printf '\377' | dd of="$file" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
"$PAYDIRT" archive verify > "$work/log" 2>&1
is 'a changed byte is found' $? 1
# the end is torn off, as a crash does it: pages behind the tear are missing
head -c $((size - 200)) "$work/copy" > "$file"
"$PAYDIRT" archive verify > "$work/log" 2>&1
holds 'a tear is found' "$(cat "$work/log")" 'torn'
finish
