#!/bin/sh
# Crawls the stand-in portal over HTTP with the real crawler and prints the answer with its proofs:
# demo.sh PAYDIRT PORTAL. The pages are samples made of true public facts, in the portals' own format.
set -eu
paydirt=$1
top=$(cd "$(dirname "$0")/../.." && pwd)
url=$(mktemp)
# the portal ends when its input ends, so it cannot outlive this script
mkfifo "$url.in"
"$2" --until-eof --site "$top/tests/parsers" < "$url.in" > "$url" 2> "$url.err" &
exec 3> "$url.in"
trap 'exec 3>&-; rm -f "$url" "$url.in" "$url.err"' EXIT
n=0
until [ -s "$url" ] || [ $n -gt 100 ]; do
	sleep 0.05
	n=$((n + 1))
done
[ -s "$url" ] || { cat "$url.err"; exit 1; }

"$paydirt" crawl --portal "$(cat "$url")" --delay 0 --since all
echo
"$paydirt" ask pitched-or-supplied --agency ICE
echo
cat <<TXT
These are samples. What to do next:
  PAYDIRT_VAR=var/live PAYDIRT_CONTACT=you@newsroom.example $paydirt crawl     the real portals, at their pace
  $paydirt ask                                                                 the questions; 'trace ID' walks one row back to its bytes
  $paydirt ask pitched-or-supplied --agency ICE --format csv -o ice.csv        the answer as a file
TXT
