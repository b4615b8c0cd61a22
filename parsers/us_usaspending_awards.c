/*
 * USAspending: the search API, one page of award-level records a request (JSON over POST).
 * https://github.com/fedspendingtransparency/usaspending-api, api_contracts/contracts/v2/search
 *
 * One search an agency, its role (awarding, funding) and a group of award types, since the API
 * refuses to mix contracts and vehicles. Paging goes by the last record's id and sort value
 * ("search_after"): offsets over a sort with ties repeat and drop rows. The API's own count is
 * asked before and after, since a search that stops early looks complete. A misspelt agency
 * gives no rows and no error, so the names come from the reference list and a count of 0 is
 * graded.
 */
#include "../scraper/parser.h"

#define API "https://api.usaspending.gov/api/v2/"
#define PAGE_SIZE 100

static const struct group {
	const char *name, *types;
	bool vehicles;
} groups[] = {
	{ "contracts", "\"A\",\"B\",\"C\",\"D\"", false },
	{ "idvs",
	    "\"IDV_A\",\"IDV_B\",\"IDV_B_A\",\"IDV_B_B\",\"IDV_B_C\",\"IDV_C\",\"IDV_D\",\"IDV_"
	    "E\"",
	    true },
};

static const char fields[] = "\"Award ID\",\"Recipient Name\",\"Recipient "
			     "UEI\",\"recipient_id\",\"Award Amount\",\"Total Outlays\","
			     "\"Description\",\"Contract Award Type\",\"Start Date\",\"End "
			     "Date\",\"Last Date to Order\","
			     "\"Base Obligation Date\",\"Last Modified Date\",\"Awarding "
			     "Agency\",\"Awarding Agency Code\","
			     "\"Awarding Sub Agency\",\"Awarding Sub Agency Code\",\"Funding "
			     "Agency\",\"Funding Agency Code\","
			     "\"Funding Sub Agency\",\"Funding Sub Agency "
			     "Code\",\"NAICS\",\"PSC\",\"generated_internal_id\"";

static const struct column columns[] = {
	{ "generated_internal_id", CONTRACT_KEY, NULL },
	{ "Award ID", CONTRACT_PIID, NULL },
	{ "Recipient Name", CONTRACT_VENDOR, NULL },
	{ "Recipient UEI", MAY_MISS(CONTRACT_VENDOR_UEI), NULL },
	{ "Recipient DUNS Number", MAY_MISS(CONTRACT_VENDOR_DUNS), NULL },
	{ "Recipient Location/city_name", MAY_MISS(CONTRACT_VENDOR_CITY), NULL },
	{ "Recipient Location/state_code", MAY_MISS(CONTRACT_VENDOR_STATE), NULL },
	{ "Recipient Location/location_country_code", MAY_MISS(CONTRACT_VENDOR_COUNTRY), NULL },
	{ "Award Amount", MAY_MISS(CONTRACT_OBLIGATED), NULL },
	{ "Total Outlays", MAY_MISS(CONTRACT_OUTLAYED), NULL },
	{ "Description", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
	{ "Contract Award Type", MAY_MISS(CONTRACT_AWARD_TYPE), NULL },
	{ "Start Date", MAY_MISS(CONTRACT_START_DATE), NULL },
	{ "End Date", MAY_MISS(CONTRACT_END_DATE), NULL },
	{ "Last Date to Order", MAY_MISS(CONTRACT_ORDERING_END_DATE), NULL },
	{ "Base Obligation Date", MAY_MISS(CONTRACT_SIGNED), NULL },
	{ "Last Modified Date", MAY_MISS(CONTRACT_LAST_MODIFIED), NULL },
	{ "Awarding Agency", MAY_MISS(CONTRACT_AWARDING_TOPTIER), NULL },
	{ "Awarding Agency Code", MAY_MISS(CONTRACT_AWARDING_TOPTIER_CODE), NULL },
	{ "Awarding Sub Agency", MAY_MISS(CONTRACT_AWARDING_SUBTIER), NULL },
	{ "Awarding Sub Agency Code", MAY_MISS(CONTRACT_AWARDING_SUBTIER_CODE), NULL },
	{ "Funding Agency", MAY_MISS(CONTRACT_FUNDING_TOPTIER), NULL },
	{ "Funding Agency Code", MAY_MISS(CONTRACT_FUNDING_TOPTIER_CODE), NULL },
	{ "Funding Sub Agency", MAY_MISS(CONTRACT_FUNDING_SUBTIER), NULL },
	{ "Funding Sub Agency Code", MAY_MISS(CONTRACT_FUNDING_SUBTIER_CODE), NULL },
	{ "NAICS/code", MAY_MISS(CONTRACT_NAICS), NULL },
	{ "NAICS/description", MAY_MISS(CONTRACT_NAICS_TEXT), NULL },
	{ "naics_code", MAY_MISS(CONTRACT_NAICS), NULL },
	{ "naics_description", MAY_MISS(CONTRACT_NAICS_TEXT), NULL },
	{ "PSC/code", MAY_MISS(CONTRACT_PSC), NULL },
	{ "PSC/description", MAY_MISS(CONTRACT_PSC_TEXT), NULL },
	{ "psc_code", MAY_MISS(CONTRACT_PSC), NULL },
	{ "psc_description", MAY_MISS(CONTRACT_PSC_TEXT), NULL },
	{ "internal_id", IGNORE,
	    "the portal's number of the row; the key is generated_internal_id" },
	{ "recipient_id", IGNORE, "a hash of the recipient; UEI and name are kept" },
	{ "prime_award_recipient_id", IGNORE, "the same" },
	{ "Primary Place of Performance", IGNORE, "where the work is done" },
	{ "pop_*", IGNORE, "the same" },
	{ "agency_slug", IGNORE, "part of an address" },
	{ "awarding_agency_id", IGNORE, "the portal's number of the agency" },
	{ "def_codes", IGNORE, "emergency fund codes" },
	{ "COVID-19 Obligations", IGNORE, "part of the award amount" },
	{ "COVID-19 Outlays", IGNORE, "part of the outlays" },
	{ "Infrastructure Obligations", IGNORE, "part of the award amount" },
	{ "Infrastructure Outlays", IGNORE, "part of the outlays" },
	{ NULL, IGNORE, NULL },
};

/* The filters of one search: {"award_type_codes":[…],"agencies":[…],"time_period":[…]} */
static void
add_filters(struct buf *b, const struct night *night, const struct night_agency *a,
    const char *role, const struct group *g)
{
	buf_printf(b,
	    "{\"award_type_codes\":[%s],\"agencies\":[{\"type\":\"%s\",\"tier\":\"subtier\","
	    "\"name\":",
	    g->types, role);
	json_quote(b, a->name);
	buf_text(b, ",\"toptier_name\":");
	json_quote(b, a->toptier);
	buf_printf(b,
	    "}],\"time_period\":[{\"start_date\":\"%s\",\"end_date\":\"%s\",\"date_type\":\"%"
	    "s\"}]}",
	    night->since ? night->since : "2007-10-01", night->until,
	    night->since ? "last_modified_date" : "action_date");
}

static void
ask_count(
    struct sink *sink, const char *filters, const char *scope, const char *phase, int rank)
{
	struct arena *a = sink_arena(sink);

	sink_ask(sink, &(struct ask){ .kind = "count",
			   .url = API "search/spending_by_award_count/",
			   .body = arena_printf(
			       a, "{\"filters\":%s,\"spending_level\":\"awards\"}", filters),
			   .scope = scope,
			   .param = phase,
			   .rank = rank,
			   .again = rank > 0 });
}

/* One page; `after` continues behind the last record of the page before ("" for the first) */
static void
ask_page(
    struct sink *sink, const char *filters, const char *scope, long number, const char *after)
{
	struct arena *a = sink_arena(sink);
	const char *body = arena_printf(a,
	    "{\"filters\":%s,\"fields\":[%s],\"spending_level\":\"awards\",\"sort\":\"Award "
	    "ID\",\"order\":\"asc\","
	    "\"limit\":%d,\"page\":%ld%s}",
	    filters, fields, PAGE_SIZE, number, after);

	sink_ask(sink, &(struct ask){ .kind = "awards",
			   .url = API "search/spending_by_award/",
			   .body = body,
			   .scope = scope,
			   .param = filters });
}

static void
start(const struct night *night, struct sink *sink)
{
	static const char *const roles[] = { "awarding", "funding" };

	for (size_t i = 0; i < night->agency_count; i++)
		for (size_t r = 0; r < ARRAY_SIZE(roles); r++)
			for (size_t g = 0; g < ARRAY_SIZE(groups); g++) {
				const struct night_agency *a = &night->agencies[i];
				struct buf b;
				const char *filters, *scope;

				buf_init(&b, LIMIT_REQUEST_BODY);
				add_filters(&b, night, a, roles[r], &groups[g]);
				filters = arena_dup(sink_arena(sink), b.data);
				buf_release(&b);
				scope =
				    arena_printf(sink_arena(sink), "%s %s %s%s%s", a->agency,
					roles[r], groups[g].name, night->since ? " since " : "",
					night->since ? night->since : "");
				ask_count(sink, filters, scope, "before", 0);
				ask_page(sink, filters, scope, 1, "");
				ask_count(sink, filters, scope, "after", 9);
			}
}

/* {"results":{"contracts":12,"idvs":3,…}}: only the group that was asked for is not 0 */
static int
count(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);
	long n;

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (!json_at(root, "results"))
		return sink_issue(sink, REACH_PAGE, "no 'results' in the answer to a count");
	n = json_number(root, "results/contracts", 0) + json_number(root, "results/idvs", 0);
	return sink_expect(sink, page->scope, KIND_CONTRACT, page->param, n);
}

/* CONT_AWD_<piid>_<agency>_<parent piid>_<parent agency>: the vehicle's key is CONT_IDV_<parent
 * piid>_<parent agency> */
static void
set_parent(struct sink *sink, struct record *r)
{
	const char *key = record_get(r, CONTRACT_KEY);
	const char *piid =
	    text_match(sink_arena(sink), key, "^CONT_AWD_[^_]+_[^_]+_([^_]+)_[^_]+$");
	const char *agency =
	    text_match(sink_arena(sink), key, "^CONT_AWD_[^_]+_[^_]+_[^_]+_([^_]+)$");

	if (!piid || !agency || strcmp(piid, "-NONE-") == 0)
		return;
	record_set(r, CONTRACT_PARENT_PIID, piid);
	record_set(r, CONTRACT_PARENT_AGENCY_CODE, agency);
	record_set(r, CONTRACT_PARENT_KEY,
	    arena_printf(sink_arena(sink), "CONT_IDV_%s_%s", piid, agency));
}

static int
one_award(struct sink *sink, const struct json *award)
{
	struct record *r = json_record(sink, award, KIND_CONTRACT, columns);
	const char *key = record_get(r, CONTRACT_KEY);
	bool vehicle = key && strncmp(key, "CONT_IDV_", 9) == 0;

	record_bool(r, CONTRACT_IS_VEHICLE, vehicle);
	record_set(r, CONTRACT_JURISDICTION, "US");
	if (key)
		record_set(r, CONTRACT_PERMALINK,
		    arena_printf(
			sink_arena(sink), "https://www.usaspending.gov/award/%s/", key));
	set_parent(sink, r);
	return sink_emit(sink, r);
}

/* ,"last_record_unique_id":…,"last_record_sort_value":"…" of the answer, for the next request
 */
static const char *
search_after(struct sink *sink, const struct json *root)
{
	const char *id = json_text(root, "page_metadata/last_record_unique_id");
	const char *value = json_text(root, "page_metadata/last_record_sort_value");
	const char *text;
	struct buf b;

	if (!id || !value)
		return NULL;
	buf_init(&b, LIMIT_URL);
	buf_printf(&b, ",\"last_record_unique_id\":%s,\"last_record_sort_value\":", id);
	json_quote(&b, value);
	text = arena_dup(sink_arena(sink), b.data);
	buf_release(&b);
	return text;
}

/* What the API says with every answer */
static bool
is_usual(const char *message)
{
	return text_find(message, "limited to an earliest date of 2007-10-01") ||
	       text_find(message, "search_after") || text_find(message, "should be sent in as");
}

static int
awards(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink), *results = json_at(root, "results");
	const char *after;

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (!results || results->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "no 'results' in the answer to a search");
	for (const struct json *award = results->first; award; award = award->next)
		one_award(sink, award);
	for (const struct json *m = json_first(root, "messages"); m; m = m->next)
		if (json_text(m, NULL) && !is_usual(json_text(m, NULL)))
			sink_issue(
			    sink, REACH_NOTE, "the portal says: %.200s", json_text(m, NULL));
	json_place(sink, root);
	if (!json_is_true(root, "page_metadata/hasNext")) {
		if (results->count == PAGE_SIZE)
			sink_issue(sink, REACH_NOTE,
			    "the last page is exactly full: compare with the count");
		/* a window of modified awards does not tell which others are gone */
		return sink_end(
		    sink, page->scope, KIND_CONTRACT, !text_find(page->scope, " since "));
	}
	if (!results->count)
		return sink_issue(
		    sink, REACH_PAGE, "an empty page that says it has a next one");
	after = search_after(sink, root);
	if (!after)
		return sink_issue(sink, REACH_PAGE,
		    "a next page without the last record's id: paging is not stable");
	if (page->param)
		ask_page(sink, page->param, page->scope,
		    json_number(root, "page_metadata/page", 1) + 1, after);
	return REACH_NONE;
}

SOURCE(us_usaspending_awards) = {
	.title = "USAspending: contracts and vehicles, by the search API",
	.publisher = "US Department of the Treasury, Bureau of the Fiscal Service",
	.home = "https://www.usaspending.gov/search",
	.licence = "public domain (US government work)",
	.holds =
	    "Prime contracts, orders and vehicles (IDVs) of an agency, awarded by it or funded "
	    "by it: recipient, "
	    "dates, total obligated, description, codes. Award totals, not single actions.",
	.lacks = "Who offered and lost, the contract's documents, the software product as a "
		 "field, awards before "
		 "October 2007. Defense awards appear 90 days late.",
	.lag_days = 5,
	.every_hours = 24,
	.hosts = { "api.usaspending.gov" },
	.delay_ms = 1000,
	.floors = { { KIND_CONTRACT, CONTRACT_VENDOR, 95 },
	    { KIND_CONTRACT, CONTRACT_AWARDING_SUBTIER, 95 },
	    { KIND_CONTRACT, CONTRACT_OBLIGATED, 80 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "awards", .parse = awards }, { .kind = "count", .parse = count } },
};
