/*
 * City of Chicago: payments to vendors.
 * https://data.cityofchicago.org/d/s4vu-giwb
 *
 * A check's day is text, month first; before 2012 it is a year alone. Vouchers that are no
 * contract's have "DV" for its number.
 */
#include "family/open_table.h"

static const struct column columns[] = {
	{ "voucher_number", IGNORE, "part of the key" },
	{ "amount", PAYMENT_PAID, NULL },
	{ "check_date", PAYMENT_PAID_DATE, TABLE_DATE },
	{ "department_name", MAY_MISS(PAYMENT_SUBTIER), NULL },
	{ "contract_number", MAY_MISS(PAYMENT_CONTRACT_NUMBER), NULL },
	{ "vendor_name", PAYMENT_VENDOR, NULL },
	{ "cashed", IGNORE, "whether the check was cashed" },
	{ NULL, IGNORE, NULL },
};

static const struct open_table table = {
	.software = TABLE_SOCRATA,
	.kind = KIND_PAYMENT,
	.url = "https://data.cityofchicago.org/resource/s4vu-giwb",
	.order = ":id",
	.jurisdiction = "US-IL-Chicago",
	.agency = "City of Chicago",
	.key = "voucher_number,contract_number,department_name,vendor_name,check_date,amount",
	.since = { "check_date like '%/", "'" },
	.by_year = true,
	.permalink = "https://data.cityofchicago.org/d/s4vu-giwb",
};

SOURCE(us_il_chicago_payments) = {
	.title = "Chicago: payments",
	.publisher = "City of Chicago, Department of Finance",
	.home = "https://data.cityofchicago.org/d/s4vu-giwb",
	.licence = "public; terms of data.cityofchicago.org",
	.holds =
	    "What the city paid to whom since 1996, by voucher, with the contract's number. "
	    "Each night reads the current year.",
	.lacks = "What for: the contract says it (us_il_chicago_contracts). Days of payments "
		 "before 2012.",
	.lag_days = 7,
	.every_hours = 168,
	.hosts = { "data.cityofchicago.org" },
	.delay_ms = 2000,
	.floors = { { KIND_PAYMENT, PAYMENT_VENDOR, 98 }, { KIND_PAYMENT, PAYMENT_PAID, 98 } },
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "file", .parse = table_file, .stream = true },
	    { .kind = "rows", .parse = table_rows },
	    { .kind = "count", .parse = table_count } },
	.columns = columns,
	.family = &table,
};
