/*
 * City of Los Angeles: the controller's checkbook.
 * https://controllerdata.lacity.org/d/pggv-e4fn
 *
 * A row is a line of an invoice's distribution; a payment that is cancelled has a second row
 * with the amount taken back. Names are as typed, several a vendor; persons are among them,
 * and refunds to persons stand under a word such as PRIVACY.
 */
#include "family/open_table.h"

static const struct column columns[] = {
	{ "transaction_id", IGNORE, "part of the key" },
	{ "inv_num", IGNORE, "part of the key" },
	{ "inv_line", IGNORE, "part of the key" },
	{ "inv_dist_line", IGNORE, "part of the key" },
	{ "payment_status", IGNORE, "part of the key" },
	{ "fiscal_year", PAYMENT_FISCAL_YEAR, NULL },
	{ "department_name", PAYMENT_SUBTIER, NULL },
	{ "vendor_name", PAYMENT_VENDOR, NULL },
	{ "transaction_date", PAYMENT_PAID_DATE, TABLE_DATE },
	{ "dollar_amount", PAYMENT_PAID, NULL },
	{ "authority", MAY_MISS(PAYMENT_CONTRACT_NUMBER), NULL },
	{ "description", MAY_MISS(PAYMENT_DESCRIPTION), NULL },
	{ "detailed_item_description", MAY_MISS(PAYMENT_DESCRIPTION), NULL },
	{ "account_name", IGNORE, "the account that it was paid from" },
	{ "supplier_city", MAY_MISS(PAYMENT_VENDOR_CITY), NULL },
	{ NULL, IGNORE, NULL },
};

static const struct open_table table = {
	.software = TABLE_SOCRATA,
	.kind = KIND_PAYMENT,
	.url = "https://controllerdata.lacity.org/resource/pggv-e4fn",
	.order = ":id",
	.jurisdiction = "US-CA-Los Angeles",
	.agency = "City of Los Angeles",
	.columns = "transaction_id,inv_num,inv_line,inv_dist_line,payment_status,fiscal_year,"
		   "department_name,vendor_name,transaction_date,dollar_amount,authority,"
		   "description,detailed_item_description,supplier_city",
	.key = "transaction_id,inv_num,inv_line,inv_dist_line,payment_status,dollar_amount",
	.since = { "transaction_date >= '", "'" },
	.first_days = 60,
	.permalink = "https://controllerdata.lacity.org/d/pggv-e4fn",
};

SOURCE(us_ca_la_payments) = {
	.title = "Los Angeles: payments",
	.publisher = "City of Los Angeles, Office of the Controller",
	.home = "https://controllerdata.lacity.org/d/pggv-e4fn",
	.licence = "Creative Commons Attribution 4.0",
	.holds =
	    "What the city paid to whom since fiscal 2018, by line of invoice, with what it "
	    "was for.",
	.lacks =
	    "Contracts and their papers. Vendors that are persons are not marked as such. A "
	    "first night asks for 60 days; --since for more.",
	.lag_days = 7,
	.every_hours = 168,
	.hosts = { "controllerdata.lacity.org" },
	.delay_ms = 2000,
	.floors = { { KIND_PAYMENT, PAYMENT_VENDOR, 98 }, { KIND_PAYMENT, PAYMENT_PAID, 98 } },
	.stale_days = 60,
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "file", .parse = table_file, .stream = true },
	    { .kind = "rows", .parse = table_rows },
	    { .kind = "count", .parse = table_count } },
	.columns = columns,
	.family = &table,
};
