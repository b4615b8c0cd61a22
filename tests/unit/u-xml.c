#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/parser.h"
#include "../../scraper/read/xml.h"

static struct unit_page *
page(const char *body)
{
	return unit_page_new(body, strlen(body), "https://x.example/feed", "application/xml");
}

static const struct xml *
parse(struct unit_page *u)
{
	return xml_parse(unit_page(u), unit_sink(u));
}

void
test_xml__paths_by_local_name(void)
{
	struct unit_page *u = page(
	    "<?xml version='1.0'?><!-- c --><f xmlns:n='u' a='1'>"
	    "<n:e n:k='v &amp; w'><b> x&#233;\n<![CDATA[<y>]]> </b></n:e><e><b>2</b></e></f>");
	const struct xml *f = parse(u), *e;

	TRUE(xml_is(f, "f"));
	TEXT(xml_text(f, "e/b"), "x\xc3\xa9\n<y>");
	TEXT(xml_attr(f, "e", "k"), "v & w");
	TEXT(xml_attr(f, NULL, "a"), "1");
	TEXT(xml_attr(f, NULL, "n"), NULL);
	TEXT(xml_text(f, "e/c"), NULL);
	TEXT(xml_text(NULL, "e"), NULL);
	e = xml_next(xml_first(f, "e"), "e");
	TEXT(xml_text(e, "b"), "2");
	TRUE(xml_next(e, NULL) == NULL);
	TEXT(unit_said(u), "");
	unit_page_free(u);
}

void
test_xml__text_of_mixed_content_is_in_order(void)
{
	struct unit_page *u = page("<a>one <b>two</b> three<c/><d>four</d></a>");
	const struct xml *a = parse(u);

	TEXT(xml_text(a, NULL), "one two three four");
	TEXT(xml_text(a, "c"), "");
	TRUE(xml_is(xml_first(a, NULL), "b"));
	unit_page_free(u);
}

void
test_xml__places(void)
{
	const char *body = "<f><x/><e>1</e> <e k='v' /></f>";
	struct unit_page *u = page(body);
	const struct xml *e = xml_first(parse(u), "e");

	SPAN(((struct span){ body + e->from, e->to - e->from }), "<e>1</e>");
	e = xml_next(e, "e");
	SPAN(((struct span){ body + e->from, e->to - e->from }), "<e k='v' />");
	xml_place(unit_sink(u), e);
	sink_issue(unit_sink(u), REACH_ROW, "here");
	TEXT(unit_said(u), "row: here  (/f/e[2], bytes 16-27)\n");
	unit_page_free(u);
}

void
test_xml__what_is_not_xml_reaches_the_page(void)
{
	static const struct {
		const char *body, *said;
	} cases[] = {
		{ "", "page: not XML at byte 0: no element found  (bytes 0-0)\n" },
		{ "<html><p>x</html>",
		    "page: not XML at byte 12: mismatched tag  (bytes 0-17)\n" },
		{ "<a><b></b>", "page: not XML at byte 10: no element found  (bytes 0-10)\n" },
		{ "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
		    "page: XML that is not read: it declares entities  (bytes 0-40)\n" },
		{ "<!DOCTYPE a [<!ENTITY % b SYSTEM 'c'>]><a/>",
		    "page: XML that is not read: it declares entities  (bytes 0-43)\n" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct unit_page *u = page(cases[i].body);

		TRUE(parse(u) == NULL);
		TEXT(unit_said(u), cases[i].said);
		unit_page_free(u);
	}
}

void
test_xml__depth_is_limited(void)
{
	struct unit_page *u;
	struct buf b;

	for (int deep = 0; deep < 2; deep++) {
		buf_init(&b, 1 << 20);
		for (int i = 0; i < LIMIT_NESTING + deep; i++)
			buf_text(&b, "<a>");
		for (int i = 0; i < LIMIT_NESTING + deep; i++)
			buf_text(&b, "</a>");
		u = page(b.data);
		TRUE((parse(u) == NULL) == (deep == 1));
		unit_page_free(u);
		buf_release(&b);
	}
}

void
test_xml__encodings(void)
{
	static const struct {
		const char *body;
		size_t len;
		const char *said;
	} cases[] = {
		{ "<a>\xc3\xa9\xe2\x80\x99</a>", 12, "" },
		{ "\xef\xbb\xbf<a>\xc3\xa9\xe2\x80\x99</a>", 15, "" },
		{ "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9\x92</a>", 52,
		    "note: bytes that are no UTF-8: read as Windows-1252  (bytes 0-52)\n" },
		{ "<?xml version='1.0' encoding='iso-8859-1'?><a>\xc3\xa9\xe2\x80\x99</a>", 55,
		    "" },
		{ "\xff\xfe<\0a\0>\0\xe9\0\x19\x20<\0/\0a\0>\0", 20, "" },
		{ "\xfe\xff\0<\0a\0>\0\xe9\x20\x19\0<\0/\0a\0>", 20, "" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct unit_page *u =
		    unit_page_new(cases[i].body, cases[i].len, "https://x.example/", NULL);

		TEXT(xml_text(parse(u), NULL), "\xc3\xa9\xe2\x80\x99");
		TEXT(unit_said(u), cases[i].said);
		unit_page_free(u);
	}
}

void
test_xml__forbidden_characters_become_blanks(void)
{
	struct unit_page *u =
	    page("<a k='1&#x1F;2'>x\x0by&#11;&#xFFFE;z &#x41;&#65;&#9;&amp;#1;</a>");
	const struct xml *a = parse(u);

	TEXT(xml_text(a, NULL), "x y             z AA\t&#1;");
	TEXT(xml_attr(a, NULL, "k"), "1      2");
	TEXT(unit_said(u), "note: characters that XML forbids: read as blanks  (bytes 0-61)\n");
	unit_page_free(u);
}

/* --------------------------------------------------------------------------------- records */

static const struct column columns[] = {
	{ "id/number", CONTRACT_KEY, NULL },
	{ "vendor", CONTRACT_VENDOR, NULL },
	{ "vendor/@uei", MAY_MISS(CONTRACT_VENDOR_UEI), NULL },
	{ "@status", MAY_MISS(CONTRACT_STATUS), NULL },
	{ "note", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
	{ "clerk/*", IGNORE, "names" },
	{ NULL, IGNORE, NULL },
};

static const char *
record(struct unit_page *u)
{
	sink_emit(unit_sink(u), xml_record(unit_sink(u), parse(u), KIND_CONTRACT, columns));
	return unit_said(u);
}

void
test_xml__record(void)
{
	struct unit_page *u =
	    page("<n:c xmlns:n='u' status='Open'><n:id><n:number>7</n:number></n:id>"
		 "<vendor uei='U1'>Acme</vendor><note>a <b>b</b></note>"
		 "<clerk x='1'><name>Jo</name></clerk></n:c>");

	TEXT(record(u), "contract  (/c[1], bytes 0-161)\n  contract_key: 7\n  vendor: Acme\n"
			"  vendor_uei: U1\n  description: a b\n  status: Open\n");
	unit_page_free(u);
}

void
test_xml__record_notes_what_no_column_names(void)
{
	struct unit_page *u =
	    page("<c><id t='x'><number>7</number><number>8</number></id><date>1</date>"
		 "<of><a>1</a>mixed</of></c>");

	TEXT(record(u), "contract  (/c[1], bytes 0-94)\n  contract_key: 7\n"
			"note: unknown attribute 'id/@t'  (/c[1], bytes 0-94)\n"
			"note: 'id/number' is there more than once  (/c[1], bytes 0-94)\n"
			"note: unknown element 'date'  (/c[1], bytes 0-94)\n"
			"note: unknown element 'of/a'  (/c[1], bytes 0-94)\n"
			"note: text between the elements of 'of'  (/c[1], bytes 0-94)\n"
			"note: no element 'vendor'  (/c[1], bytes 0-94)\n");
	unit_page_free(u);
}

void
test_xml__repeated_elements_make_a_list(void)
{
	static const struct column lists[] = {
		{ "@id", ENTITY_KEY, NULL },
		{ "also/name", ENTITY_NAMES, NULL },
		{ NULL, IGNORE, NULL },
	};
	struct unit_page *u =
	    page("<e id='1'><also><name>A</name></also><also><name>B</name></also></e>");

	sink_emit(unit_sink(u), xml_record(unit_sink(u), parse(u), KIND_ENTITY, lists));
	TEXT(unit_said(u), "entity  (/e[1], bytes 0-68)\n  entity_key: 1\n"
			   "  names: {\"A\",\"B\"}\n");
	unit_page_free(u);
}

/* ------------------------------------------------------------------------------- streaming */

/* Says what it read; returns the reach, or how many there were */
static int
read_all_of(struct unit_page *u, struct stream *stream, const char *part)
{
	struct xml_reader *r = xml_open(unit_sink(u), stream, part, "all/f");
	const struct xml *e;
	int count = 0, reach;

	while ((e = xml_read(r))) {
		const char *x = xml_text(e, "x");

		sink_issue(
		    unit_sink(u), REACH_ROW, "%s %s", xml_attr(e, NULL, "id"), x ? x : "-");
		count++;
	}
	reach = xml_close(r);
	return reach ? -reach : count;
}

void
test_xml__a_reader_gives_an_element_at_a_time(void)
{
	struct unit_page *u =
	    page("<all><f id='0'><f id='no'/></f><g><f id='no'><x>n</x></f></g>"
		 "<f id='1'><x>a</x></f></all>");
	struct page *p = unit_page(u);
	struct stream stream = { .whole = { p->body, p->len } };

	NUMBER(read_all_of(u, &stream, "m.xml"), 2);
	TEXT(unit_said(u), "row: 0 -  (m.xml /all/f[1], bytes 5-31)\n"
			   "row: 1 a  (m.xml /all/f[2], bytes 61-83)\n");
	unit_page_free(u);
}

/* A stream that gives a few bytes at a time */
struct slow {
	struct stream stream;
	struct span rest;
	size_t most;
};

static ssize_t
read_slowly(struct stream *stream, void *at, size_t room)
{
	struct slow *s = (struct slow *)stream;
	size_t n = s->rest.len < room ? s->rest.len : room;

	if (n > s->most)
		n = s->most;
	memcpy(at, s->rest.at, n);
	s->rest.at += n;
	s->rest.len -= n;
	return (ssize_t)n;
}

void
test_xml__stream_of_chunks(void)
{
	struct unit_page *u = page("");
	struct slow slow = { .stream = { .read = read_slowly }, .most = 1000003 };
	struct buf b;

	buf_init(&b, (size_t)1 << 24);
	buf_text(&b, "<all>");
	for (int i = 0; i < 40000; i++)
		buf_printf(&b,
		    "<f id='%d'><x>\xc3\xa9\xe2\x80\x99 &#233;&#x1f; &amp; \xe9</x></f>\n", i);
	buf_text(&b, "</all>");
	slow.rest = (struct span){ b.data, b.len };
	NUMBER(read_all_of(u, &slow.stream, NULL), 40000);
	TRUE(strstr(unit_said(u),
		 "row: 900 \xc3\xa9\xe2\x80\x99 \xc3\xa9       & \xc3\xa9  (/all/f[901]") !=
	     NULL);
	TRUE(strstr(unit_said(u), "not XML") == NULL);
	buf_release(&b);
	unit_page_free(u);
}

void
test_xml__a_stream_in_memory_is_mended_from_where_it_must_be(void)
{
	struct unit_page *u =
	    page("<all><f id='1'><x>a</x></f><f id='2'><x>b\xe9</x></f></all>");
	struct page *p = unit_page(u);
	struct stream stream = { .whole = { p->body, p->len } };

	NUMBER(read_all_of(u, &stream, NULL), 2);
	/* places are those of the mended text */
	TEXT(unit_said(u),
	    "row: 1 a  (/all/f[1], bytes 5-27)\n"
	    "row: 2 b\xc3\xa9  (/all/f[2], bytes 27-51)\n"
	    "note: bytes that are no UTF-8: read as Windows-1252  (/all/f[1], bytes 5-27)\n");
	unit_page_free(u);
}

void
test_xml__a_broken_stream_reaches_the_page(void)
{
	struct unit_page *u = page("<all><f id='1'><x>a</x></f><f>");
	struct page *p = unit_page(u);
	struct stream stream = { .whole = { p->body, p->len } };

	NUMBER(read_all_of(u, &stream, NULL), -REACH_PAGE);
	unit_page_free(u);
}

/* ------------------------------------------------------------------------ pages of portals */

void
test_xml__real_feed(void)
{
	const char *folder = getenv("PAYDIRT_REAL");
	struct unit_page *u;
	const struct xml *feed, *e;
	struct buf b;
	char *path;
	int count = 0;

	if (!folder)
		return;
	path = xasprintf("%s/fpds/v1.5.3_PIID-70CDCR20D00000011_start-0.xml", folder);
	buf_init(&b, (size_t)1 << 24);
	buf_read_file(&b, path);
	u = unit_page_new(b.data, b.len, NULL, NULL);
	feed = parse(u);
	for (e = xml_first(feed, "entry"); e; e = xml_next(e, "entry"))
		count++;
	NUMBER(count, 10);
	e = xml_first(xml_at(feed, "entry/content"), NULL);
	TEXT(xml_text(e, "contractID/IDVID/PIID"), "70CDCR20D00000011");
	TEXT(unit_said(u), "");
	unit_page_free(u);
	buf_release(&b);
	free(path);
}
