#!/bin/sh
# https is verified: a portal with a certificate that nobody vouches for gets no request.
# modes: sanitized
. "$(dirname "$0")/../lib.sh"
files=us_usaspending_files
port=$(($$ % 20000 + 20000))
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext 'subjectAltName=IP:127.0.0.1' \
	-keyout "$work/key" -out "$work/cert" 2> /dev/null
openssl s_server -accept "127.0.0.1:$port" -key "$work/key" -cert "$work/cert" -WWW > "$work/server" 2>&1 &
portal_pid=$!
n=0
until openssl s_client -connect "127.0.0.1:$port" -CAfile "$work/cert" < /dev/null 2>/dev/null | grep -q 'Verify return code: 0' || [ $n -gt 50 ]; do
	n=$((n + 1))
	sleep 0.1
done
[ $n -le 50 ] && ok 'a portal with a certificate of its own answers' || not_ok 'a portal with a certificate of its own answers'
"$PAYDIRT" -q db start
timeout 60 "$PAYDIRT" -v crawl --portal "https://127.0.0.1:$port" --delay 0 --since all $files > "$work/log" 2>&1
holds 'its certificate is refused' "$(cat "$work/log")" '(SSL|certificate|verif)'
is 'nothing was asked of it' "$(grep -c '^FILE:\|GET\|POST' "$work/server")" 0
is 'and nothing is taken from it' "$(sql 'select count(*) from crawl.page')" 0
finish
