#!/bin/sh
# What changed, watch lists, mail, webhook and feed: watch.sh [PROGRAM].
# modes: plain
[ $# = 0 ] || PAYDIRT=$1
. "$(dirname "$0")/../lib.sh"
. "$top/tests/sql/pub/hostile.sh"
here=$top/tests/sql/pub
unset COLUMNS NO_COLOR

load() {
	"$PAYDIRT" -q load us_usaspending_files "$@" > "$work/log" 2>&1 || { not_ok "load $*"; cat "$work/log"; }
}

watch() {
	"$PAYDIRT" -q watch "$@" 2> "$work/err"
}

# the text of the newest mail
mail() {
	sed '1,/^$/d' "$work/mail" | base64 -d
}

cat > "$work/sendmail" <<-'END'
	#!/bin/sh
	echo "$@" > "$MAIL.args"
	cat > "$MAIL"
	[ ! -e "$MAIL.refuse" ]
END
chmod +x "$work/sendmail"
export PAYDIRT_SENDMAIL="$work/sendmail" MAIL="$work/mail"
page=$PAYDIRT_VAR/watch/changes.md
feed=$PAYDIRT_VAR/watch/feed.atom

load "$here/actions.csv" "$here/awards.csv" "$here/subawards.csv"

# ----------------------------------------------------------------------------------- lists
is 'a list is added' "$(watch add pal --agency ICE --vendor Palantir --mail desk@newsroom.example; echo $?)" 0
is 'and more' "$(watch add all --all; watch add words --words 'case management'; watch list | cut -d' ' -f1 | tr '\n' ' ')" 'all pal words '
holds 'they say what they look for' "$(watch list)" '^pal +agency ICE, vendor Palantir, mail desk@newsroom.example$'
is 'a name twice' "$(watch add pal; echo $?)" 2
is 'names that are paths' "$(watch add ../x; echo $?; watch remove ../watch/pal; echo $?)" '2
2'
is 'an agency that is none' "$(watch add x --agency Nowhere; echo $?)" 2
is 'an address that is an option' "$(watch add x --mail -oQ/tmp@x; echo $?) $(watch add x --mail 'a@b, c@d'; echo $?) $(watch add x --webhook file:///etc/passwd; echo $?) $(watch add x --vendor "$(printf 'a\nmail: x@y')"; echo $?)" '2 2 2 2'
is 'no file is left of those' "$(ls "$PAYDIRT_VAR/watch")" 'all.watch
pal.watch
words.watch'
is 'they are no one else'"'"'s to read' "$(stat -c %a "$PAYDIRT_VAR/watch/pal.watch")" 600

# ---------------------------------------------------------------------------------- nights
is 'the first night is silent' "$(watch run; echo $?)$(cat "$work/mail" 2>/dev/null)" 0
holds 'and says that there is nothing' "$(cat "$page")" '^Nothing new for 3 watch lists\.$'
is 'so is one on which nothing came' "$(watch run; echo $?)$(cat "$work/mail" 2>/dev/null)$(grep -c '<entry>' "$feed")" 00
hostile > "$work/hostile.csv"
{
	head -1 "$here/actions.csv"
	sed -n '/_70TEST25F00000001_P00001_/{s/P00001/P00002/g;s/2025-06-10/2025-09-10/g;p;s/P00002/P00003/g;p}' "$here/actions.csv"
} > "$work/later.csv"
load "$work/later.csv"
load "$here/actions-changed.csv"
load "$here/delta.csv"
load "$work/hostile.csv"
is 'a night with news' "$(watch run; echo $?)" 0
holds 'two actions of one award are one line' "$(cat "$page")" '^- Palantir: supplied \(prime\), ICE, 70TEST25F00000001, 2025-09-10, 2 records, 1,000,000.00 obligated'
holds 'what changed, field by field' "$(cat "$page")" '^- CARAHSOFT TECHNOLOGY CORP: modification, ICE, 70TEST25F00000002: obligated 20000.50 → 25000.50'
holds 'what is gone' "$(cat "$page")" '^- PALANTIR TECHNOLOGIES INC.: modification, ICE, 70TEST25F00000009, gone: deleted by the source'
holds 'a section a list' "$(grep '^## ' "$page")" '^## pal: 1 new, 0 changed, 1 gone$'
is 'the mail goes to whom it should' "$(cat "$work/mail.args")" '-i -- desk@newsroom.example'
holds 'its subject' "$(grep '^Subject' "$work/mail")" '^Subject: paydirt: pal: 1 new, 0 changed, 1 gone$'
holds 'its text' "$(mail)" '^- Palantir: supplied \(prime\), ICE, 70TEST25F00000001'
lacks 'and nothing of the other lists' "$(mail)" 'HOST'
is 'the feed has an entry a list' "$(grep -c '<entry>' "$feed")" 2
is 'told once' "$(rm "$work/mail"; watch run; echo $?)$(ls "$work/mail" 2>/dev/null)$(grep -c '<entry>' "$feed")" 02

# --------------------------------------------------------------------------------- hostile
is 'the feed is XML' "$(echo "select xml_is_well_formed_document(:'feed')" | "$PAYDIRT" -q db psql -XAtq -v feed="$(cat "$feed")")" t
lacks 'nothing in it is run' "$(cat "$feed")" '(<script|<img|&lt;script|&lt;img)'
lacks 'nor turned round' "$(cat "$feed" "$page")" "$(printf '\342\200\256')"
holds 'but shown' "$(cat "$feed")" 'RIGHT .u202e TO LEFT INC'

# ------------------------------------------------------------------------------ deliveries
printf 'POST */hook* all body %s application/json\nPOST */no* all status 500\n' "$here/own.sql" > "$work/script"
start_portal --script "$work/script"
watch add hook --vendor Adobe --webhook "$portal/hook?key=secret"
watch add bad --vendor Adobe --webhook "$portal/no"
lacks 'a webhook'"'"'s key is not shown' "$(watch list)" secret
watch run
{
	head -1 "$here/actions.csv"
	action 21 CARAHSOFTUEI 'CARAHSOFT TECHNOLOGY CORP' 'ADOBE ACROBAT LICENSES'
} > "$work/adobe.csv"
load "$work/adobe.csv"
is 'a webhook that fails is a failure' "$(watch run; echo $?)" 1
holds 'and said, without its address' "$(cat "$work/err")" 'bad: the webhook answered 500$'
is 'the other one was asked once' "$(grep -c '/hook' "$work/asked")" 1
is 'the failed one is told again, the other not' "$(watch run; echo $?) $(grep -c '/hook' "$work/asked") $(grep -c '/no' "$work/asked")" '1 1 2'
watch remove bad
touch "$work/mail.refuse"
load "$here/actions.csv"
sed 's/P00002/P00004/g; s/P00003/P00005/g' "$work/later.csv" > "$work/latest.csv"
load "$work/latest.csv"
is 'a mail that is not taken is a failure' "$(watch run; echo $?)" 1
rm "$work/mail.refuse" "$work/mail"
is 'and is sent the next night' "$(watch run; echo $?) $(mail | grep -c '2025-09-10, 2 records')" '0 1'
is 'removed lists leave nothing' "$(ls "$PAYDIRT_VAR/watch" | grep -cE '^(new|bad)')" 0

# ---------------------------------------------------------------------------------- changes
changes() {
	"$PAYDIRT" -q changes "$@" --format csv 2>/dev/null | tr -d '\r'
}
holds 'changes tells of all three' "$(changes --all | cut -d, -f1 | sort | uniq -c | tr -s ' \n' ' ')" ' [0-9]+ changed [0-9]+ gone [0-9]+ new '
holds 'of one vendor' "$(changes --vendor Palantir --agency ICE)" '^gone,.*70TEST25F00000009'
lacks 'and no other' "$(changes --vendor Palantir --agency ICE)" 'Tableau'
is 'since tomorrow: nothing' "$(changes --all --since "$(date -u -d tomorrow +%Y-%m-%d)" | wc -l | tr -d ' ')" 1
is 'wrong words are wrong usage' "$("$PAYDIRT" -q changes --since never > /dev/null 2>&1; echo $?) $("$PAYDIRT" -q changes --agency Nowhere > /dev/null 2>&1; echo $?)" '2 2'

finish
