/*
 * ASBCA: decisions of the Armed Services Board of Contract Appeals, a page a year.
 * https://www.asbca.mil/Decisions/2026/
 *
 * A row is a decision, on one appeal or on several at once; rows with a month's name alone
 * stand between them. The headings are the first row of cells in the old pages (2016). Which
 * agency's contract it is stands in the decision itself, a PDF: without an agency no row is
 * evidence that somebody sold to it. An appellant has, or says that it has, a contract: it is
 * no bidder.
 */
#include "../scraper/parser.h"
#include "family/html_list.h"
#include "family/winner.h"

#define HOME "https://www.asbca.mil/Decisions/"
#define DAYS "%B %d, %Y|%b %d, %Y|%b. %d, %Y|%B %d %Y|%m/%d/%Y"

static const struct list_field fields[] = {
	{ PROTEST_DECIDED, "decision date|date", DAYS },
	{ PROTEST_KEY, "asbca number|asbca numbers|docket number|appeal number", NULL },
	{ PROTEST_VENDOR, "appellant/petitioner|appellant|petitioner", NULL },
	{ IGNORE, "judge|administrative judge", "a person" },
	{ IGNORE, NULL, NULL },
};

/* An appeal may be decided on more than once: the day belongs to the key */
static bool
decision(const struct list_row *row)
{
	struct arena *a = sink_arena(row->sink);
	struct record *r = row->record;
	const char *numbers = text_squeeze(a, list_text(row, PROTEST_KEY)),
		   *name = text_squeeze(a, list_text(row, PROTEST_VENDOR)),
		   *day = record_get(r, PROTEST_DECIDED), *suffix;

	if (!text_match(a, numbers, "^\\d{4,6}\\b") || !day) {
		sink_issue(row->sink, REACH_ROW, "a decision without number or date");
		return false;
	}
	suffix = text_match(a, numbers, "-(ADR|EAJA)\\b");
	/* a footnote's mark is no part of the name */
	name = text_match(a, name, "^(.*?)(?:[¹²³⁴⁵*]+)?$");
	record_set(r, PROTEST_KEY, arena_printf(a, "ASBCA %s (%s)", numbers, day));
	record_set(r, PROTEST_FORUM, "ASBCA");
	record_set(r, PROTEST_CASE_TYPE,
	    suffix ? arena_printf(a, "Contract appeal (%s)", suffix) : "Contract appeal");
	record_set(r, PROTEST_VENDOR, name);
	record_set(r, PROTEST_VENDOR_DBA,
	    text_match(a, name, "\\b(?:d/b/a|d\\.b\\.a\\.?|dba)\\s+(.+)$"));
	if (winner_is_person(a, name))
		record_bool(r, PROTEST_VENDOR_IS_PERSON, true);
	record_set(r, PROTEST_DECISION_URL, list_link(row, PROTEST_VENDOR));
	record_set(r, PROTEST_PERMALINK, sink_page(row->sink)->url);
	return true;
}

static const struct html_list decisions = {
	.kind = KIND_PROTEST,
	.fields = fields,
	.divider = "^(?:January|February|March|April|May|June|July|August|September|October|"
		   "November|December)(?: \\d{4})?$",
	.row = decision,
};

/* A year's page comes with its first decision */
static int
list(const struct page *page, struct sink *sink)
{
	if (page->status == 404)
		return sink_issue(sink, REACH_NOTE, "no decisions of that year yet");
	return html_list_read(page, sink, &decisions);
}

static void
start(const struct night *night, struct sink *sink)
{
	long year = strtol(night->until, NULL, 10),
	     first = night->since ? strtol(night->since, NULL, 10) : year - 1;

	for (; year >= first; year--)
		sink_ask(
		    sink, &(struct ask){ .kind = "list",
			      .url = arena_printf(sink_arena(sink), HOME "%ld/", year),
			      .scope = arena_printf(sink_arena(sink), "decisions %ld", year) });
}

SOURCE(us_asbca_decisions) = {
	.title = "ASBCA: decisions on contract appeals",
	.publisher = "Armed Services Board of Contract Appeals",
	.home = HOME,
	.licence = "public domain (US government work)",
	.holds =
	    "Which contractors appealed against a decision on their contract, and when it was "
	    "decided; the link to the decision.",
	.lacks =
	    "The agency and the contract's number (in the decisions, which are PDFs), "
	    "outcomes, "
	    "appeals that are pending. Contracts of DHS go to another board (CBCA). Decisions "
	    "are published ten days or more after their date. The host turns some programs "
	    "away: pages can be handed in.",
	.lag_days = 10,
	.every_hours = 24,
	.hosts = { "www.asbca.mil" },
	.delay_ms = 5000,
	.floors = { { KIND_PROTEST, PROTEST_VENDOR, 99 },
	    { KIND_PROTEST, PROTEST_DECISION_URL, 80 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = list, .accept = 404 } },
};
