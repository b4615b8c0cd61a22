#!/bin/sh
# A parser that a page took over: it gets at nothing, ends alone, and the night goes on without that page. And where
# the keys of the source go: to its first host by https, and nowhere else.
# modes: plain
. "$(dirname "$0")/../lib.sh"
# the program is one of its own, and the same in both runs of the suite
case $PAYDIRT in *asan*) finish ;; esac
PAYDIRT=$top/.build/bench/paydirt
[ -x "$PAYDIRT" ] || { skip 'the program with the hostile source is not built'; finish; }
key=planted-4d1f7c
escape=$(printf '\033]0;owned\007\302\2332J')

script() {
	printf '%s\n' "$@" | curl -s --data-binary @- "$portal/-/script" > /dev/null
}
message() {
	sql "select i.message from crawl.issue i join crawl.request r using (request_id) where r.param = '$1'"
}

start_portal
printf 'PALANTIR USG, INC. %s' "$escape" > "$work/body.txt"
printf 'kind: deed\nparam: good\nurl: https://www.hostile.example/good\n' > "$work/body.meta"
script "* *hostile.example/robots.txt all status 404" "* *hostile.example/* all body $work/body.txt text/plain"
"$PAYDIRT" -q db start
HOSTILE_KEY=$key "$PAYDIRT" crawl --portal "$portal" --delay 0 hostile_site > "$work/log" 2>&1 &
pid=$!
# a loop ends after LIMIT_PAGE_SECONDS, by the alarm that is sent here earlier
n=0
while kill -0 $pid 2>/dev/null && [ $n -lt 600 ]; do
	for w in $(pgrep -x -f 'paydirt worker'); do
		[ "$(cut -d' ' -f14 "/proc/$w/stat" 2>/dev/null || echo 0)" -lt 200 ] || [ "$(sql "select state from crawl.request where param = 'loop'")" = done ] || kill -ALRM "$w"
	done
	ps -ww -eo args | grep -F "$key" | grep -v grep >> "$work/ps"
	sleep 0.2
	n=$((n + 1))
done
wait $pid
is 'the night ends well' $? 0
cat "$work/log" | tail -3

holds 'good pages are read' "$(sql "select string_agg(contract_key, ' ' order by contract_key) from core.contract where source = 'hostile_site'")" 'elsewhere file good good_again plain_http write'
for deed in link socket exec fork run_memory kill; do
	is "a parser cannot $deed" "$(message $deed)" 'parsing it asked for what a parser may not do'
done
for deed in file write; do
	is "a parser cannot open a file ($deed)" "$(message $deed)" ''
done
[ ! -e /tmp/hostile ] && ok 'nothing was written' || not_ok 'nothing was written'
for deed in eat heap; do
	is "memory is bounded ($deed)" "$(message $deed)" 'parsing it takes more memory than a page may have'
done
for deed in stack crash; do
	is "a crash ends that page alone ($deed)" "$(message $deed)" 'parsing it ended by signal 11'
done
is 'time is bounded' "$(message loop)" 'parsing it takes too long'
is 'each is an issue that reaches the page' "$(sql "select distinct reach from crawl.issue")" page

# keys
asked=$(curl -s "$portal/-/log")
is 'the key is sent to the first host, by https' "$(printf '%s\n' "$asked" | grep -F "api_key=$key" | grep -cE 'www.hostile.example./?')" \
	"$(printf '%s\n' "$asked" | grep -F www.hostile.example | grep -vE 'robots.txt|/plain_http' | wc -l)"
holds 'that is, it is sent' "$asked" "/good\?api_key=$key"
is 'not by http' "$(printf '%s\n' "$asked" | grep /plain_http | grep -cF "$key")" 0
is 'and not to another host' "$(printf '%s\n' "$asked" | grep /elsewhere | grep -cF "$key")" 0
is 'no process shows it' "$(cat "$work/ps" 2>/dev/null | head -3)" ''
is 'it is in no message' "$(grep -cF "$key" "$work/log")" 0
"$PAYDIRT" -q db dump "$work/dump" 2>> "$work/log"
is 'nor in the database' "$("$(ls /usr/lib/postgresql/*/bin/pg_restore | tail -1)" --file=- "$work/dump" | grep -cF "$key")" 0
is 'nor in the archive' "$(zcat "$PAYDIRT_VAR"/archive/hostile_site/*.warc.gz | grep -acF "$key")" 0
is 'requests are in the archive' "$(zcat "$PAYDIRT_VAR"/archive/hostile_site/*.warc.gz | grep -ac '^GET /good')" 2
is 'nor anywhere else that is kept' "$(grep -rlF "$key" "$PAYDIRT_VAR" 2>/dev/null | head -1)" ''
is 'what is kept is nobody else'"'"'s to read' "$(find "$PAYDIRT_VAR" -path "$PAYDIRT_VAR/db*" -prune -o -type f -perm /077 -print | head -3)" ''

# outputs
bytes() {
	LC_ALL=C grep -c "$(printf '\033\\|\302\233\\|\007')"
}
is 'the terminal gets no escape from a table' "$("$PAYDIRT" -q ask search palantir --all 2>&1 | bytes)" 0
is 'nor from a transcript' "$("$PAYDIRT" -q parse hostile_site "$work/body.txt" 2>&1 | bytes)" 0
holds 'which is not empty' "$("$PAYDIRT" -q parse hostile_site "$work/body.txt" 2>&1)" 'contract_key: good'
id=$(sql "select contract_id from core.contract where contract_key = 'good' and source = 'hostile_site'")
is 'nor from a trace' "$("$PAYDIRT" -q trace "$id" 2>&1 | bytes)" 0
holds 'which is not empty either' "$("$PAYDIRT" -q trace "$id" 2>&1)" 'PALANTIR'
finish
