#!/bin/sh
# A reporter's own reference rows: they add, correct and switch off ours; a bad row is said and the rest goes
# on; and only what a changed row can concern is worked out again.
# modes: plain
. "$(dirname "$0")/../lib.sh"

own=$work/own
mkdir "$own"
row() {
	printf '%s,70CTD025FR%07d,"%s",100.0,2025-0%d-01,0,IT AND TELECOM,SOFTWARE PUBLISHERS,"%s",CONT_AWD_70CTD025FR%07d_%s_NNG15SC71B_8000\n' "$4" "$1" "$2" "$1" "$3" "$1" "${5:-7012}"
}
{
	echo 'Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Product/Service Description,NAICS Description,Transaction Description,Generated Award ID'
	row 1 'ORCHARD RESALE LLC' 'QUINCETREE LICENSES' ICE
	row 2 'ORCHARD RESALE LLC' 'TABLEAU LICENSES' ICE
	row 3 'ORCHARD RESALE LLC' 'SPLUNK LICENSES' ICE
	row 4 'ORCHARD RESALE LLC' 'ORACLE DATABASE LICENSES' CBP
	row 5 'PLUM SOFTWARE INC' 'PLUM LICENSES' 'PLUM ISLAND LAB' 9999
} > "$work/awards.csv"
"$PAYDIRT" -q load us_usaspending_files "$work/awards.csv"
export PAYDIRT_REFERENCE=$own
makers() {
	sql "select string_agg(distinct family || '/' || vendor, ' ' order by family || '/' || vendor) from pub.evidence where kind = 'reseller'"
}
# what a statement changes: rows of core that were written
written() {
	sql "select pg_stat_force_next_flush()" > "$work/flush"
	sql "select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables where schemaname = 'core' and relname = '$1'"
}
is 'ours alone' "$(makers)" 'Cisco/Splunk Oracle/Oracle Salesforce/Tableau'

printf 'vendor;class;names;what\r\nQuincetree;maker;QUINCETREE INC;orchards\r\nPlum Software;maker;PLUM SOFTWARE INC;\r\n' > "$own/vendors.csv"
printf 'words,product,vendor\nQUINCETREE;QUINCE TREE,Quincetree,quincetree\n' > "$own/products.csv"
is 'add a vendor and a product, with any separator and order of columns' "$(makers)" 'Cisco/Splunk Oracle/Oracle Quincetree/Quincetree Salesforce/Tableau'
printf 'family,vendor,from\nOracle,Quincetree,2025-01-15\n' > "$own/families.csv"
is 'a family, from its day on' "$(sql "select family from pub.evidence where vendor = 'Quincetree'")" 'Quincetree'
printf 'family,vendor,from\nOracle,Quincetree,2024-01-15\n' > "$own/families.csv"
is 'and before' "$(sql "select family from pub.evidence where vendor = 'Quincetree'")" 'Oracle'

evidence=$(written evidence) mention=$(written mention)
printf 'family,vendor,from,off\nOracle,Quincetree,2024-01-15,\nCisco,Splunk,,yes\n' > "$own/families.csv"
is 'switch off a family of ours' "$(makers)" 'Oracle/Oracle Oracle/Quincetree Salesforce/Tableau Splunk/Splunk'
is 'which writes the one row of the ledger that it concerns' "$(($(written evidence) - evidence))" 1
is 'and looks into no text' "$(($(written mention) - mention))" 0

printf 'product,near\nTableau,NOWHERE\n' > "$own/products.csv"
is 'correct a product of ours: its other columns stay' "$(sql "select vendor, near, words ilike '%%TABLEAU%%', source <> '' from core.product where product = 'Tableau'")" 'Tableau|NOWHERE|t|t'
lacks 'and what it found is gone' "$(makers)" 'Tableau'
printf 'product,off\nSplunk,yes\n' > "$own/products.csv"
printf 'vendor,off\nOracle,yes\n' > "$own/vendors.csv"
makers > "$work/now"
holds 'the correction went with its row' "$(cat "$work/now")" 'Salesforce/Tableau'
lacks 'and a product and a vendor are switched off' "$(cat "$work/now")" 'Oracle|Splunk'

# what is wrong is said with file and line, and the rest goes on
printf 'product,vendor,words,pattern\nBad Pattern,Tableau,BAD,(\nNo Vendor,Nobody,NOBODY,\nNo Words,Tableau,,\nShort\nGood One,Tableau,ORACLE DATABASE,\n' > "$own/products.csv"
printf 'family,vendor,from\nOracle,Quincetree,soon\nOracle,Nobody,\n' > "$own/families.csv"
printf 'vendor,class,colour\nQuincetree,tree,red\n' > "$own/vendors.csv"
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'bad rows do not stop it' "$?" 0
said=$(cat "$work/log")
holds 'a pattern' "$said" "own/products.csv, line 2: the 'pattern' pattern does not compile: missing closing parenthesis"
holds 'a vendor that is not there' "$said" "own/products.csv, line 3: there is no vendor 'Nobody' in vendors.csv; the row is left out"
holds 'nothing to look for' "$said" 'own/products.csv, line 4: it has no words to look for'
holds 'a row that is cut' "$said" 'own/products.csv, line 5: '
holds 'a date' "$said" "own/families.csv, line 2: 'soon' is not a date as 2021-07-21"
holds 'a class' "$said" "own/vendors.csv, line 2: the class 'tree' is none of maker"
holds 'a column' "$said" "own/vendors.csv: the column 'colour' is not one that is read"
holds 'the good row counts' "$(makers)" 'Salesforce/Tableau'
is 'its quote too' "$(sql "select count(*) from core.mention where product = 'Good One'")" 1
printf 'maker\nX\n' > "$own/vendors.csv"
"$PAYDIRT" migrate > "$work/log" 2>&1
is 'a file without its key column is refused' "$?" 3
holds 'and said' "$(cat "$work/log")" "own/vendors.csv has no column 'vendor'"

rm "$own"/*
printf 'agency,name,aliases\nPlum Lab,Plum Island Laboratory,PLUM ISLAND LAB\n' > "$own/agencies.csv"
is 'an agency, by an alias' "$(sql "select agency from pub.evidence where vendor = 'PLUM SOFTWARE INC'")" 'Plum Lab'
rm "$own"/*
is 'without the folder''s files it is as it was' "$(makers)" 'Cisco/Splunk Oracle/Oracle Salesforce/Tableau'
is 'agencies too' "$(sql "select agency from pub.evidence where vendor = 'PLUM SOFTWARE INC'")" 'PLUM ISLAND LAB'

# what this program ships
is 'makers of software and their products' "$(sql "select (select count(*) from core.known_vendor where class = 'maker' and software) >= 400, (select count(*) from core.product p join core.known_vendor v using (vendor) where v.class = 'maker' and v.software) >= 900")" 't|t'
is 'every row of ours has a source' "$(sql "select count(*) from (select source from core.known_vendor union all select source from core.product union all select source from core.family union all select source from core.reseller union all select source from core.known_agency) s where coalesce(source, '') = ''")" 0
is 'a family of ours is in no other on the same day: whose it is then stands in a row of its own' \
	"$(sql "select a.vendor, a.family, b.family from core.family a join core.family b on b.vendor = a.family and coalesce(a.until_date, 'infinity') >= coalesce(b.from_date, '-infinity') and coalesce(b.until_date, 'infinity') >= coalesce(a.from_date, '-infinity') where not exists (select from core.family c where c.vendor = a.vendor and c.family = b.family)")" ''
is 'no product or family of ours names a vendor that is not listed' "$(sql "select (select count(*) from core.product), (select count(*) from core.family), (select count(*) from core.reseller)")" "$(cd "$top/sql/reference" && for f in products families resellers; do tail -n +2 $f.csv | wc -l; done | tr -d ' ' | paste -sd'|')"
finish
