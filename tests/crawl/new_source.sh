#!/bin/sh
# A new source, as README shows it: make new, fill in, read what the parser says, crawl.
# modes: plain
. "$(dirname "$0")/../lib.sh"
case $PAYDIRT in *asan*) skip 'the sanitized program builds no new source'; finish ;; esac
tree=$work/tree
mkdir -p "$tree/.build" "$tree/tests/parsers"
cp -a "$top/Makefile" "$top/scraper" "$top/parsers" "$top/sql" "$tree"
cp -a "$top/tests/parsers/run.sh" "$tree/tests/parsers"
cp -a "$(dirname "$PORTAL")" "$tree/.build/release-gcc"
cd "$tree" || exit 1
unset PAYDIRT

name=us_zz_contracts
cat > saved.html << 'END'
<html><head><title>Awarded contracts</title></head><body>
<table id="layout"><tr><td>Home</td><td>Contracts</td></tr></table>
<table class="awards">
<tr><td><b>PO #</b></td><td><b>Supplier</b></td><td><b>Contract Amount</b></td><td><b>Effective Date</b></td><td><b>Buyer's Phone</b></td></tr>
<tr><td><a href="award?id=7">PO-7</a></td><td>SALESFORCE, INC.</td><td>$ 1,476,476.65</td><td>11/05/2025</td><td>555-0100</td></tr>
<tr><td>PO-8</td><td>GeoToll, Inc.</td><td>63592.01</td><td>soon</td><td></td></tr>
<tr><td>PO-9</td><td></td><td></td><td></td><td></td></tr>
</table>
</body></html>
END

holds 'a name that is none is refused' "$(make -s new SOURCE=Ohio 2>&1)" "us_oh_contracts; not 'Ohio'"
holds 'a page that is not there as well' "$(make -s new SOURCE=$name PAGE=none.html URL=https://x.example/ 2>&1)" "no page 'none.html'"
[ ! -e parsers/$name.c ] && ok 'and nothing is left of it' || not_ok 'and nothing is left of it'

said=$(make -s new SOURCE=$name URL=https://contracts.zz.example/awards PAGE=saved.html 2>&1)
holds 'make new says what to do' "$said" 'fill in 6 places'
holds 'and what to run then' "$said" "next: make && tests/parsers/run.sh $name"
holds 'and does not touch a source that is there' "$(make -s new SOURCE=$name 2>&1)" "there is a source '$name'"
make -s paydirt > make.log 2>&1
is 'the template compiles' "$?$(cat make.log | grep -c error)" 00
said=$(tests/parsers/run.sh $name 2>&1)
holds 'its test names each line to fill in' "$said" "parsers/$name.c, line 10: fill in who buys"
is 'six of them' "$(echo "$said" | grep -c 'fill in')" 6
[ ! -e tests/parsers/$name/list.expected ] && ok 'and no transcript is written yet' || not_ok 'and no transcript is written yet'

sed -i 's/FILL IN: who buys.*"/State of Examples"/; s/FILL IN: *//' parsers/$name.c
sed -i '/{ IGNORE, NULL, NULL }/i\	{ IGNORE, "buyers phone", "a person" },' parsers/$name.c
make -s paydirt > make.log 2>&1
is 'filled in, it compiles' $? 0
holds 'the first run writes the transcripts and fails once' "$(tests/parsers/run.sh $name 2>&1)" 'list.html: there was no expected transcript'
holds 'the second passes' "$(tests/parsers/run.sh $name 2>&1)" ', 0 failed'
expected=$(tr '\n' ' ' < tests/parsers/$name/list.expected)
holds 'a row is a contract' "$expected" 'contract_key: US-ZZ/PO-7 .*awarding_toptier: State of Examples  .*vendor: SALESFORCE, INC. .*start_date: 2025-11-05 .*permalink: https://contracts.zz.example/award.id=7 .*current_value: 1476476.65'
holds 'what is no date is said' "$expected" "note: start_date: 'soon' is no date"
holds 'a row without vendor too' "$expected" 'row: a contract without number or vendor'
lacks 'and the phone is nowhere' "$expected" '555'
holds 'a page that was cut off is refused' "$(cat tests/parsers/$name/list-broken.expected)" 'the page ends before its end'

"$PORTAL" --site "$tree/tests/parsers" > "$work/portal.url" 2> "$work/portal.err" &
portal_pid=$!
n=0
until [ -s "$work/portal.url" ] || [ $n -gt 100 ]; do sleep 0.05; n=$((n + 1)); done
PAYDIRT=$tree/paydirt
"$PAYDIRT" crawl --portal "$(cat "$work/portal.url")" --delay 0 $name > crawl.log 2>&1
is 'a crawl runs through' $? 0
is 'and its contracts are there' "$(sql "select string_agg(vendor, ', ' order by vendor) from pub.contracts where source = '$name'")" 'GeoToll, Inc., SALESFORCE, INC.'
finish
