/*
 * Idaho: contracts awarded by the Department of Lands, and the sheets on which it compared
 * bids. https://www.idl.idaho.gov/contracting-bid-board/contracts-awarded/
 *
 * One page, a table (TablePress) a year. A cell says who won: a name; several, each with the
 * lots it won or the other way round; or why nobody did. Only what is plainly a name becomes a
 * contract. The sheet that the next cell links to names every bidder: a PDF or a workbook, of
 * no fixed form, kept as a document. A project's number is used again in other years: the
 * sheet's file tells rows apart.
 */
#include "../scraper/parser.h"
#include "family/foia_library.h"
#include "family/html_list.h"
#include "family/winner.h"

#define HOME "https://www.idl.idaho.gov/contracting-bid-board/contracts-awarded/"
#define STATE "State of Idaho"
#define LANDS "Idaho Department of Lands"

static const struct list_field fields[] = {
	{ NOTICE_SOLICITATION, "project|project number|contract number|solicitation number",
	    NULL },
	{ NOTICE_TITLE, "description|project description|project title", NULL },
	{ NOTICE_DESCRIPTION,
	    "responsive vendors|responsive vendors text|responsive bidders|evaluation*", NULL },
	{ NOTICE_AWARDEE_AS_FILED, HEADS_VENDOR, NULL },
	/* of tables that were saved as rows; on the page it is the link in the cell before */
	{ MAY_MISS(NOTICE_PERMALINK), "evaluation link", NULL },
	{ IGNORE, "year|fiscal year", "the number and the sheet's address have it" },
	{ IGNORE, NULL, NULL },
};

static void
emit_contract(const struct list_row *row, const char *vendor)
{
	struct arena *a = sink_arena(row->sink);
	struct record *n = row->record, *r = record_new(row->sink, KIND_CONTRACT);

	record_set(r, CONTRACT_KEY,
	    arena_printf(a, "%s/%s", record_get(n, NOTICE_KEY), winner_label(a, vendor)));
	record_set(r, CONTRACT_PIID, record_get(n, NOTICE_SOLICITATION));
	record_set(r, CONTRACT_SOLICITATION, record_get(n, NOTICE_SOLICITATION));
	record_set(r, CONTRACT_JURISDICTION, "US-ID");
	record_set(r, CONTRACT_AWARDING_TOPTIER, STATE);
	record_set(r, CONTRACT_AWARDING_SUBTIER, LANDS);
	record_set(r, CONTRACT_VENDOR, vendor);
	record_set(r, CONTRACT_VENDOR_DBA, text_match(a, vendor, "\\bdba\\s+(.+)$"));
	if (winner_is_person(a, vendor))
		record_bool(r, CONTRACT_VENDOR_IS_PERSON, true);
	record_set(r, CONTRACT_DESCRIPTION, record_get(n, NOTICE_TITLE));
	record_set(r, CONTRACT_PERMALINK, HOME);
	sink_emit(row->sink, r);
}

/* True where the sheet may be new since the last night: its path has the month of the upload */
static bool
is_new(const struct page *page, const char *url)
{
	const char *since = text_between(page->arena, page->param, "| since=", " | ");
	const char *month = text_match(page->arena, url, "/(\\d{4}/\\d{2})/[^/]*$");

	if (!since || strcmp(since, "all") == 0)
		return true;
	return month &&
	       (strncmp(month, since, 4) > 0 ||
		   (strncmp(month, since, 4) == 0 && strncmp(month + 5, since + 5, 2) >= 0));
}

static void
emit_sheet(const struct list_row *row, const char *url)
{
	struct arena *a = sink_arena(row->sink);
	struct record *n = row->record, *r = record_new(row->sink, KIND_DOCUMENT);

	record_set(r, DOCUMENT_KEY, url);
	record_set(r, DOCUMENT_TITLE,
	    arena_printf(a, "%s, %s: %s", record_get(n, NOTICE_SOLICITATION),
		record_get(n, NOTICE_TITLE), record_get(n, NOTICE_DESCRIPTION)));
	record_set(r, DOCUMENT_CATEGORY, "evaluation of bids");
	record_set(r, DOCUMENT_PUBLISHER, LANDS);
	record_set(r, DOCUMENT_TOPTIER, STATE);
	record_set(r, DOCUMENT_SUBTIER, LANDS);
	record_set(r, DOCUMENT_PERMALINK, url);
	sink_emit(row->sink, r);
	if (text_match(a, url, "\\.(?:pdf|xlsx)$") && is_new(sink_page(row->sink), url))
		sink_ask(row->sink,
		    &(struct ask){ .kind = "sheet", .url = url, .param = "listed", .rank = 2 });
}

static const char *
sheet_of(const struct list_row *row)
{
	const char *link = list_link(row, NOTICE_DESCRIPTION),
		   *saved = list_text(row, NOTICE_PERMALINK);

	return link ? link : saved ? url_join(sink_arena(row->sink), HOME, saved) : NULL;
}

static bool
award(const struct list_row *row)
{
	struct arena *a = sink_arena(row->sink);
	struct record *r = row->record;
	const char *number = text_squeeze(a, list_text(row, NOTICE_SOLICITATION)),
		   *cell = list_text(row, NOTICE_AWARDEE_AS_FILED), *sheet = sheet_of(row);
	const char *const *names;
	size_t count = winners(a, cell, &names);
	bool person = false;

	if (!number || !record_get(r, NOTICE_TITLE)) {
		sink_issue(row->sink, REACH_ROW, "a row without project or description");
		return false;
	}
	record_set(r, NOTICE_SOLICITATION, number);
	record_set(r, NOTICE_TITLE, text_squeeze(a, list_text(row, NOTICE_TITLE)));
	record_set(r, NOTICE_KEY,
	    arena_printf(a, "US-ID/IDL/%s/%s", number,
		sheet && url_file(a, sheet) ? url_file(a, sheet)
					    : record_get(r, NOTICE_TITLE)));
	record_set(r, NOTICE_TYPE, "Contracts awarded");
	record_set(r, NOTICE_JURISDICTION, "US-ID");
	record_set(r, NOTICE_TOPTIER, STATE);
	record_set(r, NOTICE_SUBTIER, LANDS);
	record_set(r, NOTICE_PERMALINK, HOME);
	for (size_t i = 0; i < count; i++) {
		emit_contract(row, names[i]);
		person = person || winner_is_person(a, names[i]);
	}
	if (person)
		record_clear(r, NOTICE_AWARDEE_AS_FILED);
	if (sheet)
		emit_sheet(row, sheet);
	return true;
}

static int
list(const struct page *page, struct sink *sink)
{
	static const struct html_list awards = {
		.kind = KIND_NOTICE, .fields = fields, .whole = true, .row = award
	};

	return html_list_read(page, sink, &awards);
}

static const struct library library = { STATE, LANDS, LANDS, false };

static void
start(const struct night *night, struct sink *sink)
{
	sink_ask(sink, &(struct ask){ .kind = "list",
			   .url = HOME,
			   .scope = "contracts awarded",
			   .param = arena_printf(sink_arena(sink), "| since=%s",
			       night->since ? night->since : "all") });
}

SOURCE(us_id_lands_contracts) = {
	.title = "Idaho: contracts awarded by the Department of Lands",
	.publisher = LANDS,
	.home = HOME,
	.licence = "public record of the State of Idaho",
	.holds = "Projects put out to bid since 2016, who won, and the sheets that name every "
		 "bidder.",
	.lacks =
	    "Amounts and dates (in the sheets). Where a cell names several winners with the "
	    "lots they won, it is kept as filed and no contract is made of it. Other Idaho "
	    "agencies. The buyer is a state's, not a federal agency.",
	.lag_days = 30,
	.every_hours = 168,
	.hosts = { "www.idl.idaho.gov" },
	.delay_ms = 3000,
	.floors = { { KIND_NOTICE, NOTICE_TITLE, 100 },
	    { KIND_NOTICE, NOTICE_AWARDEE_AS_FILED, 80 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = list },
	    { .kind = "sheet", .parse = library_file } },
	.family = &library,
};
