/*
 * Lobbying disclosure (LDA) filings: who lobbied for which client, on what, and with which
 * agency. https://lda.gov/api/redoc/v1/ (lda.senate.gov before July 2026)
 *
 * 25 filings a page, whatever is asked for. There is no filter by agency, so a night takes all
 * filings posted since the last one, oldest first. A parameter that the API does not know is
 * ignored, and all filings ever come back: a count of the whole is asked first and compared. An
 * amendment is a filing of its own, with no link to what it amends. Until 2021-02-14 a filing
 * named agencies as a whole, and the API repeats that list in each activity: there it is the
 * filing's alone.
 *
 * The Senate's former bulk files (XML, 1999-2020) have everything in attributes.
 */
#include "../scraper/parser.h"
#include "../scraper/read/xml.h"

#include <ctype.h>

#define API "https://lda.gov/api/v1/filings/"
#define BY_ACTIVITY "2021-02-14" /* since then agencies are named by activity */
#define FIRST "2025-01-01"       /* of a first night; --since asks for more */
#define ADDRESS "an address"
#define PERSON "a person's name"

static const struct column filing_columns[] = {
	{ "filing_uuid", FILING_KEY, NULL },
	{ "url", IGNORE, "the API's address of the filing" },
	{ "filing_type", FILING_TYPE, NULL },
	{ "filing_type_display", FILING_TYPE_TEXT, NULL },
	{ "filing_year", FILING_YEAR, NULL },
	{ "filing_period", MAY_MISS(FILING_PERIOD), NULL },
	{ "filing_period_display", IGNORE, "the period in words" },
	{ "filing_document_url", MAY_MISS(FILING_PERMALINK), NULL },
	{ "filing_document_content_type", IGNORE, "of the document" },
	{ "income", FILING_INCOME, NULL },
	{ "expenses", FILING_EXPENSES, NULL },
	{ "expenses_method*", IGNORE, "how they are counted" },
	{ "posted_by_name", IGNORE, PERSON },
	{ "dt_posted", FILING_POSTED, NULL },
	{ "termination_date", MAY_MISS(FILING_TERMINATED), NULL },
	{ "registrant/name", FILING_REGISTRANT, NULL },
	{ "registrant/id", FILING_REGISTRANT_NUMBER, NULL },
	{ "registrant_*", IGNORE, ADDRESS },
	{ "client/name", FILING_VENDOR, NULL },
	{ "client/id", FILING_CLIENT_NUMBER, NULL },
	{ "client/general_description", MAY_MISS(FILING_CLIENT_ABOUT), NULL },
	{ "client/state", MAY_MISS(FILING_VENDOR_STATE), NULL },
	{ "client/country", MAY_MISS(FILING_VENDOR_COUNTRY), NULL },
	{ "lobbying_activities", IGNORE, "read below" },
	{ "conviction_disclosures", IGNORE, "of lobbyists" },
	{ "foreign_entities", IGNORE, "owners abroad" },
	{ "affiliated_organizations", IGNORE, "who pays for it, too" },
	{ NULL, IGNORE, NULL },
};

static const struct column activity_columns[] = {
	{ "general_issue_code", ACTIVITY_ISSUE_CODE, NULL },
	{ "general_issue_code_display", ACTIVITY_ISSUE, NULL },
	{ "description", MAY_MISS(ACTIVITY_DESCRIPTION), NULL },
	{ "foreign_entity_issues", IGNORE, "owners' interests" },
	{ "lobbyists", IGNORE, PERSON },
	{ "government_entities", IGNORE, "read below" },
	{ NULL, IGNORE, NULL },
};

/* ------------------------------------------------------------------------------------ the API
 */

static bool
is_amendment(struct sink *sink, const struct record *r)
{
	return text_find(record_get(r, FILING_TYPE_TEXT), "amendment") ||
	       text_match(sink_arena(sink), record_get(r, FILING_TYPE), "^(?:RA|.A|.@)Y?$");
}

/* Some of 1999 were posted, it says, in 1905 */
static void
look_at_date(struct sink *sink, const struct record *r)
{
	const char *posted = record_get(r, FILING_POSTED);

	if (posted && strcmp(posted, "1995") < 0)
		sink_issue(
		    sink, REACH_NOTE, "a filing posted in %.4s, before there were any", posted);
}

static bool
names_before(const struct json *activities, const struct json *activity, size_t position,
    const char *name)
{
	for (const struct json *a = activities; a; a = a->next) {
		const struct json *e = json_first(a, "government_entities");

		for (size_t i = 0; e && !(a == activity && i == position); e = e->next, i++)
			if (json_text(e, "name") && strcmp(json_text(e, "name"), name) == 0)
				return true;
		if (a == activity)
			break;
	}
	return false;
}

/* Every entity once that any of the activities names */
static void
add_entities(struct record *r, const struct json *activities)
{
	for (const struct json *a = activities; a; a = a->next) {
		const struct json *e = json_first(a, "government_entities");

		for (size_t i = 0; e; e = e->next, i++) {
			const char *name = json_text(e, "name");

			if (name && !names_before(activities, a, i, name))
				record_add(r, FILING_ENTITIES, name);
		}
	}
}

static void
activity(struct sink *sink, const struct json *a, const char *filing, long number, bool whole)
{
	struct record *r = json_record(sink, a, KIND_ACTIVITY, activity_columns);

	record_set(r, ACTIVITY_FILING_KEY, filing);
	record_count(r, ACTIVITY_NUMBER, number);
	for (const struct json *e = whole ? NULL : json_first(a, "government_entities"); e;
	     e = e->next)
		record_add(r, ACTIVITY_ENTITIES, json_text(e, "name"));
	sink_emit(sink, r);
}

static void
filing(struct sink *sink, const struct json *f)
{
	struct record *r = json_record(sink, f, KIND_FILING, filing_columns);
	const struct json *activities = json_first(f, "lobbying_activities");
	const char *posted = json_text(f, "dt_posted"), *key = json_text(f, "filing_uuid");
	bool whole = posted && strcmp(posted, BY_ACTIVITY) < 0;
	long number = 0;

	look_at_date(sink, r);
	record_bool(r, FILING_AMENDS, is_amendment(sink, r));
	if (whole)
		add_entities(r, activities);
	sink_emit(sink, r);
	for (const struct json *a = activities; a; a = a->next)
		activity(sink, a, key, ++number, whole);
}

static void
some_filings(struct sink *sink, const struct json *list)
{
	for (const struct json *f = list ? list->first : NULL; f; f = f->next) {
		json_place(sink, f);
		if (json_at(f, "filing_uuid"))
			filing(sink, f);
		else
			sink_issue(sink, REACH_NOTE, "an object that is no filing");
	}
}

static int
go_on(const struct page *page, struct sink *sink, const struct json *root)
{
	const char *next = json_text(root, "next");
	long count = json_number(root, "count", -1);

	json_place(sink, root);
	if (count < 0)
		return sink_issue(sink, REACH_PAGE, "no 'count' in the answer");
	if (page->param && count >= strtol(page->param, NULL, 10))
		return sink_issue(sink, REACH_SOURCE,
		    "the filter is ignored: %ld filings of %s in all", count, page->param);
	if (page->scope && !json_text(root, "previous"))
		sink_expect(sink, page->scope, KIND_FILING, "stated", count);
	if (next)
		return sink_ask(sink, &(struct ask){ .kind = "filings",
					  .url = next,
					  .scope = page->scope,
					  .param = page->param });
	return page->scope ? sink_end(sink, page->scope, KIND_FILING, false) : REACH_NONE;
}

static int bulk(const struct page *, struct sink *);

static bool
is_xml(const struct page *page)
{
	struct span body = text_trim((struct span){ page->body, page->len });

	/* UTF-16 begins with one of these bytes */
	return body.len &&
	       (body.at[0] == '<' || page->body[0] == '\xff' || page->body[0] == '\xfe');
}

/* A page of the API; or one filing, or what a program kept of several searches */
static int
filings(const struct page *page, struct sink *sink)
{
	const struct json *root, *results;

	if (is_xml(page))
		return bulk(page, sink);
	root = json_parse(page, sink);
	results = json_at(root, "results");
	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (json_at(root, "filing_uuid")) {
		filing(sink, root);
		return REACH_NONE;
	}
	if (!results || results->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "no 'results' in the answer: %.200s",
		    json_text(root, "detail") ? json_text(root, "detail") : "");
	if (json_at(root, "best_method")) {
		for (const struct json *r = results->first; r; r = r->next)
			some_filings(sink, json_at(r, "results_preview"));
		return REACH_NONE;
	}
	some_filings(sink, results);
	return go_on(page, sink, root);
}

/* How many filings there are in all; then what the night wants of them */
static int
whole(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (json_number(root, "count", 0) < 1)
		return sink_issue(sink, REACH_PAGE, "no count of all filings in the answer");
	return sink_ask(sink, &(struct ask){ .kind = "filings",
				  .url = page->param,
				  .scope = page->scope,
				  .param = json_text(root, "count") });
}

static void
ask_listing(struct sink *sink, const char *scope, const char *client, const char *since)
{
	struct arena *a = sink_arena(sink);
	char *url = arena_dup(a, API "?ordering=dt_posted&page_size=25");

	if (client)
		url = url_with(a, url, "client_name", client);
	if (since)
		url = url_with(a, url, "filing_dt_posted_after", since);
	/* filings before 2000 are the oldest there are: such a filter leaves out nothing */
	if (since && strcmp(since, "2000") < 0)
		sink_ask(sink, &(struct ask){ .kind = "filings", .url = url, .scope = scope });
	else
		sink_ask(sink, &(struct ask){ .kind = "whole",
				   .url = API "?page_size=1",
				   .scope = scope,
				   .param = url,
				   .again = client != NULL });
}

static void
start(const struct night *night, struct sink *sink)
{
	const char *since = night->since ? night->since : FIRST;

	ask_listing(
	    sink, arena_printf(sink_arena(sink), "filings since %s", since), NULL, since);
	for (size_t i = 0; i < night->word_count; i++)
		ask_listing(sink,
		    arena_printf(sink_arena(sink), "client %s%s%s", night->words[i],
			night->since ? " since " : "", night->since ? night->since : ""),
		    night->words[i], night->since);
}

/* ----------------------------------------------------------------------------- the bulk files
 */

static const struct column bulk_columns[] = {
	{ "@ID", IGNORE, "read below" },
	{ "@Year", MAY_MISS(FILING_YEAR), NULL },
	{ "@Received", MAY_MISS(FILING_POSTED), NULL },
	{ "@Amount", IGNORE, "read below" },
	{ "@Type", MAY_MISS(FILING_TYPE_TEXT), NULL },
	{ "@Period", MAY_MISS(FILING_PERIOD), NULL },
	{ "@AffiliatedOrgsURL", IGNORE, "any other page" },
	{ "Registrant/@RegistrantName", MAY_MISS(FILING_REGISTRANT), NULL },
	{ "Registrant/@RegistrantID", MAY_MISS(FILING_REGISTRANT_NUMBER), NULL },
	{ "Registrant/*", IGNORE, ADDRESS },
	{ "Client/@ClientName", MAY_MISS(FILING_VENDOR), NULL },
	{ "Client/@ClientID", MAY_MISS(FILING_CLIENT_NUMBER), NULL },
	{ "Client/@GeneralDescription", MAY_MISS(FILING_CLIENT_ABOUT), NULL },
	{ "Client/@ContactFullname", IGNORE, PERSON },
	{ "Client/*", IGNORE, "where the client is" },
	{ "Lobbyists/*", IGNORE, PERSON },
	{ "GovernmentEntities/GovernmentEntity/@GovEntityName", MAY_MISS(FILING_ENTITIES),
	    NULL },
	{ "GovernmentEntities/*", IGNORE, "nothing else is known in it" },
	{ "Issues/*", IGNORE, "read below" },
	{ "ForeignEntities/*", IGNORE, "owners abroad" },
	{ "AffiliatedOrgs/*", IGNORE, "who pays for it, too" },
	{ NULL, IGNORE, NULL },
};

static const struct column issue_columns[] = {
	{ "@Code", MAY_MISS(ACTIVITY_ISSUE), NULL },
	{ "@SpecificIssue", MAY_MISS(ACTIVITY_DESCRIPTION), NULL },
	{ NULL, IGNORE, NULL },
};

/* The API has the same number in small letters */
static const char *
small(struct arena *a, const char *text)
{
	char *out = arena_dup(a, text);

	for (char *p = out; p && *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return out;
}

static void
one_of_bulk(struct sink *sink, const struct xml *f)
{
	struct record *r = xml_record(sink, f, KIND_FILING, bulk_columns);
	const char *registrant = record_get(r, FILING_REGISTRANT),
		   *client = record_get(r, FILING_VENDOR);
	const char *key = small(sink_arena(sink), xml_attr(f, NULL, "ID"));
	const struct xml *issues = xml_at(f, "Issues");
	const char *amount = xml_attr(f, NULL, "Amount");
	long number = 0;

	look_at_date(sink, r);
	record_set(r, FILING_KEY, key);
	record_bool(r, FILING_AMENDS, is_amendment(sink, r));
	/* who lobbies for itself states expenses, who lobbies for others income */
	if (registrant && client)
		record_set(r,
		    text_same(span_of(registrant), span_of(client)) ? FILING_EXPENSES
								    : FILING_INCOME,
		    amount);
	else if (amount)
		sink_issue(
		    sink, REACH_NOTE, "an amount of a filing without registrant or client");
	sink_emit(sink, r);
	for (const struct xml *i = xml_first(issues, "Issue"); i; i = xml_next(i, "Issue")) {
		r = xml_record(sink, i, KIND_ACTIVITY, issue_columns);
		record_set(r, ACTIVITY_FILING_KEY, key);
		record_count(r, ACTIVITY_NUMBER, ++number);
		sink_emit(sink, r);
	}
}

static int
bulk_at(struct sink *sink, struct span body, const char *path, long *count)
{
	struct stream stream = stream_of(body);
	struct xml_reader *reader = xml_open(sink, &stream, NULL, path);

	for (const struct xml *f; (f = xml_read(reader)); ++*count)
		one_of_bulk(sink, f);
	return xml_close(reader);
}

static int
bulk(const struct page *page, struct sink *sink)
{
	static const char *const paths[] = { "PublicFilings/Filing", "PublicFiling/Filing" };
	struct span body = { page->body, page->len };
	long count = 0;
	int reach = REACH_NONE;

	for (size_t i = 0; i < ARRAY_SIZE(paths) && !count && reach < REACH_PAGE; i++)
		reach = bulk_at(sink, body, paths[i], &count);
	if (!count && reach < REACH_PAGE && !memmem(body.at, body.len, "<PublicFiling", 13))
		return sink_issue(sink, REACH_PAGE, "no 'PublicFilings' in the page");
	return reach;
}

SOURCE(us_lda_filings) = {
	.title = "US Congress: lobbying disclosure filings (LDA)",
	.publisher = "US Senate, Secretary of the Senate",
	.home = "https://lda.gov/",
	.licence = "public domain (US government work)",
	.holds = "Registrations and quarterly reports of lobbying: who lobbies for which "
		 "client, on which issues, with "
		 "which agencies, for how much. One client may stand under many names.",
	.lacks = "Sales pitches: contacts by sales staff, answers to requests for information "
		 "and bids are not lobbying "
		 "by law, so a missing filing proves nothing. Amounts are of a whole filing "
		 "and rounded. A first night "
		 "asks for filings posted since 2025; --since for earlier ones.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "lda.gov", "lda.senate.gov" },
	.delay_ms = 4000,
	.key_env = "PAYDIRT_LDA_KEY",
	.key_help = "a free key from lda.gov/api/register",
	.key_optional = true,
	.key_header = "Authorization",
	.key_prefix = "Token ",
	.floors = { { KIND_FILING, FILING_POSTED, 95 } },
	.stale_days = 30,
	.version = 1,
	.start = start,
	.pages = { { .kind = "filings", .parse = filings }, { .kind = "whole", .parse = whole },
	    { .kind = "bulk", .parse = bulk, .stream = true } },
};
