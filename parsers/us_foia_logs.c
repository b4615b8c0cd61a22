/*
 * Logs of FOIA requests, as agencies publish theirs: CSV, workbooks, HTML tables and PDF.
 *
 * Every agency has headings of its own, lines with its name and the period above them, and no
 * two logs name the same columns alike: the first known heading of each kind is taken, in the
 * order of the table below. Who asked is a person more often than not: only what stands in a
 * column that asks for an organization is kept. Which agency's log it is, a column, the address
 * (--url) or the lines above the headings say; otherwise the request's own number must do.
 */
#include "../scraper/parser.h"
#include "../scraper/read/xlsx.h"
#include "family/pdf_table.h"
#include "family/vendor_words.h"

#define PERSON "a person"
#define HEADINGS_WITHIN 30 /* rows */
#define DAYS \
	"%m/%d/%y|%m/%d/%Y|%Y-%m-%d|%m-%d-%y|%m-%d-%Y|%d-%b-%y|%d-%b-%Y|%B %d, %Y|%b. %d, " \
	"%Y|%d %B %Y|" \
	"%Y-%m-%d %H:%M:%S|%Y-%m-%dT%H:%M:%S|%m/%d/%y %H:%M|%m/%d/%Y %H:%M|%m/%d/%y " \
	"%H:%M:%S|%m/%d/%Y %H:%M:%S|" \
	"%m/%d/%y %I:%M %p|%m/%d/%Y %I:%M %p|%m/%d/%y %I:%M:%S %p|%m/%d/%Y %I:%M:%S " \
	"%p|%Y/%m/%d|%Y%m%d"

/* Headings that logs have, in lower case and without marks; of each field the first counts */
static const struct synonyms {
	int field;
	const char *as; /* dates; or why it is not kept */
	const char *headings;
} synonyms[] = {
	{ FOIA_REQUEST_NUMBER, NULL,
	    "request id|request number|request no|foia request number|foia number|foia no|foia "
	    "case number|foia id|foia|"
	    "tracking number|tracking id|tracking no|tracking|tracker no|control "
	    "number|control_number|control no|"
	    "activity control number|case number|case no|case id|case|reference number|log "
	    "number|file number|requestid|"
	    "requestnumber|request|number|no|id|public information act request log" },
	{ FOIA_REQUEST_SUBJECT, NULL,
	    "request description|description of request|description of records "
	    "requested|summary of records requested|"
	    "records requested|record requested|public record desired|description of "
	    "record|original description|"
	    "request text|request summary|subject of request|request subject|foia "
	    "subject|subject|description|"
	    "short description|regarding|info requested|information requested|documents "
	    "requested|documents|"
	    "title if known|title|topic" },
	{ FOIA_REQUEST_RECEIVED, DAYS,
	    "date received|received date|received_date|receiveddate|date rcvd|date recd|recv "
	    "date|received|"
	    "original recd date|original recd|date_req_rec|date request received by dti|date "
	    "requested|requested date|"
	    "request date|request_date|date of request|submitted date|submit date|date "
	    "submitted|submitted|date opened|date" },
	{ FOIA_REQUEST_CLOSED, DAYS,
	    "date closed|closed date|dateclosed|date completed|date complete|completion "
	    "date|completed date|"
	    "final closeout date|close date|closed|date resp ltr sent|date response "
	    "sent|response date|reply date|"
	    "date processed|date of determination|compliance date|disposition date" },
	{ FOIA_REQUEST_STATUS, NULL,
	    "status|request status|current status|status of request|case status|state" },
	{ FOIA_REQUEST_DISPOSITION, NULL,
	    "final disposition|disposition|request disposition|disposition of request|final "
	    "determination|determination|"
	    "decision|result|ruling|granted / denied|granted/denied|outcome|response" },
	{ FOIA_REQUEST_EXEMPTIONS, NULL,
	    "exemptions cited|exemption cited|exemptions used|exemptions "
	    "applied|exemptions|exemption|"
	    "disposition exemptions applied|statutes used|statute citations|case "
	    "citation|denial|reason for denial|"
	    "closure reasons|reason" },
	{ FOIA_REQUEST_FEE, NULL, "fees charged|fee charged|fees|fee" },
	{ FOIA_REQUEST_REQUESTER_ORGANIZATION, NULL,
	    "requester organization|requestor organization|requesting "
	    "organization|requester::organization name|"
	    "organization name|organization|requester affiliation|affiliation|requester "
	    "company|requestor company|"
	    "requester company name|requestor company name|company name|company, if "
	    "applicable|company" },
	{ FOIA_REQUEST_SUBTIER, NULL, "agency|component|component name|bureau" },
	{ IGNORE, "a person",
	    "requester|requestor|requesters name|requester name|requestor "
	    "name|requestername|requested by|requesting party|"
	    "request from|from|name|person|first|last|first name|last name|customer full "
	    "name|f_name|l_name|req first|"
	    "req last|req_first_name|req_last_name|contactfirstname|contactlastname|requester "
	    "first name|"
	    "requester last name|requestor first name|requestor last name|name and "
	    "organization|affiliation or address|"
	    "address|email|phone|requester email|requester address|city|zip|case file assigned "
	    "to|assigned to|analyst|"
	    "foia officer" },
	{ IGNORE, "a step between, or a deadline",
	    "date perfected|perfected date|date assigned|due date|date due|target date|days" },
	{ IGNORE, "how the office handled it",
	    "fee category|requester category|fee waiver|request type|track|processed under "
	    "privacy act|expedited|"
	    "pages released|comments|notes|fiscal year" },
};

/* -------------------------------------------------------------------------------- headings */

/* "FOIA #:" and "Date Rec’d" without the marks that are in some and not in others */
static char *
plain(struct arena *a, const char *heading)
{
	char *out = arena_dup(a, heading ? heading : ""), *o = out;

	for (const char *p = out; *p; p++) {
		if (strncmp(p, "\xe2\x80\x99", 3) == 0)
			p += 2;
		else if (!strchr("#.()*?'\"[]", *p) &&
			 !(strchr(":-", *p) && (!p[1] || p[1] == ' ')))
			*o++ = *p;
	}
	*o = '\0';
	return text_squeeze(a, out);
}

/* The row of `synonyms` that has the heading, and how early in it; NULL where none has */
static const struct synonyms *
synonym(struct arena *a, const char *heading, size_t *rank)
{
	struct span wanted = span_of(plain(a, heading));

	for (size_t i = 0; wanted.len && i < ARRAY_SIZE(synonyms); i++) {
		const char *p = synonyms[i].headings;

		for (*rank = 0; *p; ++*rank) {
			size_t len = strcspn(p, "|");

			if (text_same((struct span){ p, len }, wanted))
				return &synonyms[i];
			p += len + (p[len] == '|');
		}
	}
	return NULL;
}

/* A heading row names the request and at least one thing of it */
static bool
is_heading(struct arena *a, const char *const *headings, size_t count)
{
	bool number = false;
	size_t known = 0, rank;

	for (size_t i = 0; i < count; i++) {
		const struct synonyms *s = synonym(a, headings[i], &rank);

		known += s != NULL;
		number = number || (s && s->field == FOIA_REQUEST_NUMBER);
	}
	return number && known > 1;
}

/* True where no better heading of the same field is among them */
static bool
is_best(struct arena *a, const char *const *headings, size_t count, size_t mine)
{
	size_t rank, other;
	const struct synonyms *s = synonym(a, headings[mine], &rank);

	for (size_t i = 0; i < count; i++)
		if (i != mine && synonym(a, headings[i], &other) == s &&
		    (other < rank || (other == rank && i < mine)))
			return false;
	return true;
}

/* The table of columns for these headings: what is not known is left to the reader to say */
static const struct column *
columns_of(struct arena *a, const char *const *headings, size_t count)
{
	struct column *out = arena_zero(a, (count + 1) * sizeof(*out)), *o = out;
	size_t rank;

	for (size_t i = 0; i < count; i++) {
		const struct synonyms *s = synonym(a, headings[i], &rank);

		if (!s)
			continue;
		*o = (struct column){ headings[i], IGNORE, "another column says it" };
		if (s->field != IGNORE && is_best(a, headings, count, i))
			*o = (struct column){ headings[i], MAY_MISS(s->field), s->as };
		o++;
	}
	return out;
}

/* ---------------------------------------------------------------------------------- agencies
 */

static const char *
agency_of_host(struct arena *a, const char *url)
{
	static const char *const hosts[][2] = { { "ice.gov", "ICE" }, { "cbp.gov", "CBP" },
		{ "dhs.gov", "DHS" }, { "tsa.gov", "TSA" }, { "uscis.gov", "USCIS" },
		{ "fema.gov", "FEMA" }, { "secretservice.gov", "USSS" }, { "uscg.mil", "USCG" },
		{ "justice.gov", "DOJ" }, { "fbi.gov", "FBI" }, { "state.gov", "State" } };
	const char *host = url ? url_host(a, url) : NULL;

	for (size_t i = 0; host && i < ARRAY_SIZE(hosts); i++) {
		size_t len = strlen(host), end = strlen(hosts[i][0]);

		if (len >= end && strcmp(host + len - end, hosts[i][0]) == 0 &&
		    (len == end || host[len - end - 1] == '.'))
			return hosts[i][1];
	}
	return NULL;
}

/* "ICE FOIA Log", "U.S. Customs and Border Protection - FOIA Requests Received": what stands
 * before */
static const char *
agency_of_title(struct arena *a, const char *title)
{
	const char *name = text_match(a, title,
	    "^(.*?)[\\s:,|\xe2\x80\x93-]*(?:\\b(?:FOIA|Freedom of Information)\\b.*)?$");
	struct span s = span_of(name);

	if (!s.len || strpbrk(name, "0123456789:"))
		return NULL;
	if (is_agency(s) || is_body(a, name) ||
	    text_match(a, name,
		"\\b(?:Enforcement|Protection|Administration|Agency|Services?|Guard|Police|"
		"Department)\\b"))
		return name;
	return NULL;
}

static const char *
agency_of_titles(struct arena *a, const char *titles)
{
	const char *name = NULL;

	while (titles && *titles && !name) {
		size_t len = strcspn(titles, "\n");

		name = agency_of_title(a, text_squeeze(a, arena_ndup(a, titles, len)));
		titles += len + (titles[len] == '\n');
	}
	return name;
}

static const char *
agency_of(const struct page *page, const char *titles)
{
	const char *name = page->param;

	if (!name)
		name = agency_of_host(page->arena, page->url);
	return name ? name : agency_of_titles(page->arena, titles);
}

/* -------------------------------------------------------------------------------------- rows
 */

/* "2016-ICFO-08104" is one agency's; a bare number is told apart by the agency. False where
 * there is none. */
static bool
complete(struct sink *sink, struct record *r, const char *agency)
{
	struct arena *a = sink_arena(sink);
	const char *number = record_get(r, FOIA_REQUEST_NUMBER);

	if (!number) {
		sink_issue(sink, REACH_ROW, "a row without the request's number");
		return false;
	}
	if (!record_get(r, FOIA_REQUEST_SUBTIER))
		record_set(r, FOIA_REQUEST_SUBTIER, agency);
	agency = record_get(r, FOIA_REQUEST_SUBTIER);
	if (!agency)
		sink_issue(sink, REACH_NOTE,
		    "which agency's log is it? (tell its address with --url)");
	record_set(r, FOIA_REQUEST_KEY,
	    agency && !text_match(a, number, "[a-z]{3}")
		? arena_printf(a, "%s/%s", agency, number)
		: number);
	record_set(r, FOIA_REQUEST_PERMALINK, sink_page(sink)->url);
	return true;
}

static void
emit(struct sink *sink, struct record *r, const char *agency)
{
	if (complete(sink, r, agency))
		sink_emit(sink, r);
}

static int
no_headings(struct sink *sink)
{
	return sink_issue(sink, REACH_PAGE, "no row of headings that names requests by number");
}

/* The heading row of a table that may have lines above it, and its columns */
struct top {
	const char **heading;
	size_t count;
	const char *titles;
};

static struct top
top_of(const struct page *page)
{
	return (struct top){ arena_alloc(page->arena, LIMIT_COLUMNS * sizeof(char *)), 0, "" };
}

static void
add_title(const struct page *page, struct top *t)
{
	t->titles =
	    arena_printf(page->arena, "%s%s\n", t->titles, t->count ? t->heading[0] : "");
}

static void
csv_top(const struct csv *csv, struct top *t)
{
	for (t->count = 0; t->count < LIMIT_COLUMNS && csv_heading(csv, t->count); t->count++)
		t->heading[t->count] = csv_heading(csv, t->count);
}

static int
csv_log(const struct page *page, struct sink *sink)
{
	struct stream stream = stream_of((struct span){ page->body, page->len });
	struct csv *csv = csv_open(sink, &stream, NULL);
	struct top t = top_of(page);
	const char *agency;
	bool more = true;

	csv_top(csv, &t);
	for (int row = 0;
	     more && row < HEADINGS_WITHIN && !is_heading(page->arena, t.heading, t.count);
	     row++) {
		add_title(page, &t);
		more = csv_skip(csv);
		csv_top(csv, &t);
	}
	agency = agency_of(page, t.titles);
	if (!is_heading(page->arena, t.heading, t.count))
		no_headings(sink);
	else if (csv_bind(csv, KIND_FOIA_REQUEST, columns_of(page->arena, t.heading, t.count)) <
		 REACH_PAGE)
		while (csv_next(csv))
			emit(sink, csv_record(csv), agency);
	return csv_close(csv);
}

static void
xlsx_top(const struct xlsx *x, struct top *t)
{
	for (t->count = 0; t->count < LIMIT_COLUMNS && xlsx_heading(x, t->count); t->count++)
		t->heading[t->count] = xlsx_heading(x, t->count);
}

/* One sheet; false where it is no log (a key to the words, an empty sheet) */
static bool
sheet(const struct page *page, struct sink *sink, struct xlsx *x)
{
	struct top t = top_of(page);
	const char *agency;
	bool more = true;

	xlsx_top(x, &t);
	for (int row = 0;
	     more && row < HEADINGS_WITHIN && !is_heading(page->arena, t.heading, t.count);
	     row++) {
		add_title(page, &t);
		more = xlsx_skip(x);
		xlsx_top(x, &t);
	}
	if (!is_heading(page->arena, t.heading, t.count))
		return false;
	agency = agency_of(page, t.titles);
	if (xlsx_bind(x, KIND_FOIA_REQUEST, columns_of(page->arena, t.heading, t.count)) <
	    REACH_PAGE)
		while (xlsx_next(x))
			emit(sink, xlsx_record(x), agency);
	return true;
}

/* A log may have a sheet a month */
static int
xlsx_log(const struct page *page, struct sink *sink)
{
	struct xlsx *x = xlsx_open(page, sink);
	bool any = false;

	for (size_t i = 0; xlsx_name(x, i); i++)
		if (xlsx_sheet_at(x, i) && sheet(page, sink, x))
			any = true;
	if (!any && xlsx_name(x, 0))
		no_headings(sink);
	return xlsx_close(x);
}

/* What stands above the table: its caption, the page's headings and title */
static const char *
html_titles(struct arena *a, const struct node *row)
{
	static const char *const above[] = { "caption", "h1", "h2", "title" };
	const struct node *root = row, *n;
	const char *titles = "";

	while (html_parent(root))
		root = html_parent(root);
	for (size_t i = 0; i < ARRAY_SIZE(above); i++) {
		n = html_next(root, above[i], NULL);
		titles = arena_printf(a, "%s%s\n", titles, n ? html_text(n, NULL) : "");
	}
	return titles;
}

static bool
html_row(struct sink *sink, struct record *r, const struct node *row)
{
	const struct page *page = sink_page(sink);

	return complete(sink, r, agency_of(page, html_titles(page->arena, row)));
}

/* The table among its parent's children */
static const char *
selector_of(struct arena *a, const struct node *table)
{
	const struct node *n = NULL;
	int place = 1;

	while ((n = html_next(html_parent(table), "> *", n)) && n != table)
		place++;
	return arena_printf(a, "> table:nth-child(%d)", place);
}

static int
html_log(const struct page *page, struct sink *sink)
{
	const struct node *root = html_parse(page, sink), *table = NULL;
	bool any = false;

	while (root && (table = html_next(root, "table", table))) {
		struct top t = top_of(page);
		const struct node *row = html_next(table, "tr", NULL), *cell = NULL;

		while ((cell = html_next(row, "th, td", cell)) && t.count < LIMIT_COLUMNS)
			t.heading[t.count++] = html_text(cell, NULL);
		if (!is_heading(page->arena, t.heading, t.count))
			continue;
		any = true;
		html_table(html_parent(table), selector_of(page->arena, table), sink,
		    KIND_FOIA_REQUEST, columns_of(page->arena, t.heading, t.count), html_row);
	}
	return any || !root ? REACH_NONE : no_headings(sink);
}

/* A record by the columns that the PDF's heading row names */
static struct record *
pdf_record(const struct pdf_table *t, const struct column *columns)
{
	struct record *r = record_new(t->sink, KIND_FOIA_REQUEST);

	for (size_t i = 0; i < t->columns; i++)
		for (const struct column *c = columns; c->heading; c++)
			if (c->field != IGNORE && strcmp(c->heading, t->heading[i]) == 0 &&
			    t->cell[i])
				record_set_as(
				    r, c->field - COLUMN_MAY_MISS, span_of(t->cell[i]), c->as);
	return r;
}

/* Says what is not known, and sets the column that numbers the requests */
static void
pdf_columns(struct pdf_table *t, const struct column *columns)
{
	for (size_t i = 0; i < t->columns; i++) {
		const struct column *c = columns;

		while (c->heading && strcmp(c->heading, t->heading[i]) != 0)
			c++;
		if (!c->heading)
			sink_issue(t->sink, REACH_NOTE, "unknown column '%s'", t->heading[i]);
		else if (c->field == MAY_MISS(FOIA_REQUEST_NUMBER))
			pdf_table_key(t, i);
	}
}

static int
pdf_log(const struct page *page, struct sink *sink)
{
	struct pdf *pdf = pdf_open(page, sink);
	const struct column *columns;
	const char *agency;
	struct pdf_table t;

	if (!pdf)
		return REACH_PAGE;
	if (pdf_table_open(&t, sink, pdf, is_heading)) {
		columns = columns_of(page->arena, t.heading, t.columns);
		pdf_columns(&t, columns);
		agency = agency_of(page, t.titles);
		while (pdf_table_next(&t))
			emit(sink, pdf_record(&t, columns), agency);
	} else if (pdf_is_scanned(pdf, 1)) {
		sink_issue(sink, REACH_PAGE, "the log is a scan without text");
	} else {
		no_headings(sink);
	}
	return pdf_close(pdf);
}

static int
log_of(const struct page *page, struct sink *sink)
{
	struct span s =
	    text_trim((struct span){ page->body, page->len < 1024 ? page->len : 1024 });

	if (s.len > 4 && memcmp(s.at, "%PDF", 4) == 0)
		return pdf_log(page, sink);
	if (s.len > 4 && memcmp(s.at, "PK\3\4", 4) == 0)
		return xlsx_log(page, sink);
	return s.len && *s.at == '<' ? html_log(page, sink) : csv_log(page, sink);
}

SOURCE(us_foia_logs) = {
	.title = "Logs of FOIA requests that agencies publish",
	.publisher = "each log's agency",
	.home = "paydirt load us_foia_logs --url URL FILE",
	.licence = "public domain (US government work); states' own terms",
	.holds = "Requests with number, subject, dates, status, disposition and exemptions, "
		 "from logs as CSV, XLSX, HTML and "
		 "PDF; the organization that asked, where a column of its own says it.",
	.lacks = "Persons who asked. Logs that are scans, and those that number no requests. "
		 "There is no crawl: agencies "
		 "publish logs where they like, and files are handed in.",
	.floors = { { KIND_FOIA_REQUEST, FOIA_REQUEST_SUBJECT, 50 } },
	.version = 1,
	.pages = { { .kind = "log", .parse = log_of } },
};
