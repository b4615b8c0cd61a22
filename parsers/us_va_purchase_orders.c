/*
 * Virginia: purchase orders of eVA, by line.
 * https://data.virginia.gov/dataset/eva-procurement-data-2026
 *
 * One CKAN resource a year, loaded anew each day: the year's is named below. A line is an
 * action on its order: what it comes to is added up there. Column names have blanks and "#".
 */
#include "family/open_table.h"

static const struct column columns[] = {
	{ "Order #", MODIFICATION_CONTRACT_KEY, NULL },
	{ "Order #", MODIFICATION_PIID, NULL },
	{ "Order Line Number", MODIFICATION_TRANSACTION_NUMBER, NULL },
	{ "Contract Number", MAY_MISS(MODIFICATION_PARENT_PIID), NULL },
	{ "Item Description", MODIFICATION_DESCRIPTION, NULL },
	{ "NIGP Description", MAY_MISS(MODIFICATION_PSC_TEXT), NULL },
	{ "NIGP Code", IGNORE, "its description is kept" },
	{ "Vendor Name", MODIFICATION_VENDOR, NULL },
	{ "Vendor City", MAY_MISS(MODIFICATION_VENDOR_CITY), NULL },
	{ "Vendor State", MAY_MISS(MODIFICATION_VENDOR_STATE), NULL },
	{ "Entity Description", MODIFICATION_AWARDING_SUBTIER, NULL },
	{ "Line Total", MODIFICATION_OBLIGATED, NULL },
	{ "Ordered Date", MODIFICATION_ACTION_DATE, TABLE_DATE },
	{ "Unit Price", IGNORE, "the line's total is kept" },
	{ "Quantity*", IGNORE, "the line's total is kept" },
	{ "Unit of Measure", IGNORE, "the line's total is kept" },
	{ "_id", IGNORE, "the row's place in this load" },
	{ NULL, IGNORE, NULL },
};

static const struct open_table table = {
	.software = TABLE_CKAN,
	.kind = KIND_MODIFICATION,
	.url = "https://data.virginia.gov/api/3/action/datastore_search",
	.order = "_id",
	.jurisdiction = "US-VA",
	.agency = "Commonwealth of Virginia",
	.resource = "76f6831d-fac7-4c1f-8313-cc7ff238ddca",
	.key = "Order #,Order Line Number",
	.permalink = "https://data.virginia.gov/dataset/eva-procurement-data-2026",
};

SOURCE(us_va_purchase_orders) = {
	.title = "Virginia: purchase orders (eVA)",
	.publisher = "Commonwealth of Virginia, Department of General Services",
	.home = "https://data.virginia.gov/dataset/eva-procurement-data-2026",
	.licence = "public; terms of the Virginia Open Data Portal",
	.holds =
	    "Lines of purchase orders of Virginia's agencies, universities and localities, "
	    "2026: vendor, item, agency, total.",
	.lacks = "Other years, which are tables of their own and can be handed in; who offered "
		 "and lost; what was paid.",
	.lag_days = 1,
	.every_hours = 168,
	.hosts = { "data.virginia.gov" },
	.delay_ms = 2000,
	.floors = { { KIND_MODIFICATION, MODIFICATION_VENDOR, 98 } },
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "file", .parse = table_file, .stream = true },
	    { .kind = "rows", .parse = table_rows } },
	.columns = columns,
	.family = &table,
};
