/*
 * DHS Acquisition Planning Forecast System (APFS): what the department's components plan to
 * buy. https://apfs-cloud.dhs.gov/api/forecast/
 *
 * One answer holds the whole list, as an array (or as pages with "results" and "next"). A
 * record vanishes when it is awarded or withdrawn, so a whole list says which are gone. The
 * incumbent is free text, several names joined by "/" or " - ": it stays as filed. A star
 * before the number is the portal's own mark. The host's TLS may be too old for a default
 * configuration.
 */
#include "../scraper/parser.h"

#define US "%m/%d/%Y"
#define OFFICIAL "a named official's"

static const struct column columns[] = {
	{ "id", FORECAST_KEY, NULL },
	{ "apfs_number", IGNORE, "read below" },
	{ "requirements_title", FORECAST_TITLE, NULL },
	{ "requirement", MAY_MISS(FORECAST_REQUIREMENT), NULL },
	{ "contract_status", MAY_MISS(FORECAST_STATUS), NULL },
	{ "competitive", IGNORE, "contract_status in words" },
	{ "organization", IGNORE, "read below" },
	{ "contracting_office", IGNORE, "the organization names the office" },
	{ "requirements_office", IGNORE, "the organization names the office" },
	{ "apfs_coordinator_office", IGNORE, "who keeps the list" },
	{ "contractor", IGNORE, "read below" },
	{ "contract_number", MAY_MISS(FORECAST_CONTRACT_NUMBER), NULL },
	{ "dollar_range", IGNORE, "read below" },
	{ "contract_vehicle", MAY_MISS(FORECAST_VEHICLE), NULL },
	{ "small_business_program", MAY_MISS(FORECAST_SET_ASIDE), NULL },
	{ "small_business_set_aside", IGNORE, "the program is kept" },
	{ "naics", IGNORE, "read below" },
	{ "fiscal_year", MAY_MISS(FORECAST_FISCAL_YEAR), NULL },
	{ "award_quarter", MAY_MISS(FORECAST_AWARD_QUARTER), NULL },
	{ "estimated_solicitation_release_date", MAY_MISS(FORECAST_SOLICITATION_DATE), US },
	{ "estimated_release_date", IGNORE, "estimated_solicitation_release_date again" },
	{ "anticipated_award_date", MAY_MISS(FORECAST_AWARD_DATE), US },
	{ "estimated_period_of_performance_start", MAY_MISS(FORECAST_START_DATE), US },
	{ "estimated_period_of_performance_end", MAY_MISS(FORECAST_END_DATE), US },
	{ "published_date", MAY_MISS(FORECAST_PUBLISHED), US },
	{ "publish_date", IGNORE, "published_date again" },
	{ "previous_publish*", IGNORE, "each version that was seen is kept" },
	{ "last_updated_date", MAY_MISS(FORECAST_UPDATED), US },
	{ "created_on", MAY_MISS(FORECAST_CREATED), US },
	{ "place_of_performance_city", MAY_MISS(FORECAST_CITY), NULL },
	{ "place_of_performance_state", MAY_MISS(FORECAST_STATE), NULL },
	{ "requirements_contact_*", IGNORE, OFFICIAL },
	{ "alternate_contact_*", IGNORE, OFFICIAL },
	{ "current_state", IGNORE, "read below" },
	{ "mission", IGNORE, "empty" },
	{ NULL, IGNORE, NULL },
};

/* What stands for an incumbent and is no name */
#define NO_NAME \
	"^(?:tbd|tba|n/?a|none|unknown|multiple|various|(?:fy ?\\d+|pending|awaiting|\\d+ " \
	"contractors)\\b.*|" \
	"\\d\\w{12,18})$"

/* "ICE" of "ICE/M&A/CIO", but "DHS HQ/CISA" as a whole: what is below the headquarters is a
 * component */
static void
set_agency(struct sink *sink, struct record *r, const char *organization)
{
	record_set(r, FORECAST_TOPTIER, "Department of Homeland Security");
	record_set(r, FORECAST_SUBTIER,
	    text_match(sink_arena(sink), organization, "^(?:DHS(?: HQ)?/)?[^/]+"));
	record_set(r, FORECAST_OFFICE, organization);
}

/* "250" and "K" */
static void
set_amount(struct sink *sink, struct record *r, int field, const char *number, const char *unit)
{
	double factor = !unit                          ? 1
			: *unit == 'B' || *unit == 'b' ? 1e9
			: *unit == 'M' || *unit == 'm' ? 1e6
						       : 1e3;

	if (number)
		record_set(r, field,
		    arena_printf(sink_arena(sink), "%.2f", strtod(number, NULL) * factor));
}

/* "$250K to $500K", "Over $100M", "Under $250K" */
static void
set_range(struct sink *sink, struct record *r, const char *range)
{
#define AMOUNT "\\$ ?([0-9.]+) ?[KMB]?"
#define UNIT "\\$ ?[0-9.]+ ?([KMB])"
	struct arena *a = sink_arena(sink);
	bool below = text_match(a, range, "^(?:under|less than|up to|below)\\b") != NULL;
	bool band = text_match(a, range, "^" AMOUNT " *(?:to|-) *" AMOUNT "$") != NULL;

	if (!range)
		return;
	if (!band && !below && !text_match(a, range, "^(?:over|more than|above) " AMOUNT "$")) {
		sink_issue(
		    sink, REACH_NOTE, "a range of dollars of unknown form: '%.60s'", range);
		return;
	}
	set_amount(sink, r, below ? FORECAST_HIGH : FORECAST_LOW, text_match(a, range, AMOUNT),
	    text_match(a, range, "^[^$]*" UNIT));
	if (band)
		set_amount(sink, r, FORECAST_HIGH,
		    text_match(a, range, "(?:to|-) *" AMOUNT "$"),
		    text_match(a, range, "(?:to|-) *" UNIT "$"));
}

static int
one(struct sink *sink, const struct json *plan)
{
	struct arena *a = sink_arena(sink);
	struct record *r = json_record(sink, plan, KIND_FORECAST, columns);
	const char *incumbent = json_text(plan, "contractor"),
		   *naics = json_text(plan, "naics");
	const char *state = json_text(plan, "current_state"), *id = json_text(plan, "id");

	set_agency(sink, r, json_text(plan, "organization"));
	set_range(sink, r, json_text(plan, "dollar_range/display_name"));
	record_set(
	    r, FORECAST_NUMBER, text_match(a, json_text(plan, "apfs_number"), "^\\*?(.*)"));
	record_set(r, FORECAST_NAICS, text_match(a, naics, "^\\d{2,6}\\b"));
	if (naics && *naics && !record_get(r, FORECAST_NAICS))
		sink_issue(sink, REACH_NOTE, "no code of an industry: '%.60s'", naics);
	if (text_match(a, incumbent, NO_NAME))
		sink_issue(sink, REACH_NOTE, "no name of an incumbent: '%.60s'", incumbent);
	else
		record_set(r, FORECAST_VENDOR, incumbent);
	if (state && strcmp(state, "Published") != 0)
		sink_issue(sink, REACH_NOTE, "a plan in the state '%.60s'", state);
	if (id)
		record_set(r, FORECAST_PERMALINK,
		    arena_printf(a, "https://apfs-cloud.dhs.gov/record/%s/public-print/", id));
	return sink_emit(sink, r);
}

static int
forecast(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink), *list = root;
	const char *next = json_text(root, "next");

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (root->type == JSON_OBJECT)
		list = json_at(root, json_at(root, "results") ? "results" : "data");
	if (!list || list->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "the page is no list of plans");
	for (const struct json *plan = list->first; plan; plan = plan->next)
		one(sink, plan);
	json_place(sink, root);
	if (page->scope && json_number(root, "count", -1) >= 0)
		sink_expect(
		    sink, page->scope, KIND_FORECAST, "stated", json_number(root, "count", 0));
	if (next)
		return sink_ask(sink,
		    &(struct ask){ .kind = "forecast", .url = next, .scope = page->scope });
	/* a file that is handed in may be older than what is known; an empty list tells of no
	 * plan that is gone */
	return page->scope ? sink_end(sink, page->scope, KIND_FORECAST, list->count > 0)
			   : REACH_NONE;
}

static void
start(const struct night *night, struct sink *sink)
{
	(void)night;
	sink_ask(sink, &(struct ask){ .kind = "forecast",
			   .url = "https://apfs-cloud.dhs.gov/api/forecast/",
			   .scope = "forecasts" });
}

SOURCE(us_dhs_forecasts) = {
	.title = "DHS: acquisition planning forecast (APFS)",
	.publisher = "US Department of Homeland Security",
	.home = "https://apfs-cloud.dhs.gov/forecast/",
	.licence = "public domain (US government work)",
	.holds = "What the components of DHS plan to buy for more than about 250,000 USD: the "
		 "requirement's text, a band of "
		 "dollars, dates, and of what is bought again the incumbent and its contract's "
		 "number. The whole list each "
		 "night, so that changed and vanished plans are seen.",
	.lacks = "Amounts (bands only). Whether anything was bought: a plan is an intention. "
		 "Plans from before the first "
		 "night. The portal's TLS may need settings that are not made here.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "apfs-cloud.dhs.gov" },
	.delay_ms = 2000,
	.floors = { { KIND_FORECAST, FORECAST_TITLE, 99 },
	    { KIND_FORECAST, FORECAST_SUBTIER, 95 }, { KIND_FORECAST, FORECAST_LOW, 80 } },
	.stale_days = 60,
	.version = 1,
	.start = start,
	.pages = { { .kind = "forecast", .parse = forecast } },
};
