/*
 * City of Chicago: contracts and their modifications.
 * https://data.cityofchicago.org/d/rsxa-ify5
 *
 * One row a revision; each revision's amount is its own. Most contracts "depend upon
 * requirements": the amount is the most that may be bought, so it is no obligation. Rows
 * without a day of approval are grants and leases mostly; their start stands for it.
 */
#include "family/open_table.h"

static const struct column columns[] = {
	{ "purchase_order_contract_number", MODIFICATION_CONTRACT_KEY, NULL },
	{ "purchase_order_contract_number", MODIFICATION_PIID, NULL },
	{ "revision_number", MODIFICATION_MODIFICATION, NULL },
	{ "purchase_order_description", MODIFICATION_DESCRIPTION, NULL },
	{ "specification_number", MAY_MISS(MODIFICATION_SOLICITATION), NULL },
	{ "contract_type", MAY_MISS(MODIFICATION_AWARD_TYPE), NULL },
	{ "start_date", MAY_MISS(MODIFICATION_START_DATE), TABLE_DATE },
	{ "end_date", MAY_MISS(MODIFICATION_END_DATE), TABLE_DATE },
	{ "approval_date", MAY_MISS(MODIFICATION_ACTION_DATE), TABLE_DATE },
	{ "department", MAY_MISS(MODIFICATION_AWARDING_SUBTIER), NULL },
	{ "vendor_name", MODIFICATION_VENDOR, NULL },
	{ "city", MAY_MISS(MODIFICATION_VENDOR_CITY), NULL },
	{ "state", MAY_MISS(MODIFICATION_VENDOR_STATE), NULL },
	{ "award_amount", MODIFICATION_BASE_ALL_OPTIONS, NULL },
	{ "procurement_type", MAY_MISS(MODIFICATION_EXTENT_COMPETED), NULL },
	{ "contract_pdf", MAY_MISS(MODIFICATION_PERMALINK), NULL },
	{ "contract_pdf/url", MAY_MISS(MODIFICATION_PERMALINK), NULL },
	{ "vendor_id", IGNORE, "the city's number of the vendor" },
	{ "address_1", IGNORE, "the vendor's street" },
	{ "address_2", IGNORE, "the vendor's street" },
	{ "zip", IGNORE, "the vendor's street" },
	{ NULL, IGNORE, NULL },
};

static void
finish(struct sink *sink, struct record *r)
{
	(void)sink;
	if (!record_get(r, MODIFICATION_ACTION_DATE))
		record_set(r, MODIFICATION_ACTION_DATE, record_get(r, MODIFICATION_START_DATE));
}

static const struct open_table table = {
	.software = TABLE_SOCRATA,
	.kind = KIND_MODIFICATION,
	.url = "https://data.cityofchicago.org/resource/rsxa-ify5",
	.order = ":id",
	.jurisdiction = "US-IL-Chicago",
	.agency = "City of Chicago",
	.key = "purchase_order_contract_number,revision_number",
	.since = { "approval_date >= '", "'" },
	.first_days = 365,
	.permalink = "https://data.cityofchicago.org/d/rsxa-ify5",
	.finish = finish,
};

SOURCE(us_il_chicago_contracts) = {
	.title = "Chicago: contracts",
	.publisher = "City of Chicago, Department of Procurement Services",
	.home = "https://data.cityofchicago.org/d/rsxa-ify5",
	.licence = "public; terms of data.cityofchicago.org",
	.holds = "Contracts and modifications of the city's departments since 1993: vendor, "
		 "description, department, amount awarded.",
	.lacks =
	    "Who offered and lost; what was paid (us_il_chicago_payments); sister agencies "
	    "such as the schools. A first night asks for a year; --since for more.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "data.cityofchicago.org" },
	.delay_ms = 2000,
	.floors = { { KIND_MODIFICATION, MODIFICATION_VENDOR, 98 },
	    { KIND_MODIFICATION, MODIFICATION_DESCRIPTION, 90 } },
	.stale_days = 60,
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "file", .parse = table_file, .stream = true },
	    { .kind = "rows", .parse = table_rows },
	    { .kind = "count", .parse = table_count } },
	.columns = columns,
	.family = &table,
};
