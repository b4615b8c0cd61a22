/*
 * GAO: bid protests, from the docket, from decisions and from the feed of new legal products.
 * https://www.gao.gov/legal/bid-protests/search
 *
 * Two markups: that of 2015 (div.docketSearch: all of a case stands in the listing, part of it
 * a second time in a hidden popup) and that since 2020 (article.node--type-bid-protest-docket:
 * the dates stand on the case's own page). Decisions are read by family/gao_decision.c.
 *
 * The search stands behind a firewall that refuses most programs. That is one failed page; the
 * feed of new decisions, of all agencies, is asked every night, behind the docket, whose cases
 * tell more. Attorneys and officials are named throughout; none of them is kept.
 */
#include "../scraper/parser.h"
#include "family/gao.h"

#define SEARCH "https://www.gao.gov/legal/bid-protests/search"
#define FEED "https://www.gao.gov/rss/reportslegal.xml"

/* Labels of all pages; "Agency" is a path of several levels */
static const struct column labels[] = {
	{ "Protester", PROTEST_VENDOR, NULL },
	{ "File Number", PROTEST_KEY, NULL },
	{ "Agency", PROTEST_TOPTIER, NULL },
	{ "Solicitation Number", PROTEST_SOLICITATION, NULL },
	{ "Outcome", PROTEST_OUTCOME, NULL },
	{ "Status", PROTEST_STATUS, NULL },
	{ "Case Type", PROTEST_CASE_TYPE, NULL },
	{ "Filed Date", PROTEST_FILED, GAO_DAY },
	{ "Due Date", PROTEST_DUE, GAO_DAY },
	{ "Date Decided", PROTEST_DECIDED, GAO_DAY },
	{ "Decision Date", PROTEST_DECIDED, GAO_DAY },
	{ "GAO Attorney", IGNORE, "a person" },
	{ "Decision Summary", IGNORE, "the decision's own page" },
	{ NULL, IGNORE, NULL },
};

static void
set_labelled(struct sink *sink, struct record *r, const char *label, const char *value)
{
	const struct column *c = labels;

	while (c->heading && !text_same(span_of(c->heading), span_of(label)))
		c++;
	if (!c->heading) {
		sink_issue(sink, REACH_NOTE, "unknown label '%.100s'", label ? label : "");
		return;
	}
	if (c->field == PROTEST_TOPTIER)
		gao_set_agency(sink, r, value);
	else if (c->field == PROTEST_VENDOR)
		gao_set_protester(sink, r, value);
	else if (c->field == PROTEST_KEY)
		record_set(r, PROTEST_KEY, gao_file_number(sink, value));
	else if (c->field != IGNORE)
		record_set_as(r, c->field, span_of(value), c->as);
}

static int
ask_decision(struct sink *sink, const struct record *r)
{
	return sink_ask(sink, &(struct ask){ .kind = "decision",
				  .url = record_get(r, PROTEST_DECISION_URL),
				  .param = gao_carry(sink, r),
				  .rank = 2 });
}

/* -------------------------------------------------------------------------- docket of 2015 */

/* What follows "<b>Agency</b>": ": Department of State" */
static const char *
value_after(const struct node *b)
{
	const char *text = html_after(b);

	while (text && (*text == ':' || *text == ' '))
		text++;
	return text;
}

/* The link's own text, without the address that stands inside it */
static const char *
name_of_result(struct sink *sink, const struct node *entry)
{
	const char *all = html_text(entry, "a.result"),
		   *address = html_maybe(entry, "a.result .release_info");
	const char *cut = address && *address ? text_find(all, address) : NULL;

	return cut ? arena_ndup(sink_arena(sink), all, (size_t)(cut - all)) : all;
}

static void
old_entry(struct sink *sink, const struct node *entry)
{
	struct record *r = gao_protest(sink);
	const struct node *b = NULL, *row = NULL;

	while ((b = html_next(entry, "> b", b)))
		set_labelled(sink, r, html_text(b, NULL),
		    value_after(b) && *value_after(b)
			? value_after(b)
			: html_maybe(entry, "> b:contains(File Number) + a"));
	while ((row = html_next(entry, "> div[id^=filenum_] tr", row)))
		set_labelled(sink, r, html_text(row, "td:first-child b"),
		    html_text(row, "td:nth-child(2)"));
	gao_set_protester(sink, r, name_of_result(sink, entry));
	record_set(r, PROTEST_PERMALINK, html_attr(entry, "a.result", "href"));
	record_set(r, PROTEST_DECISION_URL,
	    html_maybe_attr(entry, "> b:contains(File Number) + a", "href"));
	ask_decision(sink, r);
	sink_emit(sink, r);
}

/* ------------------------------------------------------------------------ docket since 2020 */

/* "Company (N3220524R4070)", "Company (B-424516.3)" */
static const char *
name_of_heading(struct sink *sink, const char *heading, const char *solicitation)
{
	struct arena *a = sink_arena(sink);
	const char *inside = text_match(a, heading, "\\(([^()]*)\\)$");

	if (!inside || !(text_same(span_of(inside), span_of(solicitation)) ||
			   gao_file_number(sink, inside)))
		return heading;
	return text_match(a, heading, "^(.*?)\\s*\\([^()]*\\)$");
}

/* The case's own page says all of it; said here too, with less, it would replace that page's
 * record whenever the listing moved on and the page did not. */
static void
new_entry(struct sink *sink, const struct node *entry)
{
	struct record *r = gao_protest(sink);
	const char *url = html_attr(entry, ".heading a", "href"),
		   *heading = html_text(entry, ".heading a");

	record_set(r, PROTEST_KEY, gao_file_number(sink, url_file(sink_arena(sink), url)));
	record_set(r, PROTEST_SOLICITATION,
	    html_maybe(entry, ".field--name-field-solicitation-number"));
	gao_set_protester(
	    sink, r, name_of_heading(sink, heading, record_get(r, PROTEST_SOLICITATION)));
	gao_set_agency(sink, r, html_maybe(entry, ".teaser-search--agency .field__item"));
	record_set(r, PROTEST_STATUS, html_maybe(entry, ".teaser-search--status .field__item"));
	record_set(
	    r, PROTEST_OUTCOME, html_maybe(entry, ".teaser-search--outcome .field__item"));
	record_set_as(r, PROTEST_DECIDED,
	    span_of(html_maybe(entry, ".teaser-search--decision_date .field__item")), GAO_DAY);
	if (!record_get(r, PROTEST_KEY) || !record_get(r, PROTEST_VENDOR))
		sink_issue(sink, REACH_ROW, "a docket entry without file number or protester");
	else
		sink_ask(sink,
		    &(struct ask){
			.kind = "case", .url = url, .param = gao_carry(sink, r), .rank = 1 });
}

static void
entry_place(struct sink *sink, const struct node *entry, long number)
{
	html_place(sink, entry, arena_printf(sink_arena(sink), "entry %ld", number));
}

/* Reads each entry; how many */
static long
entries(struct sink *sink, const struct node *root, const char *selector,
    void (*read)(struct sink *, const struct node *))
{
	const struct node *entry = NULL;
	long count = 0;

	while ((entry = html_next(root, selector, entry))) {
		entry_place(sink, entry, ++count);
		read(sink, entry);
	}
	html_place(sink, root, "page");
	return count;
}

/* The link to the next page; NULL on the last */
static const char *
next_page(const struct node *root)
{
	const struct node *a = html_next(root,
	    "#page_btns a:contains(Next), a[rel=next], a[title=\"Go to next page\"]", NULL);

	return a ? html_attr(a, NULL, "href") : NULL;
}

static int
docket(const struct page *page, struct sink *sink)
{
	const struct node *root;
	const char *next;

	if (page->status == 403)
		return sink_issue(
		    sink, REACH_PAGE, "the portal's firewall refuses the docket search");
	root = gao_page(page, sink);
	if (!root)
		return REACH_PAGE;
	if (!entries(sink, root, "div.docketSearch", old_entry) &&
	    !entries(sink, root, "article.node--type-bid-protest-docket", new_entry) &&
	    !html_next(root, "div.view-empty, #resultStatsContainer", NULL))
		return sink_issue(
		    sink, REACH_PAGE, "neither docket entries nor a word that there are none");
	next = next_page(root);
	if (next)
		return sink_ask(
		    sink, &(struct ask){ .kind = "docket", .url = next, .scope = page->scope });
	/* the docket goes back one year: what left it is not gone */
	return page->scope ? sink_end(sink, page->scope, KIND_PROTEST, false) : REACH_NONE;
}

/* ------------------------------------------------------------------------------------- case */

/* A case's own page: headings "field__label", each with its value behind it */
static int
one_case(const struct page *page, struct sink *sink)
{
	const struct node *root = gao_page(page, sink), *label = NULL, *link;
	struct record *r;

	if (!root)
		return REACH_PAGE;
	r = gao_protest(sink);
	gao_take_carried(page, r);
	while ((label = html_next(root, ".node__content .field__label", label))) {
		const struct node *item = html_next(html_parent(label), ".field__item", NULL);

		set_labelled(
		    sink, r, html_text(label, NULL), item ? html_text(item, NULL) : NULL);
	}
	if (!record_get(r, PROTEST_KEY) || !record_get(r, PROTEST_VENDOR) ||
	    !record_get(r, PROTEST_TOPTIER))
		return sink_issue(
		    sink, REACH_PAGE, "a case without file number, protester or agency");
	record_set(r, PROTEST_PERMALINK, page->url);
	link = html_next(root, ".node__content .field__item a[href*=\"/products/\"]", NULL);
	record_set(r, PROTEST_DECISION_URL, link ? html_attr(link, NULL, "href") : NULL);
	ask_decision(sink, r);
	return sink_emit(sink, r);
}

/* ------------------------------------------------------------------------------------- feed */

/* About 25 new legal products, of which those on protests are followed */
static int
feed(const struct page *page, struct sink *sink)
{
	const struct xml *root = xml_parse(page, sink), *channel = xml_at(root, "channel");
	struct arena *a = page->arena;

	if (!root)
		return REACH_PAGE;
	if (!channel)
		return sink_issue(sink, REACH_PAGE, "no RSS");
	for (const struct xml *e = xml_first(channel, "item"); e; e = xml_next(e, "item")) {
		const char *link = xml_text(e, "link"), *title = xml_text(e, "title"),
			   *about = xml_text(e, "description");

		xml_place(sink, e);
		if (!link)
			sink_issue(sink, REACH_ROW, "an item without a link");
		else if (text_match(a,
			     arena_printf(a, "%s %s", title ? title : "", about ? about : ""),
			     "\\bprotest|--(?:reconsideration|costs)|reconsideration of our"))
			sink_ask(
			    sink, &(struct ask){ .kind = "decision", .rank = 4, .url = link });
	}
	return REACH_NONE;
}

/* ----------------------------------------------------------------------------------- source */

static void
start(const struct night *night, struct sink *sink)
{
	for (size_t i = 0; i < night->agency_count; i++) {
		const char *department = night->agencies[i].toptier;
		struct arena *a = sink_arena(sink);

		sink_ask(sink, &(struct ask){ .kind = "docket",
				   .url = url_with(a, SEARCH "?processed=1&outcome=all",
				       "agency", department),
				   .scope = arena_printf(a, "docket %s", department) });
	}
	sink_ask(sink, &(struct ask){ .kind = "rss", .url = FEED, .rank = 3 });
}

SOURCE(us_gao_protests) = {
	.title = "GAO: bid protests",
	.publisher = "US Government Accountability Office",
	.home = SEARCH,
	.licence = "public domain (US government work)",
	.holds = "Who protested against an award or a solicitation, the agency, the "
		 "solicitation's number, the outcome, "
		 "and from decisions also who won, who intervened, and the text.",
	.lacks = "Protests to the agency itself or to the Court of Federal Claims, orders too "
		 "small to be protested, "
		 "bidders who did not protest, amounts. The docket search goes back one year "
		 "and sits behind a firewall "
		 "that refuses most programs (403); the feed holds about 25 decisions.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "www.gao.gov", "gao.gov" },
	.delay_ms = 5000,
	.floors = { { KIND_PROTEST, PROTEST_VENDOR, 95 },
	    { KIND_PROTEST, PROTEST_TOPTIER, 80 } },
	.version = 2,
	.start = start,
	.pages = { { .kind = "docket", .parse = docket, .accept = 403 },
	    { .kind = "case", .parse = one_case },
	    { .kind = "decision", .parse = gao_decision }, { .kind = "rss", .parse = feed } },
};
