#include "foia_library.h"

#include "../../scraper/read/pdf.h"
#include "../../scraper/read/xlsx.h"

#define DAYS "%b %d %Y|%b. %d %Y|%B %d %Y|%m/%d/%Y|%a, %m/%d/%Y|%B %d, %Y|%b %d, %Y"
#define NUMBER "(?:HS[A-Z]{2}|7[0-9][A-Z0-9]{2})" /* how contracts of the department begin */
#define FILES "a[href*=\"/doclib/\"], a[href*=\"/sites/default/files/\"]"

/* What a listing says of a document */
struct listed {
	const char *url, *title, *date, *category, *description;
};

static const struct library *
library_of(const struct page *page)
{
	return page->source->family;
}

void
library_start(const struct night *night, struct sink *sink, const char *kind, const char *url)
{
	sink_ask(sink, &(struct ask){ .kind = kind,
			   .url = url,
			   .scope = "library",
			   .param = night->since ? arena_printf(sink_arena(sink), "| since=%s",
						       night->since)
						 : "| since=all" });
}

/* ----------------------------------------------------------------------- what file names say
 */

/* "palantirTech", what stands before the contract's number, is "palantir Tech" */
static const char *
camel_words(struct arena *a, const char *text)
{
	char *out = arena_alloc(a, 2 * strlen(text) + 1), *o = out;

	for (const char *p = text; *p; p++) {
		if (p > text && *p >= 'A' && *p <= 'Z' && p[-1] >= 'a' && p[-1] <= 'z')
			*o++ = ' ';
		*o++ = *p == '_' || *p == '-' ? ' ' : *p;
	}
	*o = '\0';
	return text_squeeze(a, out);
}

/* Vendor and number run together in the names of contracts: "biIncorporatedHSCEDM14D00004.pdf"
 */
static void
set_contract(struct arena *a, struct record *r, const char *url)
{
	const char *name = url_file(a, url), *piid = text_piid(a, name), *vendor;

	if (!piid)
		piid = text_piid(a, text_match(a, name, "(?-i)[a-z](" NUMBER "[A-Z0-9-]{8,})"));
	if (!piid)
		piid = text_piid(a, record_get(r, DOCUMENT_TITLE));
	record_set(r, DOCUMENT_PIID, piid);
	if (!piid || !text_find(url, "/contracts/"))
		return;
	vendor =
	    text_match(a, name, "^([a-z][a-z&_-]{1,60}?)[_-]?(?-i)" NUMBER "[A-Z0-9-]{8,}");
	if (!vendor || text_match(a, vendor,
			   "^(?:ice|cbp|dhs|foia|igsa|idiq|iaa|bpa|the|)?[_-]?"
			   "(?:contract|award|order|task|mod|redacted|final|document)?s?$"))
		return;
	record_set(r, DOCUMENT_VENDOR, camel_words(a, vendor));
}

static const char *
extension(struct arena *a, const char *url)
{
	const char *end = text_match(a, url_file(a, url), "\\.([a-z0-9]{2,5})$");

	return end ? end : "";
}

static bool
is_read(struct arena *a, const char *url)
{
	const char *end = extension(a, url);

	return strcasecmp(end, "pdf") == 0 || strcasecmp(end, "xlsx") == 0 ||
	       strcasecmp(end, "csv") == 0;
}

/* ---------------------------------------------------------------------------------- documents
 */

static struct record *
new_document(const struct page *page, struct sink *sink, const struct listed *l)
{
	const struct library *lib = library_of(page);
	struct record *r = record_new(sink, KIND_DOCUMENT);

	record_set(r, DOCUMENT_KEY, l->url);
	record_set(r, DOCUMENT_TITLE, l->title);
	record_set(r, DOCUMENT_CATEGORY, l->category);
	record_set(r, DOCUMENT_PUBLISHER, lib->publisher);
	record_set(r, DOCUMENT_TOPTIER, lib->toptier);
	record_set(r, DOCUMENT_SUBTIER, lib->subtier);
	record_set_as(r, DOCUMENT_PUBLISHED, span_of(l->date), DAYS);
	record_set(r, DOCUMENT_DESCRIPTION, l->description);
	record_set(r, DOCUMENT_PERMALINK, l->url);
	set_contract(page->arena, r, l->url);
	return r;
}

static bool
is_ours(const struct page *page, const char *url)
{
	const char *host = url_host(page->arena, page->url),
		   *other = url_host(page->arena, url);

	return host && other && strcmp(host, other) == 0;
}

/* True where the file is new since the last night */
static bool
is_new(const struct page *page, const struct record *r)
{
	const char *since = text_between(page->arena, page->param, "| since=", " | ");
	const char *date = record_get(r, DOCUMENT_PUBLISHED);

	return !since || strcmp(since, "all") == 0 || !date || strcmp(date, since) >= 0;
}

static int
emit_document(const struct page *page, struct sink *sink, const struct listed *l)
{
	struct record *r;

	if (!l->url || !*l->title)
		return sink_issue(sink, REACH_ROW, "an entry without a title or an address");
	if (!url_file(page->arena, l->url))
		return sink_issue(sink, REACH_NOTE, "an entry that leads to no file");
	r = new_document(page, sink, l);
	if (!is_read(page->arena, l->url))
		sink_issue(sink, REACH_NOTE, "files of type '%s' are listed, not read",
		    extension(page->arena, l->url));
	else if (is_ours(page, l->url) && is_new(page, r))
		sink_ask(
		    sink, &(struct ask){
			      .kind = "file", .url = l->url, .param = "listed", .rank = 2 });
	return sink_emit(sink, r);
}

/* ------------------------------------------------------------------------------------- listing
 */

/* Month and day in one element, the year in the next; never the attribute beside them */
static const char *
visible_date(struct arena *a, const struct node *item)
{
	const char *both = html_maybe(item, ".usa-collection__calendar-date-month");
	const char *year = html_maybe(item, ".usa-collection__calendar-date-day");
	const char *month = text_match(a, both, "^([a-z]{3})"),
		   *day = text_match(a, both, "(\\d{1,2})$");

	return month && day && year ? arena_printf(a, "%s %s %s", month, day, year) : both;
}

/* Other languages show the same records again */
static const char *
without_language(const struct page *page, const char *url)
{
	return url && url_query(page->arena, url, "language") ? NULL : url;
}

static void
item(const struct page *page, struct sink *sink, const struct node *n)
{
	const struct node *a = html_one(n, ".usa-collection__heading a");
	struct listed l = { .date = visible_date(page->arena, n) };
	const char *after;

	if (!a)
		return;
	after = html_after(a);
	l.url = html_attr(a, NULL, "href");
	l.title = html_text(a, NULL);
	l.category = after && *after == '|' ? after + 1 : NULL;
	l.description =
	    html_maybe(n, ".views-pages-body-padding, .usa-collection__description");
	if (!library_of(page)->records || is_read(page->arena, l.url))
		emit_document(page, sink, &l);
	else if (!is_ours(page, l.url))
		sink_issue(sink, REACH_NOTE, "entries that lead to another site are left out");
	else if (without_language(page, l.url))
		sink_ask(
		    sink, &(struct ask){ .kind = "record",
			      .url = l.url,
			      .scope = page->scope,
			      .rank = 1,
			      .param = arena_printf(page->arena, "%s | category=%s",
				  page->param ? page->param : "",
				  l.category ? text_squeeze(page->arena, l.category) : "") });
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

static int
end(const struct page *page, struct sink *sink)
{
	sink_place(sink, NULL, "page", 0, page->len);
	return page->scope ? sink_end(sink, page->scope, KIND_DOCUMENT, true) : REACH_NONE;
}

int
library_list(const struct page *page, struct sink *sink)
{
	static const char entries[] = ".usa-collection__item";
	const struct node *root = whole_page(page, sink), *n = NULL, *next;
	long count = 0;

	if (!root)
		return REACH_PAGE;
	if (!html_next(root, entries, NULL) && !html_next(root, ".view-empty", NULL))
		return sink_issue(
		    sink, REACH_PAGE, "neither entries nor a word that there are none");
	while ((n = html_next(root, entries, n))) {
		html_place(sink, n, arena_printf(page->arena, "entry %ld", ++count));
		item(page, sink, n);
	}
	next = html_next(root,
	    "a[aria-label*=\"Next page\"], a[rel=next], a[title=\"Go to next page\"]", NULL);
	if (!next)
		return end(page, sink);
	return sink_ask(sink, &(struct ask){ .kind = page->kind,
				  .url = without_language(page, html_attr(next, NULL, "href")),
				  .scope = page->scope,
				  .param = page->param });
}

/* -------------------------------------------------------------------------------------- record
 */

static const char *
labelled(const struct node *root, const char *label)
{
	const struct node *n = NULL;

	while ((n = html_next(root, ".field__label", n)))
		if (text_same(span_of(html_text(n, NULL)), span_of(label)))
			return html_maybe(html_parent(n), ".field__item");
	return NULL;
}

int
library_record(const struct page *page, struct sink *sink)
{
	const struct node *root = whole_page(page, sink), *main, *heading, *body, *a = NULL;
	struct listed l = { 0 };
	long count = 0;

	if (!root)
		return REACH_PAGE;
	main = html_next(root, "main, #main-content, .region-content", NULL);
	heading = html_next(root, "h1", NULL);
	l.date = labelled(root, "Release Date");
	l.category = text_between(page->arena, page->param, "| category=", " | ");
	body = html_next(main, ".field--name-body", NULL);
	l.description = body ? html_text(body, NULL) : NULL;
	if (!main || !heading)
		return sink_issue(
		    sink, REACH_PAGE, "a record without its title or its main part");
	while ((a = html_next(main, FILES, a))) {
		html_place(sink, a, arena_printf(page->arena, "file %ld", ++count));
		l.url = html_attr(a, NULL, "href");
		l.title = arena_printf(
		    page->arena, "%s: %s", html_text(heading, NULL), html_text(a, NULL));
		emit_document(page, sink, &l);
	}
	html_place(sink, root, "page");
	return count ? REACH_NONE : sink_issue(sink, REACH_NOTE, "a record without files");
}

/* -------------------------------------------------------------------------------------
 * sections */

int
library_sections(const struct page *page, struct sink *sink)
{
	const struct node *root = whole_page(page, sink), *section = NULL;
	const char *const headings = "button.usa-accordion__button",
			  *param = page->param ? page->param : "";

	if (!root)
		return REACH_PAGE;
	if (!html_next(root, ".usa-accordion__content a", NULL))
		return sink_issue(sink, REACH_PAGE, "no sections with links");
	while ((section = html_next(root, ".usa-accordion__content", section))) {
		const struct node *button = html_next(html_parent(section), headings, NULL),
				  *a = NULL;

		while ((a = html_next(section, "a[href]", a)))
			sink_ask(
			    sink, &(struct ask){ .kind = "table",
				      .url = without_language(page, html_attr(a, NULL, "href")),
				      .scope = page->scope,
				      .rank = 1,
				      .param = arena_printf(page->arena, "%s | category=%s",
					  param, button ? html_text(button, NULL) : "") });
	}
	return end(page, sink);
}

/* Attachment, Ext., Size, Date */
int
library_table(const struct page *page, struct sink *sink)
{
	const struct node *root = whole_page(page, sink), *row = NULL, *a;
	struct listed l = { .category =
				text_between(page->arena, page->param, "| category=", " | ") };
	long count = 0;

	if (!root)
		return REACH_PAGE;
	if (!html_next(root, "table th", NULL))
		return sink_issue(sink, REACH_PAGE, "no table of files");
	while ((row = html_next(root, "tr", row))) {
		a = html_next(row, FILES, NULL);
		if (!a)
			continue;
		html_place(sink, row, arena_printf(page->arena, "row %ld", ++count));
		l.url = html_attr(a, NULL, "href");
		l.title = html_text(a, NULL);
		l.date = text_match(
		    page->arena, html_text(row, NULL), "\\b(\\d{1,2}/\\d{1,2}/\\d{4})\\b");
		emit_document(page, sink, &l);
	}
	html_place(sink, root, "page");
	return count ? REACH_NONE : sink_issue(sink, REACH_NOTE, "a table without files");
}

/* ----------------------------------------------------------------------------------------
 * files */

static void
emit_page(struct sink *sink, const char *key, long number, const char *text, bool scanned)
{
	struct record *r;
	char word[32];

	snprintf(word, sizeof(word), "page %ld", number);
	sink_place(sink, NULL, word, 0, sink_page(sink)->len);
	r = record_new(sink, KIND_DOCUMENT_PAGE);
	record_set(r, DOCUMENT_PAGE_DOCUMENT_KEY, key);
	record_count(r, DOCUMENT_PAGE_NUMBER, number);
	record_set(r, DOCUMENT_PAGE_TEXT, text);
	record_bool(r, DOCUMENT_PAGE_SCANNED, scanned);
	sink_emit(sink, r);
}

/* A file that was handed in without its listing */
static void
emit_handed_in(
    const struct page *page, struct sink *sink, const char *key, const char *title, long pages)
{
	struct listed l = { .url = key };
	struct record *r;

	if (page->param)
		return;
	l.title = title && *title ? title : url_file(page->arena, key);
	r = new_document(page, sink, &l);
	record_set(r, DOCUMENT_TITLE, l.title ? l.title : key);
	if (pages)
		record_count(r, DOCUMENT_PAGES, pages);
	if (!page->url)
		record_clear(r, DOCUMENT_PERMALINK);
	sink_emit(sink, r);
}

static int
pdf_file(const struct page *page, struct sink *sink, const char *key)
{
	struct pdf *pdf = pdf_open(page, sink);
	long scanned = 0;

	if (!pdf)
		return REACH_PAGE;
	emit_handed_in(page, sink, key, pdf->title, pdf->pages);
	for (long i = 1; i <= pdf->pages; i++) {
		bool scan = pdf_is_scanned(pdf, i);

		scanned += scan;
		emit_page(sink, key, i, pdf_text(pdf, i), scan);
	}
	if (scanned)
		sink_issue(
		    sink, REACH_NOTE, "documents with scanned pages: their text is not there");
	return pdf_close(pdf);
}

/* A sheet's rows as lines, cells apart by tabs */
static const char *
sheet_text(struct sink *sink, struct xlsx *x)
{
	const char *text;
	struct buf b;

	buf_init(&b, LIMIT_FIELD);
	do {
		for (size_t i = 0; xlsx_heading(x, i); i++)
			buf_printf(&b, "%s%s", i ? "\t" : "", xlsx_heading(x, i));
		buf_char(&b, '\n');
	} while (xlsx_skip(x));
	if (b.full)
		sink_issue(sink, REACH_NOTE, "a sheet is longer than %zu bytes and is cut",
		    (size_t)LIMIT_FIELD);
	text = arena_ndup(sink_arena(sink), b.data ? b.data : "", b.len);
	buf_release(&b);
	return text;
}

static int
workbook(const struct page *page, struct sink *sink, const char *key)
{
	struct xlsx *x = xlsx_open(page, sink);
	long count = 0;

	while (xlsx_name(x, (size_t)count))
		count++;
	if (count)
		emit_handed_in(page, sink, key, NULL, count);
	for (long i = 0; i < count; i++)
		if (xlsx_sheet_at(x, (size_t)i))
			emit_page(sink, key, i + 1, sheet_text(sink, x), false);
	return xlsx_close(x);
}

int
library_file(const struct page *page, struct sink *sink)
{
	const char *key = page->url ? page->url : page->file;

	if (page->len > 5 && memcmp(page->body, "%PDF-", 5) == 0)
		return pdf_file(page, sink, key);
	if (page->len > 4 && memcmp(page->body, "PK\3\4", 4) == 0)
		return workbook(page, sink, key);
	if (!text_match(page->arena, key, "\\.csv$"))
		return sink_issue(sink, REACH_PAGE, "neither a PDF, a workbook nor a CSV file");
	emit_handed_in(page, sink, key, NULL, 1);
	emit_page(sink, key, 1, page->body, false);
	return REACH_NONE;
}
