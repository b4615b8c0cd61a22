/*
 * Ohio: solicitations of state agencies on OhioBuys, with who answered and who won.
 * https://ohiobuys.ohio.gov/page.aspx/en/rfp/request_browse_public
 *
 * The portal's software is Ivalua: a grid of solicitations, each with a page of its own, whose
 * fields are found by their ids. The grid goes to its second page by a form that is bound to a
 * session, so a crawl sees the newest solicitations; awards come weeks later. Pages, or all of
 * it saved as rows (JSON), can be handed in. A solicitation's page lists the answers that are
 * public: those of the winners have their box ticked. A unit price is no contract's amount.
 */
#include "../scraper/parser.h"
#include "family/html_list.h"
#include "family/winner.h"

#define HOST "https://ohiobuys.ohio.gov"
#define HOME HOST "/page.aspx/en/rfp/request_browse_public"
#define STATE "State of Ohio"
#define ID "#body_x_tabc_rfp_ext_prxrfp_ext_x_"
#define ANSWERS ID "grdSupplierResponse_grd"
#define STATUS "[data-iv-control=body_x_tabc_rfp_ext_prxrfp_ext_x_selStatusCode] .text"

/* ------------------------------------------------------------------------------------ times */

/* Sunday is 0; Sakamoto's formula */
static int
day_of_week(int year, int month, int day)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };

	year -= month < 3;
	return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

/* Daylight saving in the US since 2007: from March's second Sunday to November's first, 2 am */
static bool
is_summer(int year, int month, int day, int hour)
{
	int march = 14 - (day_of_week(year, 3, 1) + 6) % 7,
	    november = 7 - (day_of_week(year, 11, 1) + 6) % 7;

	if (month == 3)
		return day > march || (day == march && hour >= 2);
	if (month == 11)
		return day < november || (day == november && hour < 2);
	return month > 3 && month < 11;
}

/* "11/3/2025 2:27:13 PM (ET)", with the offset that Eastern time had then */
static void
set_time(struct sink *sink, struct record *r, int field, const char *text)
{
	struct arena *a = sink_arena(sink);
	const char *local = text_match(a, text, "^(.*?) ?\\(E[SD]?T\\)$");
	int month, day, year, hour;
	char half;

	if (!local || sscanf(local, "%2d/%2d/%4d %2d:%*2d:%*2d %c", &month, &day, &year, &hour,
			  &half) != 5) {
		record_set_as(r, field, span_of(text), LIST_DAYS);
		return;
	}
	hour = hour % 12 + (half == 'P' || half == 'p' ? 12 : 0);
	local = arena_printf(
	    a, "%s %s", local, is_summer(year, month, day, hour) ? "-0400" : "-0500");
	record_set_as(r, field, span_of(local), "%m/%d/%Y %I:%M:%S %p %z");
}

/* ---------------------------------------------------------------------------------- answers */

/* The answers to one solicitation so far */
struct answers {
	struct sink *sink;
	const struct record *notice;
	long count;
	const char *won;    /* "\nNAME\n…": a supplier may win several lines */
	const char *labels; /* likewise: and offer one item several times */
};

struct answer {
	const char *supplier, *item, *price;
	bool awarded;
};

static void
emit_contract(struct sink *sink, const struct record *n, const char *vendor)
{
	struct arena *a = sink_arena(sink);
	struct record *r = record_new(sink, KIND_CONTRACT);

	record_set(r, CONTRACT_KEY,
	    arena_printf(a, "%s/%s", record_get(n, NOTICE_KEY), winner_label(a, vendor)));
	record_set(r, CONTRACT_PIID, record_get(n, NOTICE_SOLICITATION));
	record_set(r, CONTRACT_SOLICITATION, record_get(n, NOTICE_SOLICITATION));
	record_set(r, CONTRACT_JURISDICTION, "US-OH");
	record_set(r, CONTRACT_AWARDING_TOPTIER, STATE);
	record_set(r, CONTRACT_VENDOR, vendor);
	if (winner_is_person(a, vendor))
		record_bool(r, CONTRACT_VENDOR_IS_PERSON, true);
	record_set(r, CONTRACT_DESCRIPTION, record_get(n, NOTICE_TITLE));
	record_set(r, CONTRACT_PERMALINK, record_get(n, NOTICE_PERMALINK));
	sink_emit(sink, r);
}

static void
emit_winner(struct answers *all, const char *supplier)
{
	struct arena *a = sink_arena(all->sink);

	if (strstr(all->won, arena_printf(a, "\n%s\n", supplier)))
		return;
	all->won = arena_printf(a, "%s\n%s\n", all->won, supplier);
	emit_contract(all->sink, all->notice, supplier);
}

/* "MAIL PRO 1 LLC: Application", "… (2)" */
static const char *
label_of(struct answers *all, const struct answer *v)
{
	struct arena *a = sink_arena(all->sink);
	const char *label = arena_printf(a, "%s: %s", winner_label(a, v->supplier),
	    v->item && *v->item ? v->item : "no item");
	const char *line = arena_printf(a, "\n%s\n", label);
	int times = 1;

	for (const char *p = all->labels; (p = strstr(p, line)); p++)
		times++;
	all->labels = arena_printf(a, "%s%s", all->labels, line);
	return times > 1 ? arena_printf(a, "%s (%d)", label, times) : label;
}

static int
emit_answer(struct answers *all, const struct answer *v)
{
	const struct record *n = all->notice;
	struct sink *sink = all->sink;
	struct arena *a = sink_arena(sink);
	struct record *r;

	all->count++;
	if (!v->supplier || !*v->supplier)
		return sink_issue(sink, REACH_ROW, "an answer without supplier");
	r = record_new(sink, KIND_BIDDER);
	record_set(r, BIDDER_NOTICE_KEY, record_get(n, NOTICE_KEY));
	record_set(r, BIDDER_ROLE, "bid");
	record_set(r, BIDDER_LABEL, label_of(all, v));
	record_set(r, BIDDER_SOLICITATION, record_get(n, NOTICE_SOLICITATION));
	record_set(r, BIDDER_TITLE, record_get(n, NOTICE_TITLE));
	record_set(r, BIDDER_OUTCOME, v->awarded ? "awarded" : "not marked as awarded");
	record_set(r, BIDDER_JURISDICTION, "US-OH");
	record_set(r, BIDDER_TOPTIER, STATE);
	record_set(r, BIDDER_VENDOR, v->supplier);
	if (winner_is_person(a, v->supplier))
		record_bool(r, BIDDER_VENDOR_IS_PERSON, true);
	record_set(r, BIDDER_DESCRIPTION,
	    v->price && *v->price ? arena_printf(a, "%s; submitted unit price: %s",
					v->item ? v->item : "", v->price)
				  : v->item);
	record_set(r, BIDDER_PERMALINK, record_get(n, NOTICE_PERMALINK));
	if (v->awarded)
		emit_winner(all, v->supplier);
	return sink_emit(sink, r);
}

/* ---------------------------------------------------------------------------- solicitations */

/* One that is asked again has the same number and begins anew */
static void
complete(struct sink *sink, struct record *r, const char *number, const char *begin)
{
	const char *url = sink_page(sink)->url, *day;
	struct arena *a = sink_arena(sink);

	day = text_match(a, begin, "^(\\d+/\\d+/\\d{4})\\b");
	day = day ? text_date(a, span_of(day), LIST_DAYS) : NULL;
	record_set(r, NOTICE_KEY,
	    number ? arena_printf(a, "US-OH/%s%s%s", number, day ? "/" : "", day ? day : "")
		   : NULL);
	record_set(r, NOTICE_SOLICITATION, number);
	record_set(r, NOTICE_TYPE, "Solicitation");
	record_set(r, NOTICE_JURISDICTION, "US-OH");
	record_set(r, NOTICE_TOPTIER, STATE);
	record_set(r, NOTICE_PERMALINK, url ? url : HOME);
}

/* The answers' table of a solicitation's page. Its columns are the first three cells: the
 * portal's editors name the headings. */
static void
answers(struct sink *sink, const struct record *n, const struct node *root)
{
	struct answers all = { .sink = sink, .notice = n, .won = "", .labels = "" };
	const struct node *row = NULL;

	while ((row = html_next(root, ANSWERS " tbody tr", row))) {
		const struct node *cell[3] = { NULL };
		struct answer v;

		for (size_t i = 0; i < ARRAY_SIZE(cell); i++)
			cell[i] = i && !cell[i - 1] ? NULL
						    : html_next(row, "> td[data-iv-role=cell]",
							  i ? cell[i - 1] : NULL);
		if (!cell[0])
			continue;
		html_place(
		    sink, row, arena_printf(sink_arena(sink), "line %ld", all.count + 1));
		if (!cell[2]) {
			sink_issue(sink, REACH_ROW, "an answer of fewer than three cells");
			continue;
		}
		v = (struct answer){ html_text(cell[0], NULL), html_text(cell[1], NULL),
			html_text(cell[2], NULL),
			html_next(row, "input[type=checkbox][checked]", NULL) != NULL };
		emit_answer(&all, &v);
	}
	html_place(sink, root, "page");
}

static int
solicitation(const struct page *page, struct sink *sink)
{
	const struct node *root = list_page(page, sink);
	struct record *r;

	if (!root)
		return REACH_PAGE;
	if (!html_count(root, ID "lblProcessCode") || !html_count(root, ID "lblLabel"))
		return sink_issue(sink, REACH_PAGE, "a page without solicitation id and name");
	r = record_new(sink, KIND_NOTICE);
	complete(
	    sink, r, html_text(root, ID "lblProcessCode"), html_maybe(root, ID "lblBeginDate"));
	record_set(r, NOTICE_TITLE, html_text(root, ID "lblLabel"));
	record_set(r, NOTICE_DESCRIPTION, html_maybe_lines(root, ID "lblSummary"));
	record_set(r, NOTICE_STATUS, html_maybe(root, STATUS));
	set_time(sink, r, NOTICE_POSTED, html_maybe(root, ID "lblBeginDate"));
	set_time(sink, r, NOTICE_DEADLINE, html_maybe(root, ID "lblEndDate"));
	answers(sink, r, root);
	return sink_emit(sink, r);
}

/* ------------------------------------------------------------------------------------- list */

static const struct list_field fields[] = {
	{ NOTICE_KEY, "solicitation id", NULL },
	{ NOTICE_TITLE, "solicitation name", NULL },
	{ MAY_MISS(NOTICE_TYPE), "begin date", NULL },
	{ MAY_MISS(NOTICE_BASE_TYPE), "end date", NULL },
	{ MAY_MISS(NOTICE_STATUS), "solicitation status", NULL },
	{ IGNORE, "awarded suppliers", "read as answers" },
	{ IGNORE, "documents zip|attachments", "files that the one who saved the rows kept" },
	{ IGNORE, NULL, NULL },
};

/* A solicitation that was saved as a JSON row, with its winners alone */
static bool
saved_row(const struct list_row *row)
{
	struct record *r = row->record;
	struct answers all = { .sink = row->sink, .notice = r, .won = "", .labels = "" };

	complete(row->sink, r, list_text(row, NOTICE_KEY), list_text(row, NOTICE_TYPE));
	record_clear(r, NOTICE_BASE_TYPE);
	set_time(row->sink, r, NOTICE_POSTED, list_text(row, NOTICE_TYPE));
	set_time(row->sink, r, NOTICE_DEADLINE, list_text(row, NOTICE_BASE_TYPE));
	for (const struct json *s = json_first(row->object, "Awarded Suppliers"); s;
	     s = s->next) {
		struct answer v = { json_text(s, "Supplier Name"), json_text(s, "Item"),
			json_text(s, "Submitted Unit Price"), true };

		emit_answer(&all, &v);
	}
	return true;
}

static int
list(const struct page *page, struct sink *sink)
{
	static const struct html_list saved = {
		.kind = KIND_NOTICE, .fields = fields, .row = saved_row
	};
	const struct node *root, *a = NULL;

	if (page->len && page->body[strspn(page->body, " \t\r\n\xef\xbb\xbf")] == '[')
		return html_list_read(page, sink, &saved);
	root = list_page(page, sink);
	if (!root)
		return REACH_PAGE;
	if (!html_count(root, "#body_x_grid_grd"))
		return sink_issue(sink, REACH_PAGE, "no grid of solicitations");
	while (
	    (a = html_next(root, "#body_x_grid_grd tbody a[href*=process_manage_extranet]", a)))
		sink_ask(sink,
		    &(struct ask){
			.kind = "solicitation", .url = html_attr(a, NULL, "href"), .rank = 1 });
	return page->scope ? sink_end(sink, page->scope, KIND_NOTICE, false) : REACH_NONE;
}

static void
start(const struct night *night UNUSED, struct sink *sink)
{
	sink_ask(sink,
	    &(struct ask){ .kind = "list", .url = HOME, .scope = "newest solicitations" });
}

SOURCE(us_oh_solicitations) = {
	.title = "Ohio: solicitations and awards on OhioBuys",
	.publisher = "State of Ohio, Department of Administrative Services",
	.home = HOME,
	.licence = "public record of the State of Ohio",
	.holds =
	    "What Ohio's agencies ask for, which suppliers answered where that is public, and "
	    "whose answer is marked as awarded.",
	.lacks =
	    "Amounts of contracts; the agency (often in the title alone); products stand in "
	    "titles, not with suppliers. A crawl sees the newest solicitations alone: pages of "
	    "older ones, with their awards, are handed in. The buyer is a state's, not a "
	    "federal agency.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "ohiobuys.ohio.gov" },
	.delay_ms = 5000,
	.floors = { { KIND_NOTICE, NOTICE_TITLE, 100 }, { KIND_NOTICE, NOTICE_POSTED, 80 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = list },
	    { .kind = "solicitation", .parse = solicitation } },
};
