#!/bin/sh
# Judgements: merges and splits are dated, have a reason, can be taken back, and hold through later runs,
# also in another database.
# modes: plain
. "$(dirname "$0")/../lib.sh"

heading='Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Product/Service Description,NAICS Description,Transaction Description,Generated Award ID'
# awards NUMBER RECIPIENT TEXT …: writes awards.csv
row() {
	printf 'ICE,70CTD025FR%07d,"%s",100.0,2025-0%d-01,0,IT AND TELECOM,SOFTWARE PUBLISHERS,"%s",CONT_AWD_70CTD025FR%07d_7012_NNG15SC71B_8000\n' "$1" "$2" "$1" "$3" "$1"
}
load() {
	"$PAYDIRT" -q load us_usaspending_files "$1" > "$work/log" 2>&1 || cat "$work/log"
}
family() {
	sql "select string_agg(distinct family, '; ') from pub.evidence where kind = 'prime' and vendor = '$1'"
}
vendor() {
	"$PAYDIRT" vendor "$@" > "$work/out" 2> "$work/err"
}

{ echo "$heading"; row 1 'ORCHARD SOFT LLC' 'LICENSES'; row 2 'ORCHARD SOFTWARE LLC' 'LICENSES'; row 3 'SLACK GROUP INC' 'GARDEN TOOLS'; row 4 'PLUM INC' 'X'; } > "$work/first.csv"
{ echo "$heading"; row 5 'ORCHARD SOFT LLC' 'MORE'; row 6 'ORCHARD SOFTWARE LLC' 'MORE'; row 7 'SLACK TECHNOLOGIES LLC' 'SLACK'; } > "$work/second.csv"
load "$work/first.csv"
is 'two names are two vendors' "$(family 'ORCHARD SOFT LLC')" 'ORCHARD SOFT LLC'

vendor merge 'Orchard Soft' 'Orchard Software, L.L.C.'
is 'a judgement needs a reason' "$?" 2
holds 'and says so' "$(cat "$work/err")" 'needs its reason: --why'
vendor merge 'Nobody Inc' 'Orchard Software' --why x
is 'a name that nobody has' "$?" 2
holds 'is said' "$(cat "$work/err")" "no record names a vendor 'Nobody Inc'"
vendor merge 'Orchard Soft' 'ORCHARD SOFT LLC' --why x
is 'a vendor is not merged with itself' "$?" 2

vendor merge 'Orchard Soft' 'Orchard Software, L.L.C.' --why 'renamed in 2024, state register'
is 'merge' "$?" 0
is 'holds at once' "$(family 'ORCHARD SOFT LLC')" 'ORCHARD SOFTWARE LLC'
holds 'and says who decided, when and why' "$(sql "select because from pub.evidence where vendor = 'ORCHARD SOFT LLC'")" 'a person decided on 20[0-9-]*: renamed in 2024, state register$'
is 'the other vendor is what it was' "$(sql "select same_as is null from pub.vendors where vendor = 'ORCHARD SOFTWARE LLC'")" t
load "$work/second.csv"
is 'it holds for what a later run brings' "$(sql "select count(*) from pub.evidence where vendor = 'ORCHARD SOFT LLC' and family = 'ORCHARD SOFTWARE LLC'")" 2
vendor merge 'Orchard Software' 'Plum Inc' --why 'bought'
is 'who is taken to be somebody else''s is that one too' "$(family 'ORCHARD SOFT LLC')" 'PLUM INC'

is 'a name is listed' "$(family 'SLACK TECHNOLOGIES LLC')" 'Salesforce'
vendor split 'Slack Technologies' 'listed:slack' --why 'a namesake'
is 'split from the lists' "$?" 0
is 'is listed no more' "$(family 'SLACK TECHNOLOGIES LLC')" 'SLACK TECHNOLOGIES LLC'
vendor merge 'Slack Group' 'listed:Slack' --why 'its old name'
is 'merge with the lists, with the family of the day' "$(family 'SLACK GROUP INC')" 'Salesforce'
vendor split 'Slack Group' 'listed:Nothing At All' --why x
is 'a list has no such vendor' "$?" 2

vendor list --format csv
cp "$work/out" "$work/list.csv"
is 'the list' "$(cut -d, -f1-2 "$work/list.csv" | tr '\n' ' ')" 'number,verdict 4,merge 3,split 2,merge 1,merge '
vendor undo 2 --why 'it was not bought'
is 'undo' "$?" 0
is 'takes back one decision alone' "$(family 'ORCHARD SOFT LLC')" 'ORCHARD SOFTWARE LLC'
vendor undo 2 --why again
is 'but once' "$?" 2
is 'and stays on record' "$(sql "select undone_why, undone is not null from core.judgement where judgement_id = 2")" 'it was not bought|t'
vendor import "$work/list.csv"
is 'what is there is not taken in again' "$(sql 'select count(*) from core.judgement')" 4
load "$work/first.csv"
is 'nor does a later run bring it back' "$(family 'ORCHARD SOFT LLC')" 'ORCHARD SOFTWARE LLC'
vendor split 'Orchard Soft' 'Orchard Software' --why 'the register was wrong'
is 'the newest decision about two counts' "$(family 'ORCHARD SOFT LLC')" 'ORCHARD SOFT LLC'
vendor list --format csv
cp "$work/out" "$work/list.csv"

# another database, of the same server
"$PAYDIRT" -q db psql -Xqc 'create database elsewhere'
PAYDIRT_DATABASE="$("$PAYDIRT" db status | tail -1 | sed 's/dbname=[^ ]*//') dbname=elsewhere"
export PAYDIRT_DATABASE
{ cat "$work/list.csv"; echo '9,marry,,,,,,,,,,'; echo '10,merge,A,B,why,2026-13-77T00:00:00Z,me,,,,00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-000000000002'; } > "$work/import.csv"
"$PAYDIRT" vendor import "$work/import.csv" 2> "$work/err"
is 'a list is taken in before its vendors are known' "$(sql 'select count(*), count(undone) from core.judgement')" '5|1'
holds 'a bad row is said with file and line' "$(cat "$work/err")" "import.csv, line 7: the verdict is 'marry', not merge or split; the row is left out"
holds 'a bad date too' "$(cat "$work/err")" "line 8: '2026-13-77T00:00:00Z' is no date"
load "$work/first.csv"
load "$work/second.csv"
is 'and holds when they come' "$(family 'SLACK TECHNOLOGIES LLC'), $(family 'SLACK GROUP INC'), $(family 'ORCHARD SOFTWARE LLC')" 'SLACK TECHNOLOGIES LLC, Salesforce, ORCHARD SOFTWARE LLC'
unset PAYDIRT_DATABASE
finish
