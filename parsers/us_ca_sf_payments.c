/*
 * City and County of San Francisco: payments to vendors, summed by purchase order.
 * https://data.sfgov.org/d/p5r5-fd7g
 *
 * A row is what one purchase order paid in one fiscal year (from July) out of one fund and
 * program: it grows from load to load. The chart of accounts changed in 2018. Vendors may be
 * persons; those with a licensed trade behind their name are taken as such.
 */
#include "family/open_table.h"

#define ACCOUNT "the account that it was paid from: part of the key"

static const struct column columns[] = {
	{ "fiscal_year", PAYMENT_FISCAL_YEAR, NULL },
	{ "department", PAYMENT_SUBTIER, NULL },
	{ "program", MAY_MISS(PAYMENT_OFFICE), NULL },
	{ "vendor", MAY_MISS(PAYMENT_VENDOR), NULL },
	{ "supplier_other_non_supplier_payees", MAY_MISS(PAYMENT_VENDOR), NULL },
	{ "contract_number", MAY_MISS(PAYMENT_CONTRACT_NUMBER), NULL },
	{ "sub_object", MAY_MISS(PAYMENT_DESCRIPTION), NULL },
	{ "contract_title", MAY_MISS(PAYMENT_DESCRIPTION), NULL },
	{ "vouchers_paid", PAYMENT_PAID, NULL },
	{ "vouchers_pending", MAY_MISS(PAYMENT_PENDING), NULL },
	{ "encumbrance_balance", MAY_MISS(PAYMENT_REMAINING), NULL },
	{ "purchase_order", IGNORE, "part of the key" },
	{ "purchase_order_date", IGNORE, "the order's, not the payment's" },
	{ "purchasing_authority_description", IGNORE, "part of the key" },
	{ "related_govt_units", IGNORE, "whether another government is paid" },
	{ "organization_group*", IGNORE, "the department's group" },
	{ "department_code", IGNORE, ACCOUNT },
	{ "program_code", IGNORE, ACCOUNT },
	{ "character*", IGNORE, ACCOUNT },
	{ "object*", IGNORE, ACCOUNT },
	{ "sub_object_code", IGNORE, ACCOUNT },
	{ "fund*", IGNORE, ACCOUNT },
	{ "vouchers_pending_retainage", IGNORE, "what is kept back until the work is done" },
	{ "data_as_of", IGNORE, "when the city's books were read" },
	{ "data_loaded_at", IGNORE, "when the table was loaded" },
	{ "non_profit_indicator", IGNORE, "the vendor's kind" },
	{ NULL, IGNORE, NULL },
};

static const struct open_table table = {
	.software = TABLE_SOCRATA,
	.kind = KIND_PAYMENT,
	.url = "https://data.sfgov.org/resource/p5r5-fd7g",
	.order = ":id",
	.jurisdiction = "US-CA-San Francisco",
	.agency = "City and County of San Francisco",
	.key = "fiscal_year,department_code,program_code,character_code,object_code,"
	       "sub_object_code,fund_code,fund_category,purchase_order,"
	       "vendor|supplier_other_non_supplier_payees,contract_title,"
	       "purchasing_authority_description",
	.since = { "fiscal_year = '", "'" },
	.by_year = true,
	.permalink = "https://data.sfgov.org/d/p5r5-fd7g",
};

SOURCE(us_ca_sf_payments) = {
	.title = "San Francisco: payments",
	.publisher = "City and County of San Francisco, Controller's Office",
	.home = "https://data.sfgov.org/d/p5r5-fd7g",
	.licence = "Open Data Commons Public Domain Dedication and Licence",
	.holds =
	    "What the city paid to whom since fiscal 2007, by purchase order, department "
	    "and account, with the contract's number and title. Each night reads the current "
	    "and the next fiscal year.",
	.lacks = "Days of payment. Confidential payments. Vendors that are persons are not "
		 "marked as such.",
	.lag_days = 7,
	.every_hours = 168,
	.hosts = { "data.sfgov.org" },
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
