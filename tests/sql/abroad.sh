#!/bin/sh
# Records from cities and from abroad: whose agency it is, in what the amounts are, and what is no
# supply. With the real captures: their counts, made independently of this program.
# modes: plain
. "$(dirname "$0")/../lib.sh"
pages=$top/tests/parsers

load() {
	"$PAYDIRT" load "$@" > "$work/log" 2>&1
}

load mx_cdmx_contracts "$pages/mx_cdmx_contracts/packages.json"
is 'a package in UTF-8' $? 0
rows="select (select string_agg(to_jsonb(c)::text, ' ' order by contract_key) from (select contract_key, vendor, description, potential, currency from core.contract_record) c),
	(select string_agg(vendor || ' ' || role, ', ' order by vendor) from core.bidder), (select count(*) || ' ' || sum(paid) from core.payment)"
before=$(sql "$rows")
holds 'has contract, bidders and payments' "$before" 'COMUNIC@RTE.*SERVICIO Y DISTRIBUIDORA tenderer.*2 327816.00'
load mx_cdmx_contracts "$pages/mx_cdmx_contracts/packages-latin.json"
holds 'the same in ISO-8859-1 changes no row' "$(cat "$work/log")" 'rows: 0 new, 0 changed, 0 gone'
is 'and has the same rows' "$(sql "$rows")" "$before"

load gb_find_a_tender "$pages/gb_find_a_tender/packages.json"
load gb_contracts_finder "$pages/gb_contracts_finder/packages-second.json"
load us_or_portland_contracts "$pages/us_or_portland_contracts/packages.json"
load us_il_chicago_contracts --kind rows "$pages/us_il_chicago_contracts/rows.json"
is 'no agency of a city or from abroad is taken for a federal one' "$(sql "select count(*), count(agency) from core.agency")" \
	"$(sql "select count(*), 0 from core.agency")"
is 'the Home Office is British' "$(sql "select jurisdiction from core.agency where name = 'Home Office'")" GB
is 'an award that is pending supplies nothing' "$(sql "select relation, kind from core.evidence where source = 'gb_contracts_finder' and vendor like 'BYTES%'")" 'pitched|listed'
is "a framework's value is a ceiling" "$(sql "select ceiling, potential, currency from core.contract where vendor = 'Siemens Energy Limited'")" '54393.60||GBP'
is "a shared value is nobody's" "$(sql "select count(*), count(potential), min(currency) from core.contract where solicitation = '215_24'")" '2|0|GBP'
is 'no amount in another currency counts as obligated' "$(sql "select count(obligated) from core.contract where currency <> 'USD'")" 0
is 'who offered in Portland' "$(sql "select string_agg(vendor || ' ' || amount, ', ' order by vendor) from pub.bidders where role = 'bid'")" \
	'Carahsoft Technology Corp 250000.00, SHI International Corp 240000.00'
is 'the maker behind the reseller' "$(sql "select distinct vendor, through from core.evidence where kind = 'reseller' and source = 'us_or_portland_contracts'")" \
	'Tableau|Carahsoft Technology Corp'
is "a city's amount is potential" "$(sql "select sum(potential), count(obligated) from core.evidence where source = 'us_il_chicago_contracts'")" '23987880.00|0'

load us_ca_sf_payments --kind rows "$pages/us_ca_sf_payments/rows-odd.json"
is 'a person who is paid has no name and no key' "$(sql "select vendor, payment_key from pub.payments where vendor = 'a sole proprietor'")" 'a sole proprietor|'

[ -n "$PAYDIRT_REAL" ] || { skip 'PAYDIRT_REAL is not set: the real captures are not tried'; finish; }
use_var real
load gb_contracts_finder "$PAYDIRT_REAL/ocds/contracts-finder-search-limit1-2022-10-18.json"
load py_dncp_contracts "$PAYDIRT_REAL/ocds/record-package-paraguay-linked.json"
load mx_cdmx_contracts "$PAYDIRT_REAL/ocds/release-package-cdmx-utf-8.json"
is "the captures' releases" "$(sql "select string_agg(source || ' ' || n, ', ' order by source) from (select source, count(*) as n from core.notice group by 1) x")" \
	'gb_contracts_finder 1, mx_cdmx_contracts 2, py_dncp_contracts 1'
is 'contracts' "$(sql "select string_agg(vendor || ' ' || potential || ' ' || currency, ', ' order by vendor) from core.contract")" \
	'BYTES SOFTWARE SERVICES LIMITED 44341.25 GBP, COMUNIC@RTE & CONSULTING SA DE C 1311264.00 MXN, MASTER SOFT SRL 135630400.00 PYG'
is 'payments' "$(sql "select count(*), sum(paid), min(currency) from core.payment")" '11|1311264.00|MXN'
load us_ca_sf_payments "$PAYDIRT_REAL/state-local/sf-vendor-payments-sample-10000.csv"
is "San Francisco's rows" "$(sql "select count(*), sum(paid), min(fiscal_year), max(fiscal_year) from core.payment where source = 'us_ca_sf_payments'")" \
	'10000|26329994286.96|2007|2026'
is 'and no issue but repeats' "$(sql "select count(*) from crawl.issue where message not like '% records repeat another%' and message not like '%in more than one way%'")" 0
finish
