/*
 * GAO: bid protests, from the docket, from decisions and from the feed of new legal products.
 * https://www.gao.gov/legal/bid-protests/search
 *
 * Two markups: that of 2015 (div.docketSearch: all of a case stands in the listing, part of it
 * a second time in a hidden popup) and that since 2020 (article.node--type-bid-protest-docket:
 * the dates stand on the case's own page). A case has one number for the docket ("B-411028.1")
 * that decisions write without ".1". A decision is fetched after its case and replaces what was
 * said of it, so it is told what the docket says ("param").
 *
 * The search stands behind a firewall that refuses most programs. That is one failed page: the
 * feed of new decisions is asked in its place, as nothing says that it may not be. Attorneys
 * and officials are named throughout; none of them is kept.
 */
#include "../scraper/parser.h"

#define SEARCH "https://www.gao.gov/legal/bid-protests/search"
#define FEED "https://www.gao.gov/rss/reportslegal.xml"
#define DAY "%b %d, %Y"
#define HEAD_MAX 20000 /* bytes of a decision up to its reasons */

/* Labels of all pages; "Agency" is a path of several levels */
static const struct column labels[] = {
	{ "Protester", PROTEST_VENDOR, NULL },
	{ "File Number", PROTEST_KEY, NULL },
	{ "Agency", PROTEST_TOPTIER, NULL },
	{ "Solicitation Number", PROTEST_SOLICITATION, NULL },
	{ "Outcome", PROTEST_OUTCOME, NULL },
	{ "Status", PROTEST_STATUS, NULL },
	{ "Case Type", PROTEST_CASE_TYPE, NULL },
	{ "Filed Date", PROTEST_FILED, DAY },
	{ "Due Date", PROTEST_DUE, DAY },
	{ "Date Decided", PROTEST_DECIDED, DAY },
	{ "Decision Date", PROTEST_DECIDED, DAY },
	{ "GAO Attorney", IGNORE, "a person" },
	{ "Decision Summary", IGNORE, "the decision's own page" },
	{ NULL, IGNORE, NULL },
};

/* What a page of the docket tells the pages behind it: "| file_number=B-411916.2 | vendor=…" */
static const struct {
	const char *name;
	int field;
} carried[] = {
	{ "file_number", PROTEST_KEY },
	{ "vendor", PROTEST_VENDOR },
	{ "vendor_dba", PROTEST_VENDOR_DBA },
	{ "toptier", PROTEST_TOPTIER },
	{ "subtier", PROTEST_SUBTIER },
	{ "office", PROTEST_OFFICE },
	{ "solicitation", PROTEST_SOLICITATION },
	{ "case_type", PROTEST_CASE_TYPE },
	{ "status", PROTEST_STATUS },
	{ "outcome", PROTEST_OUTCOME },
	{ "filed", PROTEST_FILED },
	{ "due", PROTEST_DUE },
	{ "decided", PROTEST_DECIDED },
	{ "permalink", PROTEST_PERMALINK },
};

static const char *
carry(struct sink *sink, const struct record *r)
{
	struct arena *a = sink_arena(sink);
	const char *text = "";

	for (size_t i = 0; i < ARRAY_SIZE(carried); i++)
		if (record_get(r, carried[i].field))
			text = arena_printf(a, "%s%s| %s=%s", text, *text ? " " : "",
			    carried[i].name, record_get(r, carried[i].field));
	return text;
}

static void
take_carried(const struct page *page, struct record *r)
{
	for (size_t i = 0; i < ARRAY_SIZE(carried); i++)
		record_set(r, carried[i].field,
		    text_between(page->arena, page->param,
			arena_printf(page->arena, "| %s=", carried[i].name), " | "));
}

/* ---------------------------------------------------------------------------------- values */

/* "Department of the Army : U.S. Army Materiel Command", of two to four levels */
static void
set_agency(struct sink *sink, struct record *r, const char *path)
{
	const char *colon = path ? strstr(path, " : ") : NULL, *last = colon, *next;

	if (!colon) {
		record_set(r, PROTEST_TOPTIER, path);
		return;
	}
	while ((next = strstr(last + 3, " : ")))
		last = next;
	record_set_span(r, PROTEST_TOPTIER, (struct span){ path, (size_t)(colon - path) });
	record_set(r, PROTEST_SUBTIER, arena_dup(sink_arena(sink), colon + 3));
	if (last != colon)
		record_set(r, PROTEST_OFFICE, last + 3);
}

/* "B-411916.2"; decisions leave out ".1" */
static const char *
file_number(struct sink *sink, const char *text)
{
	struct arena *a = sink_arena(sink);
	const char *digits = text_match(a, text, "\\bB-(\\d{5,6}(?:\\.\\d{1,3})?)\\b");

	if (!digits)
		return NULL;
	return arena_printf(a, "B-%s%s", digits, strchr(digits, '.') ? "" : ".1");
}

/* "Accura Engineering--Costs", "Man-Machine Systems (B-411028.1)", "KAUSAR INDUSTRIES INC. dba
 * A&R Box" */
static void
set_protester(struct sink *sink, struct record *r, const char *name)
{
	static const char suffix[] =
	    "\\s*--\\s*((?:request for )?(?:reconsideration|costs?|entitlement|remedy|"
	    "modification of remedy|modification of recommendation|advisory opinion)\\b.*)$";
	struct arena *a = sink_arena(sink);
	const char *type = text_match(a, name, suffix), *cut;

	cut = text_match(a, name, "^(.*?)\\s*\\(B-\\d[^()]*\\)$");
	if (cut)
		name = cut;
	if (type) {
		name = text_match(a, name, "^(.*?)\\s*--");
		if (!record_get(r, PROTEST_CASE_TYPE))
			record_set(r, PROTEST_CASE_TYPE, type);
	}
	record_set(r, PROTEST_VENDOR, name);
	record_set(r, PROTEST_VENDOR_DBA, text_match(a, name, "\\s(?:dba|d/b/a)\\s+(.+)$"));
}

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
		set_agency(sink, r, value);
	else if (c->field == PROTEST_VENDOR)
		set_protester(sink, r, value);
	else if (c->field == PROTEST_KEY)
		record_set(r, PROTEST_KEY, file_number(sink, value));
	else if (c->field != IGNORE)
		record_set_as(r, c->field, span_of(value), c->as);
}

static struct record *
new_protest(struct sink *sink)
{
	struct record *r = record_new(sink, KIND_PROTEST);

	record_set(r, PROTEST_FORUM, "GAO");
	return r;
}

static int
ask_decision(struct sink *sink, const struct record *r)
{
	return sink_ask(sink, &(struct ask){ .kind = "decision",
				  .url = record_get(r, PROTEST_DECISION_URL),
				  .param = carry(sink, r),
				  .rank = 2 });
}

/* A page that was cut off reads like one with fewer entries */
static const struct node *
whole_page(const struct page *page, struct sink *sink)
{
	const struct node *root;

	if (!text_find(page->body, "</html>")) {
		sink_issue(sink, REACH_PAGE, "the page ends before its end");
		return NULL;
	}
	root = html_parse(page, sink);
	html_place(sink, root, "page");
	return root;
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
	struct record *r = new_protest(sink);
	const struct node *b = NULL, *row = NULL;

	while ((b = html_next(entry, "> b", b)))
		set_labelled(sink, r, html_text(b, NULL),
		    value_after(b) && *value_after(b)
			? value_after(b)
			: html_maybe(entry, "> b:contains(File Number) + a"));
	while ((row = html_next(entry, "> div[id^=filenum_] tr", row)))
		set_labelled(sink, r, html_text(row, "td:first-child b"),
		    html_text(row, "td:nth-child(2)"));
	set_protester(sink, r, name_of_result(sink, entry));
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

	if (!inside ||
	    !(text_same(span_of(inside), span_of(solicitation)) || file_number(sink, inside)))
		return heading;
	return text_match(a, heading, "^(.*?)\\s*\\([^()]*\\)$");
}

/* The case's own page says all of it; said here too, with less, it would replace that page's
 * record whenever the listing moved on and the page did not. */
static void
new_entry(struct sink *sink, const struct node *entry)
{
	struct record *r = new_protest(sink);
	const char *url = html_attr(entry, ".heading a", "href"),
		   *heading = html_text(entry, ".heading a");

	record_set(r, PROTEST_KEY, file_number(sink, url_file(sink_arena(sink), url)));
	record_set(r, PROTEST_SOLICITATION,
	    html_maybe(entry, ".field--name-field-solicitation-number"));
	set_protester(
	    sink, r, name_of_heading(sink, heading, record_get(r, PROTEST_SOLICITATION)));
	set_agency(sink, r, html_maybe(entry, ".teaser-search--agency .field__item"));
	record_set(r, PROTEST_STATUS, html_maybe(entry, ".teaser-search--status .field__item"));
	record_set(
	    r, PROTEST_OUTCOME, html_maybe(entry, ".teaser-search--outcome .field__item"));
	record_set_as(r, PROTEST_DECIDED,
	    span_of(html_maybe(entry, ".teaser-search--decision_date .field__item")), DAY);
	if (!record_get(r, PROTEST_KEY) || !record_get(r, PROTEST_VENDOR))
		sink_issue(sink, REACH_ROW, "a docket entry without file number or protester");
	else
		sink_ask(
		    sink, &(struct ask){
			      .kind = "case", .url = url, .param = carry(sink, r), .rank = 1 });
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

	if (page->status == 403) {
		sink_follow(sink, "rss", FEED);
		return sink_issue(
		    sink, REACH_PAGE, "the portal's firewall refuses the docket search");
	}
	root = whole_page(page, sink);
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
	const struct node *root = whole_page(page, sink), *label = NULL, *link;
	struct record *r;

	if (!root)
		return REACH_PAGE;
	r = new_protest(sink);
	take_carried(page, r);
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

/* --------------------------------------------------------------------------------- decision */

/* The page's parts, as either markup has them */
struct decision {
	const char *protester, *numbers, *date;
	const char
	    *summary;     /* protester, agency, solicitation and ruling in a paragraph or two */
	const char *head; /* the decision up to its reasons: parties, counsel, digest */
};

#define BODY \
	"(?:Department|Office|Agency|Administration|Bureau|General " \
	"Services|Government|National|United States|" \
	"U\\.S\\.|Federal|Environmental|Small Business|Social " \
	"Security|Smithsonian|Library|Architect|" \
	"Administrative|Defense|Central|Consumer|Nuclear|Securities|Tennessee|Export|" \
	"Millennium|Railroad|" \
	"Peace|Corporation for|Pension|Commodity|Court|Executive " \
	"Office|Equal|Farm|International)\\b"

/* What follows a name: its short form, then where it stands or what it was for */
#define SHORT "(?: \\([^()]{1,40}\\))?"

static const char *
until(struct sink *sink, const char *text, const char *word)
{
	const char *end = text ? strstr(text, word) : NULL;
	size_t len = end ? (size_t)(end - text) : text ? strlen(text) : 0;

	return text ? arena_ndup(sink_arena(sink), text, len < HEAD_MAX ? len : HEAD_MAX)
		    : NULL;
}

static struct decision
old_decision(struct sink *sink, const struct node *root)
{
	const char *heading = html_text(root, "#summary_head h3");
	struct arena *a = sink_arena(sink);

	return (struct decision){
		.protester = html_text(root, "#summary_head h2"),
		.numbers = text_match(a, heading, "^(.*):[^:]*$"),
		.date = text_match(a, heading, ":\\s*([^:]*)$"),
		.summary = html_lines(root, "#summary .left_col"),
		.head = until(sink, html_lines(root, "#e-report"), "\nDECISION\n"),
	};
}

static struct decision
new_decision(struct sink *sink, const struct node *root)
{
	return (struct decision){
		.protester = html_text(root, "#block-gao-page-title h1"),
		.numbers = html_text(root, "#block--post-title-info strong"),
		.date = text_match(sink_arena(sink), html_text(root, "#block--post-title-info"),
		    "([A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4})$"),
		.summary =
		    html_lines(root, ".field--name-product-highlights-custom > .field__item"),
		.head = until(sink, html_maybe_lines(root, ".field--name-field-html-block"),
		    "\nDECISION\n"),
	};
}

/* Which of the decision's numbers the record is for: the case's that led here, else the first.
 * Its other cases keep what the docket says of them. */
static void
set_number(struct sink *sink, struct record *r, const char *numbers)
{
	const char *asked = record_get(r, PROTEST_KEY), *rest = numbers, *at;

	while (asked &&
	       (at = text_match(sink_arena(sink), rest, "\\bB-\\d{5,6}(?:\\.\\d{1,3})?\\b"))) {
		if (strcmp(file_number(sink, at), asked) == 0)
			return;
		rest = strstr(rest, at) + strlen(at);
	}
	if (asked)
		sink_issue(sink, REACH_NOTE, "the docket's %s leads to a decision of %.100s",
		    asked, numbers);
	else
		record_set(r, PROTEST_KEY, file_number(sink, numbers));
}

static void
set_outcome(struct sink *sink, struct record *r, const char *summary)
{
	static const struct {
		const char *pattern, *outcome;
	} rulings[] = {
		{ "\\bwe sustain|\\bprotests? (?:is|are) sustained|\\bsustained in part",
		    "Sustained" },
		{ "\\bwe grant|\\brequests? (?:is|are) granted", "Granted" },
		{ "\\bwe deny|\\b(?:protest|request)s? (?:is|are) denied", "Denied" },
		{ "\\bwe dismiss|\\b(?:protest|request)s? (?:is|are) dismissed", "Dismissed" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rulings) && !record_get(r, PROTEST_OUTCOME); i++)
		if (text_match(sink_arena(sink), summary, rulings[i].pattern))
			record_set(r, PROTEST_OUTCOME, rulings[i].outcome);
}

/* "issued by the Department of Labor (DOL), for", "protest the Department of Energy's award" */
static const char *
agency_in_summary(struct sink *sink, const char *summary)
{
	static const char *const patterns[] = {
		"(?-i)\\bby (?:the )?(" BODY
		"[^(),;]*?)(?:['’]s?)?(?= \\(|,| for | under | to | pursuant )",
		"(?-i)\\bthe (" BODY "[^(),;]*?)['’]s?" SHORT
		" (?:award|issuance|decision|evaluation|rejection|"
		"cancellation)\\b",
	};
	const char *found = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(patterns) && !found; i++)
		found = text_match(sink_arena(sink), summary, patterns[i]);
	return found;
}

/* "(DHS), Immigration and Customs Enforcement (ICE), for" behind the department's name */
static const char *
part_of_agency(struct sink *sink, const char *summary, const char *agency)
{
	return text_match(sink_arena(sink), strstr(summary, agency) + strlen(agency),
	    "(?-i)^(?:['’]s?)?" SHORT ", (?:the )?([A-Z][A-Za-z.&' -]+?)" SHORT
	    "(?:,| for | under )");
}

/* "…, Esq., Department of Labor, for the agency." without the people */
static const char *
agency_of_counsel(struct sink *sink, const char *line)
{
	const char *last = line, *next;

	while ((next = text_find(last, "Esq., ")))
		last = next + strlen("Esq., ");
	return text_match(
	    sink_arena(sink), last, "(?-i)(" BODY "[^,]*(?:, [A-Z][^,]*)?), for the agenc");
}

/* "…, for Deloitte Consulting, LLP, the intervenor." */
static void
add_intervenors(struct sink *sink, struct record *r, const char *line)
{
	struct arena *a = sink_arena(sink);
	const char *names = text_match(
	    a, line, "^.*, for (?:the )?(.+?),? (?:and )?(?:an|the)? ?intervenors?\\b");
	const char *first, *second;

	if (!names || text_find(names, "Esq."))
		return;
	first = text_match(a, names, "^(.*?),? and .*$");
	second = text_match(a, names, "^.*?,? and (.*)$");
	if (first && text_find(line, "intervenors")) {
		record_add(r, PROTEST_INTERVENORS, first);
		record_add(r, PROTEST_INTERVENORS, second);
	} else {
		record_add(r, PROTEST_INTERVENORS, names);
	}
}

/* The lines between the date and the digest say who spoke for whom */
static void
read_counsel(struct sink *sink, struct record *r, const char *head)
{
	const char *agency = NULL;

	for (const char *p = head, *end; p && *p && strncmp(p, "DIGEST\n", 7) != 0; p = end) {
		const char *line = arena_ndup(sink_arena(sink), p, strcspn(p, "\n"));

		end = p + strlen(line) + (p[strlen(line)] == '\n');
		if (text_find(line, "intervenor"))
			add_intervenors(sink, r, line);
		if (!agency && text_find(line, ", for the agenc"))
			agency = agency_of_counsel(sink, line);
	}
	if (!record_get(r, PROTEST_TOPTIER))
		record_set(r, PROTEST_TOPTIER, agency);
}

static void
set_digest(struct sink *sink, struct record *r, const char *head)
{
	const char *from = head ? strstr(head, "\nDIGEST\n") : NULL;

	if (from)
		record_set(r, PROTEST_DIGEST,
		    arena_dup(sink_arena(sink), from + strlen("\nDIGEST\n")));
}

/* What the first paragraph says, where the docket did not */
static void
read_summary(struct sink *sink, struct record *r, const char *summary)
{
	static const char awardee[] =
	    "(?-i)\\b(?:contract|order|[Aa]greement|BPA)" SHORT " (?:to|with) ([A-Z0-9]"
	    "[^;()]{1,100}?)(?: \\([^()]{1,40}\\),?|,) (?:an? [a-z][a-z -]*)?"
	    "(?:of|pursuant|under|by|for)\\b";
	struct arena *a = sink_arena(sink);
	const char *agency = agency_in_summary(sink, summary);

	if (!record_get(r, PROTEST_TOPTIER) && agency) {
		record_set(r, PROTEST_TOPTIER, agency);
		record_set(r, PROTEST_SUBTIER, part_of_agency(sink, summary, agency));
	}
	if (!record_get(r, PROTEST_SOLICITATION))
		record_set(r, PROTEST_SOLICITATION,
		    text_match(
			a, summary, "(?-i)\\bNos?\\. ?([A-Z0-9][A-Z0-9./-]{3,40}[A-Z0-9])"));
	record_set(r, PROTEST_AWARDEE, text_match(a, summary, awardee));
	set_outcome(sink, r, summary);
}

static int
decision(const struct page *page, struct sink *sink)
{
	const struct node *root = whole_page(page, sink);
	struct decision d;
	struct record *r;

	if (!root)
		return REACH_PAGE;
	if (!html_count(root, "#summary_head") && !html_count(root, "#block--post-title-info"))
		return sink_issue(sink, REACH_PAGE, "this page has the markup of no decision");
	d = html_count(root, "#summary_head") ? old_decision(sink, root)
					      : new_decision(sink, root);
	if (!d.protester || !file_number(sink, d.numbers) || !d.date || !d.summary)
		return sink_issue(
		    sink, REACH_PAGE, "a decision without protester, number, date or summary");
	if (!text_match(page->arena, d.summary, "\\bprotest|\\breconsider|\\breimburse"))
		return sink_issue(
		    sink, REACH_PAGE, "a legal decision that is not on a protest");
	r = new_protest(sink);
	take_carried(page, r);
	set_number(sink, r, d.numbers);
	if (!record_get(r, PROTEST_VENDOR))
		set_protester(sink, r, d.protester);
	record_set_as(r, PROTEST_DECIDED, span_of(d.date), DAY);
	read_summary(sink, r, d.summary);
	read_counsel(sink, r, d.head);
	set_digest(sink, r, d.head);
	record_set(r, PROTEST_DECISION_URL, page->url);
	if (!record_get(r, PROTEST_PERMALINK))
		record_set(r, PROTEST_PERMALINK, page->url);
	return sink_emit(sink, r);
}

/* ------------------------------------------------------------------------------------- feed */

static const char *
without_entities(struct sink *sink, const char *url)
{
	const char *amp;

	while ((amp = text_find(url, "&amp;")))
		url = arena_printf(sink_arena(sink), "%.*s&%s", (int)(amp - url), url, amp + 5);
	return url;
}

/* About 25 new legal products, of which those on protests are followed */
static int
feed(const struct page *page, struct sink *sink)
{
	struct arena *a = page->arena;
	const char *p = page->body, *end;

	if (!text_find(p, "<rss") || !text_find(p, "<channel"))
		return sink_issue(sink, REACH_PAGE, "no RSS");
	while ((p = strstr(p, "<item"))) {
		const char *item, *text;

		end = strstr(p, "</item>");
		if (!end)
			return sink_issue(sink, REACH_PAGE, "an item that never ends");
		sink_place(
		    sink, NULL, "item", (size_t)(p - page->body), (size_t)(end - page->body));
		item = arena_ndup(a, p, (size_t)(end - p));
		text = arena_printf(a, "%s %s", text_between(a, item, "<title>", "</title>"),
		    text_between(a, item, "<description>", "</description>"));
		if (text_match(a, text,
			"\\bprotest|--(?:reconsideration|costs)|reconsideration of our"))
			sink_ask(sink, &(struct ask){ .kind = "decision",
					   .rank = 2,
					   .url = without_entities(sink,
					       text_between(a, item, "<link>", "</link>")) });
		p = end;
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
}

SOURCE(us_gao_protests) = {
	.title = "GAO: bid protests",
	.publisher = "US Government Accountability Office",
	.home = SEARCH,
	.licence = "public domain (US government work)",
	.holds = "Who protested against an award or a solicitation, the agency, the "
		 "solicitation's number, the outcome, "
		 "and from decisions also who won and who intervened.",
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
	.version = 1,
	.start = start,
	.pages = { { .kind = "docket", .parse = docket, .accept = 403 },
	    { .kind = "case", .parse = one_case }, { .kind = "decision", .parse = decision },
	    { .kind = "rss", .parse = feed } },
};
