#!/bin/sh
# test.sh PORTAL: proves what portal.c promises, against a site of its own.
# Needs curl. Prints "ok name" or "not ok name" a test, then "N passed, N failed".

portal=${1:?usage: test.sh PORTAL}
work=$(mktemp -d) || exit 3
passed=0 failed=0 pid=
trap 'exec 3>&-; [ -z "$pid" ] || kill "$pid" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
tab=$(printf '\t')

# check NAME COMMAND...: the command must succeed.
check() {
	name=$1
	shift
	if "$@" >/dev/null 2>&1; then
		passed=$((passed + 1))
		echo "ok $name"
	else
		failed=$((failed + 1))
		echo "not ok $name"
	fi
}

# is NAME WANTED GOT
is() {
	check "$1" [ "$2" = "$3" ]
	[ "$2" = "$3" ] || printf '#   wanted: %s\n#   got:    %s\n' "$2" "$3"
}

# has NAME TEXT PART; lacks NAME TEXT PART
has() {
	case $2 in
	*"$3"*) check "$1" true ;;
	*) check "$1" false && printf '#   no "%s" in: %.300s\n' "$3" "$2" ;;
	esac
}

lacks() {
	case $2 in
	*"$3"*) check "$1" false ;;
	*) check "$1" true ;;
	esac
}

# start ARGUMENT...: starts a portal that ends with this script; sets pid and url.
start() {
	rm -f "$work/in" "$work/ready"
	mkfifo "$work/in"
	"$portal" --until-eof "$@" <"$work/in" >"$work/ready" 2>"$work/errors" &
	pid=$!
	exec 3>"$work/in"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ -s "$work/ready" ] && break
		sleep 0.1
	done
	url=$(cat "$work/ready")
}

# ended: waits for the portal; sets status.
ended() {
	wait "$pid"
	status=$?
	pid=
	exec 3>&-
}

# ask HOST PATH CURL-OPTION...: the body on stdout.
ask() {
	ask_host=$1 ask_path=$2
	shift 2
	curl -sg --max-time 20 -H "Host: $ask_host" "$@" "$url$ask_path"
}

# heads HOST PATH CURL-OPTION...: status line and headers, without carriage returns.
heads() {
	ask "$@" -o /dev/null -D - | tr -d '\r'
}

# code HOST PATH CURL-OPTION...: the status; 000 where there is no answer.
code() {
	ask "$@" -o /dev/null -w '%{http_code}'
}

header() {
	printf '%s\n' "$1" | sed -n "s/^$2: //p"
}

script() {
	curl -s --data-binary "$1" "$url/-/script"
}

# outcome HOST PATH CURL-OPTION...: curl's exit status.
outcome() {
	ask "$@" >/dev/null 2>&1
	echo $?
}

# took HOST PATH CURL-OPTION...: milliseconds.
took() {
	ask "$@" -o /dev/null -w '%{time_total}' | awk '{ printf "%d", $1 * 1000 }'
}

# --- a site ---------------------------------------------------------------------------------

mkdir -p "$work/one/deep/er" "$work/two"
site=$work/one
i=0
while [ $i -lt 200 ]; do
	echo "<p>line $i of a page that is worth packing</p>"
	i=$((i + 1))
done >"$site/list.html"
cat >"$site/list.meta" <<-'END'
	# a comment
	url: https://WWW.Example.gov:443/foia/list?b=two%20words&a=1#part
	kind: list
	date: 2025-03-28T12:00:00Z
	header: X-Saved: yes, twice
	header: X-Second: too
END
echo "not a page" >"$site/list.expected"
printf '{"page":0}' >"$site/deep/er/search.json"
printf 'url: https://api.example.gov/search/\nmethod: POST\ntype: application/json\n' \
	>"$site/deep/er/search.meta"
printf '{"page":1}' >"$site/deep/er/search-1.json"
printf 'url: https://api.example.gov/search/\nmethod: POST\nmatch: "page": 1\n' \
	>"$site/deep/er/search-1.meta"
printf '{"page":1,"ice":true}' >"$site/deep/er/search-2.json"
printf 'url: https://api.example.gov/search/\nmethod: POST\nmatch: "page": 1\nmatch: "agency":"ICE"\n' \
	>"$site/deep/er/search-2.meta"
printf '%%PDF-1.4 not text\n' >"$site/letter.pdf"
printf 'url: http://www.example.gov/letter.pdf\n' >"$site/letter.meta"
printf 'url: https://www.example.gov/old\nstatus: 301\nheader: Location: https://www.example.gov/new\n' \
	>"$site/old.meta"
echo "any day" >"$site/days.txt"
printf 'url: https://www.example.gov/days?a=1&from=*&to=*\n' >"$site/days.meta"
echo "one day" >"$site/day.txt"
printf 'url: https://www.example.gov/days?a=1&from=2026-01-01&to=2\n' >"$site/day.meta"
echo gone >"$site/gone.html"
printf 'url: https://www.example.gov/gone\nstatus: 410\n' >"$site/gone.meta"
echo secret >"$site/hidden.html"
printf 'url: https://www.example.gov/hidden\nserve: no\n' >"$site/hidden.meta"
echo "a second folder" >"$work/two/page.txt"
printf 'url: https://other.example.gov\n' >"$work/two/page.meta"
echo blocked >"$work/block.html"
page=$site/list.html
size=$(($(wc -c <"$page")))
www=www.example.gov
list='/foia/list?a=1&b=two%20words'

start --site "$work/one" --site "$work/two" --generate 250 --log "$work/log" --seed 7

# --- pages ----------------------------------------------------------------------------------

check "says where it is" expr "$url" : 'http://127\.0\.0\.1:[1-9][0-9]*$'
is "is ready after one line" 1 "$(($(wc -l <"$work/ready")))"
h=$(heads $www "$list")
has "a page is found" "$h" "HTTP/1.1 200"
ask $www "$list" | cmp -s - "$page"
is "its body is the file's" 0 $?
is "its type is guessed" "text/html; charset=utf-8" "$(header "$h" Content-Type)"
is "its date is the .meta's" "Fri, 28 Mar 2025 12:00:00 GMT" "$(header "$h" Last-Modified)"
is "its headers are sent" "yes, twice" "$(header "$h" X-Saved)"
is "all of them" "too" "$(header "$h" X-Second)"
is "its length is announced" "$size" "$(header "$h" Content-Length)"
is "parameters in another order" 200 "$(code $www '/foia/list?b=two+words&a=1')"
is "parameters written otherwise" 200 "$(code $www '/foia/list?%61=%31&b=two%20words')"
is "a host in capitals, with a port" 200 "$(code WWW.example.GOV:443 "$list")"
is "one parameter more is another page" 404 "$(code $www "$list&c=3")"
is "one parameter less is another page" 404 "$(code $www '/foia/list?a=1')"
is "a parameter that may be anything" "any day" "$(ask $www '/days?from=2026-01-02&a=1&to=3')"
is "but its own page is found first" "one day" "$(ask $www '/days?from=2026-01-01&a=1&to=2')"
is "and no parameter more is one too many" 404 "$(code $www '/days?from=2026-01-02&a=1&to=3&z=1')"
is "another host is another page" 404 "$(code other.example.gov "$list")"
is "another method is another page" 404 "$(code $www "$list" -d x)"
has "404 has a body" "$(ask $www /nothing)" "<h1>404"
is "robots.txt is 404" 404 "$(code $www /robots.txt)"
is "a second folder" "a second folder" "$(ask other.example.gov /)"
is "a status of its own" 410 "$(code $www /gone)"
is "its body comes along" gone "$(ask $www /gone)"
lacks "but no ETag" "$(heads $www /gone)" ETag
h=$(heads $www /old)
has "a redirect without a body" "$h" "301"
is "with its address" "https://www.example.gov/new" "$(header "$h" Location)"
is "serve: no" 404 "$(code $www /hidden)"
is "no match lines" '{"page":0}' "$(ask api.example.gov /search/ -d '{"page": 12}' | tr -d '\n')"
is "one match line, other blanks" '{"page":1}' \
	"$(ask api.example.gov /search/ -d '{ "page" :1 }')"
is "most match lines" '{"page":1,"ice":true}' \
	"$(ask api.example.gov /search/ -d '{"agency": "ICE", "page": 1}')"
is "the .meta's type" application/json \
	"$(header "$(heads api.example.gov /search/ -d '{}')" Content-Type)"
h=$(heads $www "$list" -I)
is "HEAD has the length" "$size" "$(header "$h" Content-Length)"
is "HEAD has no body" 0 "$(ask $www "$list" -I -o /dev/null -w '%{size_download}')"
is "connections are kept" 1 "$(curl -s -H "Host: $www" -o /dev/null -o /dev/null \
	-w '%{num_connects}\n' "$url/gone" "$url/nothing" | awk '{ n += $1 } END { print n }')"

# --- validators and gzip --------------------------------------------------------------------

tag=$(header "$(heads $www "$list")" ETag)
check "the tag is strong" expr "$tag" : '"[0-9a-f]\{32\}"$'
is "304 by tag" 304 "$(code $www "$list" -H "If-None-Match: $tag")"
is "304 by a list of tags" 304 "$(code $www "$list" -H "If-None-Match: \"a,b\", W/$tag")"
is "304 by *" 304 "$(code $www "$list" -H 'If-None-Match: *')"
is "200 by another tag" 200 "$(code $www "$list" -H 'If-None-Match: "x"')"
same='If-Modified-Since: Fri, 28 Mar 2025 12:00:00 GMT'
is "304 by date" 304 "$(code $www "$list" -H "$same")"
is "304 by an old form of date" 304 \
	"$(code $www "$list" -H 'If-Modified-Since: Friday, 28-Mar-25 12:00:00 GMT')"
is "200 by an earlier date" 200 \
	"$(code $www "$list" -H 'If-Modified-Since: Fri, 28 Mar 2025 11:59:59 GMT')"
is "200 by no date" 200 "$(code $www "$list" -H 'If-Modified-Since: yesterday')"
is "the tag comes before the date" 200 "$(code $www "$list" -H 'If-None-Match: "x"' -H "$same")"
h=$(heads $www "$list" -H "If-None-Match: $tag")
is "304 has the tag" "$tag" "$(header "$h" ETag)"
lacks "304 has no type" "$h" Content-Type
is "HEAD is 304 too" 304 "$(code $www "$list" -I -H "If-None-Match: $tag")"
is "POST is never 304" 200 "$(code api.example.gov /search/ -d '{}' -H 'If-None-Match: *')"
has "POST has a tag" "$(heads api.example.gov /search/ -d '{}')" 'ETag: "'

h=$(heads $www "$list" -H 'Accept-Encoding: br, gzip;q=0.5')
is "text is packed" gzip "$(header "$h" Content-Encoding)"
is "it says so" Accept-Encoding "$(header "$h" Vary)"
ask $www "$list" --compressed | cmp -s - "$page"
is "it unpacks to the page" 0 $?
packed=$(header "$h" ETag)
is "the packed form has its own tag" "${tag%\"}-gzip\"" "$packed"
is "304 by the packed tag" 304 "$(code $www "$list" --compressed -H "If-None-Match: $packed")"
is "304 by the other form's tag" 304 "$(code $www "$list" -H "If-None-Match: $packed")"
is "not packed for q=0" "" \
	"$(header "$(heads $www "$list" -H 'Accept-Encoding: gzip;q=0, *')" Content-Encoding)"
is "packed for *" gzip "$(header "$(heads $www "$list" -H 'Accept-Encoding: *')" Content-Encoding)"
is "a PDF is not packed" "" "$(header "$(heads $www /letter.pdf --compressed)" Content-Encoding)"

# --- the script -----------------------------------------------------------------------------

is "a script is taken" ok "$(script "* $www/foia/* all status 429 retry-after 1")"
h=$(heads $www "$list")
has "status" "$h" "HTTP/1.1 429"
is "retry-after" 1 "$(header "$h" Retry-After)"
is "a glob leaves others alone" 200 "$(code $www /letter.pdf)"
script "* * all status 503 retry-after +3" >/dev/null
is "retry-after +3" 3 "$(header "$(heads $www "$list")" Retry-After)"
script "* * all status 503 retry-after-date +3" >/dev/null
check "retry-after-date" expr "$(header "$(heads $www "$list")" Retry-After)" : '.*, .* GMT$'
script "GET *?a=1&* 1 status 500" >/dev/null
is "the first request" 500 "$(code $www "$list")"
is "not the second" 200 "$(code $www "$list")"
script "# a comment

GET *list* 2-3 status 500
POST * all status 501
* *list* 3-4 status 502" >/dev/null
got=
for _ in 1 2 3 4 5; do got="$got $(code $www "$list")"; done
is "ranges, and the first rule wins" " 200 500 500 502 200" "$got"
is "by method" 501 "$(code $www "$list" -d x)"
script "* * every 3 status 500" >/dev/null
got=
for _ in 1 2 3 4 5 6; do got="$got $(code $www "$list")"; done
is "every" " 200 200 500 200 200 500" "$got"
random() {
	script "* * random 40 status 500" >/dev/null
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		printf ' %s' "$(code $www /letter.pdf)"
	done
}
got=$(random)
has "random strikes" "$got" 500
has "random spares" "$got" 200
is "random is repeatable" "$got" "$(random)"
h=$(script "* * all status 500
* * all explode")
has "a wrong script is refused" "$h" "line 2: "
is "and the old one stays" 200 "$(code $www /letter.pdf -H 'X: 21st')"
is "wrong words are refused" 400 \
	"$(curl -s -o /dev/null -w '%{http_code}' -d '* * all delay soon' "$url/-/script")"

script "* * all redirect https://www.example.gov/elsewhere" >/dev/null
h=$(heads $www "$list")
has "redirect" "$h" "HTTP/1.1 302"
is "to" https://www.example.gov/elsewhere "$(header "$h" Location)"
script "* * all redirect /loop 308" >/dev/null
is "redirect with a status" 308 "$(code $www "$list")"
script "* * all body $work/block.html" >/dev/null
h=$(heads $www "$list" -H "If-None-Match: $tag")
has "body is a 200" "$h" "HTTP/1.1 200"
is "body" blocked "$(ask $www "$list")"
lacks "body has no tag" "$h" ETag
script "* * all body $work/block.html text/x-block" >/dev/null
is "body's type" text/x-block "$(header "$(heads $www "$list")" Content-Type)"
script "* * all empty" >/dev/null
is "empty" "200 0" "$(ask $www "$list" -o /dev/null -w '%{http_code} %{size_download}')"
script "* * all cut 1000" >/dev/null
is "cut is noticed" 18 "$(outcome $www "$list")"
is "cut after N" 1000 "$(ask $www "$list" | wc -c | tr -d ' ')"
is "cut announces all" "$size" "$(header "$(heads $www "$list")" Content-Length)"
script "* * all cut 0" >/dev/null
is "cut 0 sends the headers" "200 0" \
	"$(ask $www "$list" -o /dev/null -w '%{http_code} %{size_download}')"
is "cut packed" 18 "$(script "* * all cut 20" >/dev/null; outcome $www "$list" --compressed)"
script "* * all close" >/dev/null
is "close" 52 "$(outcome $www "$list")"
script "* * all chunked" >/dev/null
h=$(heads $www "$list")
is "chunked" chunked "$(header "$h" Transfer-Encoding)"
is "without a length" "" "$(header "$h" Content-Length)"
ask $www "$list" | cmp -s - "$page"
is "chunked is the page" 0 $?
script "* * all no-validators" >/dev/null
h=$(heads $www "$list" -H "If-None-Match: $tag")
has "no-validators is no 304" "$h" "HTTP/1.1 200"
lacks "no-validators has no tag" "$h" ETag
lacks "no-validators has no date" "$h" Last-Modified
script "* * all wrong-length" >/dev/null
is "wrong-length announces half" $((size / 2)) "$(header "$(heads $www "$list")" Content-Length)"
script "* * all wrong-length +10" >/dev/null
is "wrong-length too long" $((size + 10)) "$(header "$(heads $www "$list")" Content-Length)"
is "wrong-length is noticed" 18 "$(outcome $www "$list")"
script "* * all headers 200" >/dev/null
is "headers" 200 "$(heads $www "$list" | grep -c '^X-Junk-[0-9]*: x\{1000\}$')"
script "* * all headers 330" >/dev/null
is "headers beyond what curl takes" 56 "$(outcome $www "$list")"
script "* * all bomb" >/dev/null
check "bomb is small" [ "$(ask $www "$list" | wc -c)" -lt 2000000 ]
is "bomb says gzip" gzip "$(header "$(heads $www "$list")" Content-Encoding)"
is "bomb inflates to 1 GB" 1073741824 "$(ask $www "$list" --compressed | wc -c | tr -d ' ')"

# --- time -----------------------------------------------------------------------------------

script "* $www/foia/* all delay 300" >/dev/null
ms=$(took $www "$list")
check "delay" [ "$ms" -ge 290 ]
ask $www "$list" | cmp -s - "$page"
is "delay serves the page" 0 $?
script "* $www/foia/* all slow 20000" >/dev/null
ms=$(took $www "$list")
wanted=$((size * 1000 / 20000))
check "slow is slow" [ "$ms" -ge $((wanted - 20)) ]
check "slow is not slower" [ "$ms" -le $((wanted + 400)) ]
ask $www "$list" | cmp -s - "$page"
is "slow serves the page" 0 $?
script "* $www/foia/* 1 hang
* $www/foia/* 2 slow 10
* $www/foia/* 3 delay 60000" >/dev/null
for _ in 1 2 3; do
	(exec 3>&- && ask $www "$list" --max-time 1.2) >/dev/null 2>&1 &
	sleep 0.1
done
ms=$(took other.example.gov /)
check "none of them blocks others" [ "$ms" -lt 300 ]
peak=$(curl -s "$url/-/peak")
sleep 1.3
has "peak counts what is in flight" "$peak" "$www${tab}3"
has "peak is by host" "$peak" "other.example.gov${tab}1"

# --- control --------------------------------------------------------------------------------

script "" >/dev/null
is "an empty script ends it" 200 "$(code $www "$list")"
encoded=https%3A%2F%2Fwww.example.gov%2Ffoia%2Flist%3Fa%3D1%26b%3Dtwo%2520words
is "replace" ok "$(printf 'the next night' | curl -s --data-binary @- "$url/-/replace?url=$encoded")"
is "the new body is served" "the next night" "$(ask $www "$list" --compressed)"
h=$(heads $www "$list" -H "If-None-Match: $tag" -H "$same")
has "the old tag is stale" "$h" "HTTP/1.1 200"
is "the old date is stale" 200 "$(code $www "$list" -H "$same")"
year=$(date -u +%Y)
has "it is dated now" "$(header "$h" Last-Modified)" " $year "
is "the headers stay" too "$(header "$h" X-Second)"
is "remove" ok "$(curl -s -d '' "$url/-/remove?url=$encoded")"
is "it is gone" 404 "$(code $www "$list")"
printf 'back' | curl -s --data-binary @- "$url/-/replace?url=$encoded" >/dev/null
is "replace brings it back" back "$(ask $www "$list")"
is "no such page" 404 \
	"$(curl -s -o /dev/null -w '%{http_code}' -d x "$url/-/replace?url=http%3A%2F%2Fx%2F")"
curl -s -d new "$url/-/replace?url=http%3A%2F%2Fapi.example.gov%2Fsearch%2F&match=%22page%22%3A1" >/dev/null
is "replace by match" new "$(ask api.example.gov /search/ -d '{"page":1}')"
is "and only that" '{"page":0}' "$(ask api.example.gov /search/ -d '{}')"
is "no such control" 404 "$(curl -s -o /dev/null -w '%{http_code}' "$url/-/nothing")"

# --- the log --------------------------------------------------------------------------------

printf '{"a":\t1,\n"b": 2}' | ask api.example.gov '/search/?x=%20y' -A agent -H 'If-None-Match: "t"' \
	-H "$same" -H 'Accept-Encoding: gzip' --data-binary @- >/dev/null
line=$(curl -s "$url/-/log" | tail -n 1)
is "a line a request" "POST${tab}api.example.gov${tab}/search/?x=%20y${tab}404${tab}agent${tab}\"t\"${tab}Fri, 28 Mar 2025 12:00:00 GMT${tab}gzip${tab}16${tab}{\"a\": 1, \"b\": 2}" \
	"$(printf '%s' "$line" | cut -f 2-)"
check "that starts with the time" expr "$(printf '%s' "$line" | cut -f 1)" : '[0-9][0-9]*$'
awk 'BEGIN { for (i = 0; i < 400; i++) printf "z" }' | ask api.example.gov /search/ --data-binary @- >/dev/null
is "300 bytes of a body" "400 300" \
	"$(curl -s "$url/-/log" | tail -n 1 | awk -F '\t' '{ print $10, length($11) }')"
is "hang and close are 0" 2 "$(awk -F '\t' '$5 == 0' "$work/log" | wc -l | tr -d ' ')"
is "control is not in it" 0 "$(grep -c '/-/' "$work/log")"
curl -s "$url/-/log" | cmp -s - "$work/log"
is "the file is the same" 0 $?

# --- made-up pages --------------------------------------------------------------------------

b=bench.example
is "a list links 100" 100 "$(ask $b '/list?page=1' | grep -c 'href="/doc/')"
has "and the next page" "$(ask $b '/list?page=2')" '<a class="next" href="/list?page=3">'
is "the last links the rest" 50 "$(ask $b '/list?page=3' | grep -c 'href="/doc/')"
lacks "the last has no next" "$(ask $b '/list?page=3')" 'class="next"'
is "there is no page after it" 404 "$(code $b '/list?page=4')"
is "no page 0" 404 "$(code $b '/list?page=0')"
is "no document 0" 404 "$(code $b /doc/0)"
is "the last document" 200 "$(code $b /doc/250)"
is "none after it" 404 "$(code $b /doc/251)"
right=0
for id in 1 2 3 50 77 101 199 250; do
	ask $b /doc/$id >"$work/doc"
	n=$(($(wc -c <"$work/doc")))
	rows=$(grep -c '^<tr><td' "$work/doc")
	tables=$(grep -c '<table' "$work/doc")
	[ "$n" -ge 20000 ] && [ "$n" -le 61440 ] && [ "$rows" -ge 25 ] && [ "$rows" -le 100 ] &&
		[ "$tables" -eq 1 ] && right=$((right + 1))
done
is "documents are of the size promised" 8 $right
ask $b /doc/250 --compressed | cmp -s - "$work/doc"
is "the same at every time" 0 $?
made=$(header "$(heads $b /doc/250)" ETag)
is "304 for made-up pages" 304 "$(code $b /doc/250 -H "If-None-Match: $made")"
has "a script is for them too" "$(script "* $b/doc/* all status 500")$(code $b /doc/1)" 500

# --- the end --------------------------------------------------------------------------------

is "quit answers" ok "$(curl -s -d '' "$url/-/quit")"
ended
is "quit ends it well" 0 $status
is "it had nothing to complain of" "" "$(cat "$work/errors")"

echo "* * 1 hang" >"$work/rules"
start --site "$work/one" --script "$work/rules"
ask $www /gone --max-time 0.4 >/dev/null 2>&1
is "a script from a file" 200 "$(code other.example.gov /-/peak)"
is "a hang over, the next is served" 410 "$(code $www /gone)"
is "who hung up is not in flight" "$www${tab}1" "$(curl -s "$url/-/peak")"
kill -TERM "$pid"
ended
is "SIGTERM ends it well" 0 $status

start --site "$work/one" --script "$work/rules"
port=${url##*:}
(exec 3>&- && ask $www /gone) >/dev/null 2>&1 &
sleep 0.3
exec 3>&-
ended
is "the end of its input ends it, while one hangs" 0 $status
start --site "$work/one" --port "$port"
is "a port by number, at once again" "http://127.0.0.1:$port" "$url"
"$portal" --site "$work/one" --port "$port" >/dev/null 2>&1
is "not one that is taken" 3 $?
exec 3>&-
ended

echo "* * all explode" >"$work/rules"
"$portal" --site "$work/one" --script "$work/rules" >/dev/null 2>"$work/errors"
is "a wrong script file" 3 $?
has "says where" "$(cat "$work/errors")" "line 1"
"$portal" >/dev/null 2>&1
is "wrong usage" 2 $?
"$portal" --site "$work/nowhere" >/dev/null 2>&1
is "no such folder" 3 $?
cp "$site/gone.html" "$site/again.html"
cp "$site/gone.meta" "$site/again.meta"
start --site "$work/one"
has "two pages of one address are said" "$(cat "$work/errors")" "gone.meta' has the address of"
exec 3>&-
ended

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
