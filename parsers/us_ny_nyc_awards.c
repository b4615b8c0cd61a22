/*
 * New York City: recent contract awards, from the City Record.
 * https://data.cityofnewyork.us/d/qyyg-4tf5
 *
 * Notices: mostly of awards, some of an intent to award or of what is asked for. A day is the
 * one of publication. Persons to write to are not asked for.
 */
#include "family/open_table.h"

#define OFFICIAL "a named official's"

static const struct column columns[] = {
	{ "request_id", NOTICE_KEY, NULL },
	{ "pin", MAY_MISS(NOTICE_SOLICITATION), NULL },
	{ "short_title", NOTICE_TITLE, NULL },
	{ "type_of_notice_description", NOTICE_TYPE, NULL },
	{ "agency_name", NOTICE_SUBTIER, NULL },
	{ "start_date", NOTICE_POSTED, TABLE_DATE },
	{ "due_date", MAY_MISS(NOTICE_DEADLINE), TABLE_DATE },
	{ "contract_amount", MAY_MISS(NOTICE_AWARD_AMOUNT), NULL },
	{ "vendor_name", MAY_MISS(NOTICE_VENDOR), NULL },
	{ "additional_description_1", MAY_MISS(NOTICE_DESCRIPTION), NULL },
	{ "end_date", IGNORE, "the last day of publication" },
	{ "category_description", IGNORE, "goods, services or construction" },
	{ "selection_method_description", IGNORE, "how it was bought" },
	{ "special_case_reason_description", IGNORE, "how it was bought" },
	{ "section_name", IGNORE, "always procurement" },
	{ "additional_desc*", IGNORE, "the description's further parts" },
	{ "other_info*", IGNORE, "how to answer" },
	{ "printout*", IGNORE, "the title and description in print" },
	{ "document_links", IGNORE, "files" },
	{ "vendor_address", IGNORE, "the vendor's street" },
	{ "address_to_request", IGNORE, OFFICIAL },
	{ "contact_*", IGNORE, OFFICIAL },
	{ "email", IGNORE, OFFICIAL },
	{ NULL, IGNORE, NULL },
};

/* Only an award names who is bought from */
static void
finish(struct sink *sink, struct record *r)
{
	const char *type = record_get(r, NOTICE_TYPE), *vendor = record_get(r, NOTICE_VENDOR);

	record_set(r, NOTICE_AWARDEE_AS_FILED, vendor);
	if (!vendor || (type && strcasecmp(type, "Award") == 0))
		return;
	record_clear(r, NOTICE_VENDOR);
	sink_issue(sink, REACH_NOTE,
	    "a notice that is no award names a vendor: it is kept as "
	    "filed and not as a supplier");
}

static const struct open_table table = {
	.software = TABLE_SOCRATA,
	.kind = KIND_NOTICE,
	.url = "https://data.cityofnewyork.us/resource/qyyg-4tf5",
	.order = ":id",
	.jurisdiction = "US-NY-NYC",
	.agency = "City of New York",
	.columns =
	    "request_id,pin,short_title,type_of_notice_description,agency_name,start_date,"
	    "due_date,contract_amount,vendor_name,additional_description_1",
	.since = { "start_date >= '", "'" },
	.first_days = 365,
	.permalink = "https://data.cityofnewyork.us/d/qyyg-4tf5",
	.finish = finish,
};

SOURCE(us_ny_nyc_awards) = {
	.title = "New York City: contract awards",
	.publisher = "City of New York, Department of Citywide Administrative Services",
	.home = "https://data.cityofnewyork.us/d/qyyg-4tf5",
	.licence = "public; terms of NYC Open Data",
	.holds = "Notices of awards in the City Record since 2003: agency, title, vendor, "
		 "amount.",
	.lacks = "Who offered and lost; payments, which the city shows behind a guard against "
		 "programs. A first night asks for a year; --since for more.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "data.cityofnewyork.us" },
	.delay_ms = 2000,
	.floors = { { KIND_NOTICE, NOTICE_TITLE, 95 }, { KIND_NOTICE, NOTICE_SUBTIER, 95 },
	    { KIND_NOTICE, NOTICE_AWARDEE_AS_FILED, 70 } },
	.stale_days = 60,
	.version = 1,
	.start = table_start,
	.pages = { { .kind = "file", .parse = table_file, .stream = true },
	    { .kind = "rows", .parse = table_rows },
	    { .kind = "count", .parse = table_count } },
	.columns = columns,
	.family = &table,
};
