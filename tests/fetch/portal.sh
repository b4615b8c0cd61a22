#!/bin/sh
# The crawler against a portal that behaves, and against one that does not.
# modes: sanitized
. "$(dirname "$0")/../lib.sh"

# script LINE…: how the portal misbehaves from now on
script() {
	printf '%s\n' "$@" | curl -s --data-binary @- "$portal/-/script"
}
# asked PATTERN: lines of the portal's log
asked() {
	curl -s "$portal/-/log" | grep -E -- "$1"
}
files=us_usaspending_files
zip='GET files.usaspending.gov/award_data_archive/*'
fresh() {
	# another empty database, and a portal that behaves
	stop_portal
	"$PAYDIRT" -q db stop
	use_var "$1"
	start_portal
}
night() {
	crawl --since all --idle 2 $files > "$work/log" 2>&1
}

start_portal
PAYDIRT_CONTACT=desk@newsroom.example night
is 'a night ends well' $? 0
holds 'the user agent says who we are' "$(asked award_data_archive)" 'paydirt/[0-9.]+ \(public-records crawler; contact: desk@newsroom.example\)'
holds 'robots.txt is asked before a host' "$(asked files.usaspending | head -1)" 'robots.txt'
night
holds 'the second night asks with the validators that it was given' "$(asked award_data_archive | tail -1)" '304.*"[0-9a-f]+'
is 'an unchanged file is not parsed again' "$(sql "select outcome from crawl.request where kind = 'file' order by run_id desc limit 1")" unchanged
is 'robots.txt is kept for a day' "$(asked 'files.usaspending.*robots' | wc -l)" 1
is 'an unchanged night writes no rows' "$(sql "select rows_new + rows_changed + rows_gone from crawl.run order by run_id desc limit 1")" 0
"$PAYDIRT" archive verify > "$work/verify" 2>&1
is 'the archive is whole' $? 0

fresh retry
script "$zip 1 status 429 retry-after 2" "$zip 2 status 500" "$zip 3 cut 300" "$zip 4 close"
night
is '429, 500, a cut body and a closed line are asked again' $? 0
gap=$(asked award_data_archive | awk 'NR <= 2 { t[NR] = $1 } END { print (t[2] - t[1] >= 2000) }')
is 'Retry-After is honoured' "$gap" 1
is 'attempts are counted' "$(sql "select attempts from crawl.request where kind = 'file'")" 5

fresh date
script "$zip 1 status 503 retry-after-date +2"
night
is 'Retry-After as a date is honoured' "$(asked award_data_archive | awk '{ t[NR] = $1 } END { print (t[2] - t[1] >= 1000) }')" 1

fresh giveup
script "$zip all status 500"
night
is 'a night with a page that never came exits 1 or 0 in part' "$(sql "select state, complete from crawl.run")" 'promoted|f'
holds 'the failure is graded and kept' "$(sql "select reach, message from crawl.issue where reach = 'page'")" '^page\|.*500'

fresh hang
script "$zip 1 hang"
night
is 'a hang is given up and asked again' "$(sql "select attempts, state from crawl.request where kind = 'file'")" '2|done'

fresh redirect
script "GET */FY2025_070_Contracts_Full_20251006.zip 1 redirect /moved.zip 302" "GET */moved.zip all redirect https://files.usaspending.gov/award_data_archive/FY2025_070_Contracts_Full_20251006.zip"
night
is 'a redirect inside of the source is followed' "$(sql "select state from crawl.request where kind = 'file'")" done
is 'what led there is kept' "$(zcat "$PAYDIRT_VAR"/archive/$files/*.warc.gz 2>/dev/null | grep -ac 'paydirt-kind: redirect')" 2

for to in 'https://evil.example/x=not one of the source' 'http://files.usaspending.gov/x=from https to http' \
	'file:///etc/passwd=no address of http' 'https://files.usaspending.gov/award_data_archive/FY2025_070_Contracts_Full_20251006.zip=more than 5 times'; do
	fresh "redirect$(echo "$to" | cksum | cut -c1-6)"
	script "$zip all redirect ${to%=*}"
	night
	holds "a redirect to ${to%=*} is refused" "$(sql "select message from crawl.issue where stage = 'fetch'")" "${to#*=}"
done

fresh robots
printf 'User-agent: *\nDisallow: /award_data_archive/\n' > "$work/robots.txt"
script "GET files.usaspending.gov/robots.txt all body $work/robots.txt text/plain"
night
holds 'what robots.txt forbids is not asked' "$(sql "select message from crawl.issue")" 'robots.txt forbids it'
is 'and the portal never saw it' "$(asked award_data_archive | wc -l)" 0

fresh robots5xx
script 'GET files.usaspending.gov/robots.txt all status 503'
night
is 'a robots.txt that cannot be had forbids all' "$(asked award_data_archive | wc -l)" 0

fresh slow
printf 'User-agent: *\nCrawl-delay: 1\n' > "$work/robots.txt"
script "GET api.usaspending.gov/robots.txt all body $work/robots.txt text/plain"
"$PAYDIRT" crawl --portal "$portal" --delay 1 --since 2024-10-01 $files > "$work/log" 2>&1
is 'Crawl-delay is honoured' "$(asked 'list_monthly' | awk 'NR > 1 && $1 - last < 950 { bad++ } { last = $1 } END { print bad + 0, (NR > 2) }')" '0 1'

fresh pace
"$PAYDIRT" crawl --portal "$portal" --delay 300 --since 2024-10-01 $files > "$work/log" 2>&1
is 'the delay between two requests is kept' "$(asked 'list_monthly' | awk 'NR > 1 && $1 - last < 280 { bad++ } { last = $1 } END { print bad + 0, (NR > 2) }')" '0 1'
is 'one connection a host' "$(curl -s "$portal/-/peak" | awk '$2 > 1' | wc -l)" 0

fresh block
printf '<html><head><title>Access Denied</title></head><body>Reference #18</body></html>' > "$work/block.html"
script "$zip all body $work/block.html text/html"
night
is 'a block page with status 200 ends the night of its source' "$(sql "select state from crawl.run")" failed
holds 'and is said' "$(sql 'select reason from crawl.run')$(sql 'select message from crawl.issue')" 'access denied'

fresh empty
script "$zip all empty"
night
holds 'an empty body is graded' "$(sql "select reach || ' ' || message from crawl.issue")" 'page the page is empty'

fresh bomb
script "$zip all bomb"
night
holds 'a body that unpacks without end is refused' "$(sql "select message from crawl.issue")" 'passes the limit'

fresh headers
script "$zip all headers 200"
night
holds 'a flood of header lines is refused' "$(sql "select message from crawl.issue")" 'header lines'

fresh odd
script "$zip all chunked" 'POST */list_monthly_files/ all no-validators'
night
is 'a body without a length is read' "$(sql "select state, complete from crawl.run")" 'promoted|t'
finish
