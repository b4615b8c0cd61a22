#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/parser.h"

static struct unit_page *
html(const char *body)
{
	return unit_page_new(body, strlen(body), "https://x.example/a/b.html", "text/html");
}

static const struct node *
parse(struct unit_page *u)
{
	return html_parse(unit_page(u), unit_sink(u));
}

void
test_html__text_has_spaces_where_the_eye_sees_them(void)
{
	struct unit_page *u =
	    html("<div id=a>one<br>two<p>three</p>four <b>fi</b>ve"
		 "<script>x()</script><style>y</style><noscript>z</noscript>"
		 "<!-- no --><ul><li>six<li>seven</ul></div>"
		 "<table id=t><tr><td>1<td>2<tr><td>3</table>"
		 "<p id=e>  A&amp;B&nbsp;&nbsp;C&shy;D &#8217;E&#x2019;\n\tF </p>");
	const struct node *d = parse(u);

	TEXT(html_text(d, "#a"), "one two three four five six seven");
	TEXT(html_text(d, "#t"), "1 2 3");
	TEXT(html_text(d, "#e"), "A&B CD \xe2\x80\x99"
				 "E\xe2\x80\x99 F");
	TEXT(html_lines(d, "#a"), "one\ntwo\nthree\nfour five\nsix\nseven");
	TEXT(html_lines(d, "#t"), "1 2\n3");
	TEXT(unit_said(u), "");
	unit_page_free(u);
}

void
test_html__lines_of_preformatted_text_are_kept(void)
{
	struct unit_page *u =
	    html("<div>a\nb<pre>c\n  d\n\ne</pre><pre><b>f\ng</b></pre></div>");

	TEXT(html_lines(parse(u), "div"), "a b\nc\nd\ne\nf\ng");
	unit_page_free(u);
}

void
test_html__a_script_asked_for_is_given_as_it_stands(void)
{
	struct unit_page *u = html("<script id=d>{\"a\":  1}\n</script>");

	TEXT(html_text(parse(u), "#d"), "{\"a\":  1}\n");
	unit_page_free(u);
}

void
test_html__one_match_or_an_issue(void)
{
	struct unit_page *u = html("<p>a</p><p>b</p><a>c</a>");
	const struct node *d = parse(u);

	TEXT(html_text(d, "p"), NULL);
	TEXT(html_text(d, "h1"), NULL);
	TEXT(html_maybe(d, "h1"), NULL);
	TEXT(html_maybe(d, "p"), NULL);
	TEXT(html_attr(d, "a", "href"), NULL);
	TEXT(html_maybe_attr(d, "a", "href"), NULL);
	TEXT(html_text(NULL, "p"), NULL);
	TEXT(html_attr(NULL, NULL, "p"), NULL);
	TEXT(unit_said(u), "row: 2 of 'p', not one  (bytes 0-24)\n"
			   "row: no 'h1'  (bytes 0-24)\n"
			   "row: 2 of 'p', not one  (bytes 0-24)\n"
			   "row: no attribute 'href' in 'a'  (bytes 0-24)\n");
	unit_page_free(u);
}

static const char *
found(const struct node *in, const char *selector)
{
	static char out[200];
	const struct node *n = NULL;
	size_t len = 0;

	out[0] = '\0';
	while ((n = html_next(in, selector, n)))
		len += (size_t)snprintf(out + len, sizeof(out) - len, "%s%s", len ? " " : "",
		    html_maybe_attr(n, NULL, "id"));
	return out;
}

void
test_html__selectors(void)
{
	struct unit_page *u =
	    html("<div id=1 class='x yy'><p id=2>a<span id=3 class=yy>b</span></p>"
		 "<p id=4 title='Next page'><span id=5><em id=6></em></span></p><x-y "
		 "id=7></x-y></div>"
		 "<div id=8><span id=9 data-k='v:1'>Agency</span> <i id=10>Army</i><i "
		 "id=11></i></div>");
	const struct node *d = parse(u), *in = html_one(d, "[id='1']");

	TEXT(found(d, "p"), "2 4");
	TEXT(found(d, ".yy"), "1 3");
	TEXT(found(d, "div.x.yy"), "1");
	TEXT(found(d, "div span"), "3 5 9");
	TEXT(found(d, "div > span"), "9");
	TEXT(found(d, "div p>span"), "3 5");
	TEXT(found(d, "span + i"), "10");
	TEXT(found(d, "span:contains(Agency) + i + i"), "11");
	TEXT(found(d, "#8 i"), "10 11");
	TEXT(found(d, "[title]"), "4");
	TEXT(found(d, "p[title^=Next]"), "4");
	TEXT(found(d, "p[ title $= \"page\" ]"), "4");
	TEXT(found(d, "*[data-k*=':']"), "9");
	TEXT(found(d, "p:first-child, i:nth-child(3)"), "2 11");
	TEXT(found(d, "x-y"), "7");
	TEXT(found(d, "body > * > *:nth-child(2)"), "4 10");
	TEXT(found(in, "span"), "3 5");
	TEXT(found(in, "div span"), "");
	TEXT(found(in, "> p"), "2 4");
	TEXT(found(in, "> p > span"), "3 5");
	TEXT(found(in, "> span"), "");
	NUMBER((long long)html_count(d, "i"), 2);
	unit_page_free(u);
}

void
test_html__text_behind_a_label(void)
{
	struct unit_page *u =
	    html("<p><b>Agency</b>: Army &amp; Navy<br>x<b>File</b>:&nbsp;<a>B-1</a>"
		 "<b>End</b></p>");
	const struct node *d = parse(u);

	TEXT(html_after(html_one(d, "b:contains(Agency)")), "Army & Navy");
	TEXT(html_after(html_one(d, "b:contains(File)")), NULL);
	TEXT(html_after(html_one(d, "b:contains(End)")), NULL);
	TEXT(html_text(html_one(d, "b:contains(File) + a"), NULL), "B-1");
	TEXT(html_after(NULL), NULL);
	unit_page_free(u);
}

void
test_html__addresses_are_absolute(void)
{
	struct unit_page *u =
	    html("<a id=1 href='?p=2&amp;q=3'></a><a id=2 href=/x.pdf></a>"
		 "<a id=3 href='javascript:go(1)'></a><img src=//h/i.png title=/t>");
	const struct node *d = parse(u);

	TEXT(html_attr(d, "[id='1']", "href"), "https://x.example/a/b.html?p=2&q=3");
	TEXT(html_attr(d, "[id='2']", "href"), "https://x.example/x.pdf");
	TEXT(html_attr(d, "[id='3']", "href"), "javascript:go(1)");
	TEXT(html_attr(d, "img", "src"), "https://h/i.png");
	TEXT(html_attr(d, "img", "title"), "/t");
	unit_page_free(u);
	u = html("<base href='/other/'><a href=z>");
	TEXT(html_attr(parse(u), "a", "href"), "https://x.example/other/z");
	unit_page_free(u);
}

static const char *
bytes_of(const char *body, const struct node *n, struct unit_page *u)
{
	static char out[200];
	unsigned from = 0, to = 0;
	const char *said;

	html_place(unit_sink(u), n, "it");
	sink_issue(unit_sink(u), REACH_ROW, "here");
	said = strstr(unit_said(u), "bytes ");
	sscanf(said, "bytes %u-%u", &from, &to);
	snprintf(out, sizeof(out), "%.*s", (int)(to - from), body + from);
	return out;
}

void
test_html__places_are_the_elements_bytes(void)
{
	static const struct {
		const char *body, *selector, *bytes;
	} cases[] = {
		{ "x<p>a <b>c</b></p>", "b", "<b>c</b>" },
		{ "\xef\xbb\xbf<p>a<b >c</b ></p>", "b", "<b >c</b >" },
		{ "<ul><li>a<li>b</ul>", "li:first-child", "<li>a" },
		{ "<ul><li>a<li>b</ul>", "li:nth-child(2)", "<li>b" },
		{ "<table><tr><td>a</td><td>b<tr><td>c</table>", "tr:first-child",
		    "<tr><td>a</td><td>b" },
		{ "<p>a<br/>b", "br", "<br/>" },
		{ "<p>a<br/>b", "p", "<p>a<br/>b" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct unit_page *u = html(cases[i].body);
		const struct node *d = parse(u);

		TEXT(
		    bytes_of(cases[i].body, html_one(d, cases[i].selector), u), cases[i].bytes);
		unit_page_free(u);
	}
}

void
test_html__encodings(void)
{
	static const struct {
		const char *body, *type, *said;
	} cases[] = {
		{ "<p>\xc3\xa9\xe2\x80\x99", "text/html; charset=ISO-8859-1", "" },
		{ "<p>\xe9\x92", "text/html", "" },
		{ "<meta charset='iso-8859-1'><p>\xe9\x92", NULL, "" },
		{ "<p>\xe9\xe2\x80\x99", "text/html; charset=utf-8", "" },
		{ "<p>\xe9\x92", "text/html; charset=KOI8-R",
		    "note: charset 'KOI8-R' is not known here: read as Windows-1252  (bytes "
		    "0-5)\n" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct unit_page *u = unit_page_new(
		    cases[i].body, strlen(cases[i].body), "https://x.example/", cases[i].type);

		TEXT(html_text(parse(u), "p"), "\xc3\xa9\xe2\x80\x99");
		TEXT(unit_said(u), cases[i].said);
		unit_page_free(u);
	}
}

void
test_html__utf16(void)
{
	const char body[] = "\xff\xfe<\0p\0>\0\xe9\0\x19\x20";
	struct unit_page *u = unit_page_new(body, sizeof(body) - 1, "https://x.example/", NULL);

	TEXT(html_text(parse(u), "p"), "\xc3\xa9\xe2\x80\x99");
	unit_page_free(u);
}

void
test_html__what_is_no_html_reaches_the_page(void)
{
	static const char *const bodies[] = { "", "Access denied", "{\"a\": \"<b>\"}",
		"%PDF-1.4 <a>", "1 < 2" };

	for (size_t i = 0; i < ARRAY_SIZE(bodies); i++) {
		struct unit_page *u = html(bodies[i]);

		TRUE(parse(u) == NULL);
		TRUE(strncmp(unit_said(u), "page: not HTML", 14) == 0);
		unit_page_free(u);
	}
}

/* A page of `times` the text `part` */
static struct unit_page *
repeated(const char *start, const char *part, int times)
{
	struct unit_page *u;
	struct buf b;

	buf_init(&b, (size_t)1 << 24);
	buf_text(&b, start);
	for (int i = 0; i < times; i++)
		buf_text(&b, part);
	u = html(b.data);
	buf_release(&b);
	return u;
}

void
test_html__deep_nesting_is_refused(void)
{
	static const char *const parts[] = { "<div>", "<b>", "<span>", "<font size=2>", "<x>",
		"<table><tr><td>", "<table><tbody><tr><th><p>", "<ul><li>", "<svg><g>",
		"<dl><dd>", "<p><object>", "<blockquote><p>", "<template>" };

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		struct unit_page *u = repeated("", parts[i], 30000);

		TRUE(parse(u) == NULL);
		TRUE(strstr(unit_said(u), "page: ") != NULL);
		unit_page_free(u);
	}
}

void
test_html__flat_pages_with_unclosed_tags_are_read(void)
{
	static const char *const parts[] = { "<td>a", "<tr><td>a<td>b", "<p>a", "<li>a",
		"<dd>a<dt>b", "<option>a", "<br>", "<img src=x>", "<p><font size=2>a",
		"<li><b>a", "<a name=x>a", "<table><tr><td>a</table>", "<div>a</div>", "<h2>a",
		"</div>", "</p>", "<input>", "<!-- <div> -->", "<script>'<div>'</script>",
		"<textarea><div></textarea>", "<title><div></title>", "<i>a<p>b</i>",
		"<nobr>a" };

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		struct unit_page *u = repeated(i < 2 ? "<table>" : "<i></i>", parts[i], 3000);

		TRUE(parse(u) != NULL);
		unit_page_free(u);
	}
}

void
test_html__too_many_attributes_are_refused(void)
{
	struct unit_page *u = repeated("<p ", "a ", 20000);

	TRUE(parse(u) == NULL);
	unit_page_free(u);
	u = repeated("<p ", "a ", 200);
	TRUE(parse(u) == NULL); /* no end of the tag: no tag at all */
	unit_page_free(u);
	u = repeated("", "<body a b c>", 200);
	TRUE(parse(u) == NULL);
	unit_page_free(u);
	u = repeated("", "<p a b c>", 200);
	TRUE(parse(u) != NULL);
	unit_page_free(u);
}

void
test_html__a_page_that_grows_is_refused(void)
{
	/* each p opens all b again */
	struct buf b;
	struct unit_page *u;

	buf_init(&b, 1 << 24);
	for (int i = 0; i < 250; i++)
		buf_printf(&b, "<p><b a%d>", i);
	for (int i = 0; i < 20000; i++)
		buf_text(&b, "<p>x");
	u = html(b.data);
	TRUE(parse(u) == NULL);
	TRUE(strstr(unit_said(u), "to read") != NULL);
	buf_release(&b);
	unit_page_free(u);
}

/* ---------------------------------------------------------------------------------- tables */

static const struct column columns[] = {
	{ "Contract No.", CONTRACT_KEY, NULL },
	{ "Vendor", CONTRACT_VENDOR, NULL },
	{ "Award  Date", MAY_MISS(CONTRACT_SIGNED), "%m/%d/%Y" },
	{ "Buyer", IGNORE, "a clerk" },
	{ NULL, IGNORE, NULL },
};

static const char *
table(struct unit_page *u, html_each *each)
{
	html_table(parse(u), "table", unit_sink(u), KIND_CONTRACT, columns, each);
	return unit_said(u);
}

void
test_html__table(void)
{
	struct unit_page *u =
	    html("<table><tr><th>Vendor<th>Contract No.<th>award date"
		 "<tr><td>A&amp;B, Inc.<td>1<td>03/04/2025<tr><td>C<td>2<td></table>");

	TEXT(table(u, NULL),
	    "contract  (row 1, bytes 51-91)\n  contract_key: 1\n  vendor: A&B, Inc.\n"
	    "  signed: 2025-03-04\n"
	    "contract  (row 2, bytes 91-109)\n  contract_key: 2\n  vendor: C\n");
	unit_page_free(u);
}

void
test_html__table_without_th(void)
{
	struct unit_page *u =
	    html("<table><tr><td>Contract No.<td>Vendor<tr><td>1<td>A</table>");

	TEXT(
	    table(u, NULL), "contract  (row 1, bytes 37-51)\n  contract_key: 1\n  vendor: A\n");
	unit_page_free(u);
}

void
test_html__table_spans(void)
{
	struct unit_page *u = html(
	    "<table><thead><tr><th colspan=3>All of them</th></tr><tr><th rowspan=2>Contract "
	    "No.</th>"
	    "<th rowspan=2>Vendor</th><th>Award</th></tr><tr><th>Date</th></tr></thead><tbody>"
	    "<tr><td>1</td><td rowspan=2>A</td><td>01/02/2025</td></tr>"
	    "<tr><td>2</td><td>01/03/2025</td></tr>"
	    "<tr><td>3</td><td colspan=2>B</td></tr>"
	    "<tr><td colspan=3>January</td></tr></tbody>"
	    "<tfoot><tr><td>4<td>C<td></tr></tfoot></table>");

	TEXT(table(u, NULL),
	    "contract  (row 1, bytes 169-227)\n  contract_key: 1\n  vendor: A\n"
	    "  signed: 2025-01-02\n"
	    "contract  (row 2, bytes 227-265)\n  contract_key: 2\n  vendor: A\n"
	    "  signed: 2025-01-03\n"
	    "contract  (row 3, bytes 265-304)\n  contract_key: 3\n  vendor: B\n"
	    "note: signed: 'B' is no date  (row 3, bytes 265-304)\n");
	unit_page_free(u);
}

void
test_html__table_rows_that_are_no_records(void)
{
	struct unit_page *u =
	    html("<table><tr><th>Contract No.<th>Vendor<th>Ward"
		 "<tr><td colspan=3>No Records to Display<tr><tr><td><td> <td>&nbsp;"
		 "<tr><th>Contract No.<th>Vendor<th>Ward"
		 "<tr><td>1<td>A<tr><td>2<td>B<td>w<td>more<tr><td>3<td>C<td><td></table>");

	TEXT(table(u, NULL),
	    "row: a row of 2 columns under 3 headings  (row 5, bytes 149-163)\n"
	    "row: a row of 4 columns under 3 headings  (row 6, bytes 163-190)\n"
	    "contract  (row 7, bytes 190-212)\n  contract_key: 3\n  vendor: C\n"
	    "note: unknown column 'Ward'  (table, bytes 0-220)\n");
	unit_page_free(u);
}

void
test_html__tables_that_do_not_fit(void)
{
	struct unit_page *u = html("<table><tr><th>Vendor<th>Vendor</table>");

	TEXT(table(u, NULL), "page: column 'Vendor' is there twice  (table, bytes 0-39)\n"
			     "page: no column 'Contract No.'  (table, bytes 0-39)\n");
	unit_page_free(u);
	u = html("<table></table>");
	TEXT(table(u, NULL), "page: no column 'Contract No.', 'Vendor'  (table, bytes 0-15)\n");
	unit_page_free(u);
	u = html("<table><tr><th>Vendor</table><table></table>");
	TEXT(table(u, NULL), "page: 2 tables 'table', not one  (bytes 0-44)\n");
	unit_page_free(u);
	u = html("<p>");
	TEXT(table(u, NULL), "page: no table 'table'  (bytes 0-3)\n");
	unit_page_free(u);
}

void
test_html__table_in_a_table(void)
{
	struct unit_page *u = html("<div><table><tr><th>Contract No.<th>Vendor"
				   "<tr><td>1<td><table><tr><td>x<td>y</table></table></div>");
	const struct node *d = parse(u);

	html_table(d, "div > table", unit_sink(u), KIND_CONTRACT, columns, NULL);
	TRUE(strstr(unit_said(u), "vendor: x y\n") != NULL);
	TRUE(strstr(unit_said(u), "row 2") == NULL);
	unit_page_free(u);
}

static bool
add_link(struct sink *sink UNUSED, struct record *r, const struct node *row)
{
	record_set(r, CONTRACT_PERMALINK, html_maybe_attr(row, "a", "href"));
	return record_get(r, CONTRACT_PERMALINK) != NULL;
}

void
test_html__each_row_may_be_changed_or_dropped(void)
{
	struct unit_page *u = html("<table><tr><th>Contract No.<th>Vendor<tr><td>1<td>A"
				   "<tr><td><a href=/2>2</a><td>B</table>");

	TEXT(table(u, add_link),
	    "contract  (row 2, bytes 51-80)\n  contract_key: 2\n  vendor: B\n"
	    "  permalink: https://x.example/2\n");
	unit_page_free(u);
}

/* ------------------------------------------------------------------------ pages of portals */

static struct unit_page *
real(const char *name)
{
	const char *folder = getenv("PAYDIRT_REAL");
	struct unit_page *u = NULL;
	struct buf b;
	char *path;

	if (!folder)
		return NULL;
	path = xasprintf("%s/%s", folder, name);
	buf_init(&b, (size_t)1 << 26);
	if (buf_read_file(&b, path) == 0)
		u = unit_page_new(b.data, b.len, "https://x.example/", "text/html");
	buf_release(&b);
	free(path);
	return u;
}

void
test_html__real_docket(void)
{
	struct unit_page *u = real("gao-protests/docket-search-2015-01.html");
	const struct node *d, *n;

	if (!u)
		return;
	d = parse(u);
	n = html_next(d, "div.listing.docketSearch", NULL);
	TRUE(n != NULL);
	TEXT(html_after(html_one(n, "b:contains(Agency)")),
	    "Department of the Army : U.S. Army Materiel Command");
	TEXT(html_after(html_one(n, "b:contains(File Number)")), "B-411028.1");
	TEXT(html_text(n, "div.search_popup h3"), "Man-Machine Systems Assessment Inc");
	unit_page_free(u);
}

void
test_html__real_tables(void)
{
	static const struct column appeals[] = {
		{ "Decision Date", IGNORE, NULL },
		{ "ASBCA Number", CONTRACT_KEY, NULL },
		{ "Appellant/Petitioner", CONTRACT_VENDOR, NULL },
		{ "Judge", IGNORE, NULL },
		{ NULL, IGNORE, NULL },
	};
	struct unit_page *u = real("contract-appeals/asbca-decisions-2026.html");

	if (!u)
		return;
	/* lines with a month's name have no number */
	NUMBER(html_table(
		   parse(u), "table.customtable", unit_sink(u), KIND_CONTRACT, appeals, NULL),
	    REACH_ROW);
	TRUE(strstr(unit_said(u), "  contract_key: 64475\n  vendor: MLSUSA Corp.\n") != NULL);
	unit_page_free(u);
}
