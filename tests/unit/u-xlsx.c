#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/parser.h"
#include "../../scraper/read/xlsx.h"
#include "../../scraper/read/xlsx_cell.h"

/* ------------------------------------------------------------------- a zip of some members */

struct member {
	const char *name, *text;
};

static uint32_t
crc32_of(const char *p, size_t len)
{
	uint32_t crc = 0xffffffff;

	while (len--) {
		crc ^= (unsigned char)*p++;
		for (int i = 0; i < 8; i++)
			crc = crc >> 1 ^ (0xedb88320 & (0u - (crc & 1)));
	}
	return ~crc;
}

static void
put(struct buf *b, uint32_t n, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(b, (char)(n >> 8 * i));
}

/* What the local head and the list of members have in common */
static void
put_member(struct buf *b, const struct member *m)
{
	uint32_t len = (uint32_t)strlen(m->text);

	put(b, 20, 2);
	put(b, 0, 2);
	put(b, 0, 2);
	put(b, 0, 4);
	put(b, crc32_of(m->text, len), 4);
	put(b, len, 4);
	put(b, len, 4);
	put(b, (uint32_t)strlen(m->name), 2);
	put(b, 0, 2);
}

static struct unit_page *
workbook(const struct member *members)
{
	struct buf b, list;
	struct unit_page *u;
	uint32_t count = 0;

	buf_init(&b, 1 << 20);
	buf_init(&list, 1 << 20);
	for (const struct member *m = members; m->name; m++, count++) {
		put(&list, 0x02014b50, 4);
		put(&list, 20, 2);
		put_member(&list, m);
		put(&list, 0, 2);
		put(&list, 0, 2);
		put(&list, 0, 2);
		put(&list, 0, 4);
		put(&list, (uint32_t)b.len, 4);
		buf_text(&list, m->name);
		put(&b, 0x04034b50, 4);
		put_member(&b, m);
		buf_text(&b, m->name);
		buf_text(&b, m->text);
	}
	count = count | count << 16;
	put(&list, 0x06054b50, 4);
	put(&list, 0, 4);
	put(&list, count, 4);
	put(&list, (uint32_t)list.len - 12, 4);
	put(&list, (uint32_t)b.len, 4);
	put(&list, 0, 2);
	buf_add(&b, list.data, list.len);
	u = unit_page_new(b.data, b.len, "https://x.example/x.xlsx", NULL);
	buf_release(&b);
	buf_release(&list);
	return u;
}

#define BOOK \
	{ "xl/workbook.xml", \
		"<workbook xmlns:r='x'><sheets><sheet name='One' sheetId='1' r:id='a'/>" \
		"<sheet name='Two' sheetId='2' r:id='b'/></sheets></workbook>" }, \
	{ \
		"xl/_rels/workbook.xml.rels", \
		    "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/>" \
		    "<Relationship Id='b' Target='/xl/worksheets/s2.xml'/></Relationships>" \
	}
#define SHEET "xl/worksheets/sheet1.xml"
#define ROWS(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

/* The row as "a|b|c" */
static const char *
row(const struct xlsx *x, int columns)
{
	static char out[500];
	size_t len = 0;

	for (int i = 0; i < columns; i++)
		len += (size_t)snprintf(
		    out + len, sizeof(out) - len, "%s%s", i ? "|" : "", xlsx_cell(x, i).at);
	return out;
}

/* ----------------------------------------------------------------------------------- cells */

void
test_xlsx__cells(void)
{
	/* the strings come behind the sheet that needs them */
	static const struct member members[] = {
		{ SHEET,
		    ROWS("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' "
			 "t='s'><v>1</v></c></row>"
			 "<row r='2'><c r='A2'><v>12.50</v></c><c r='B2' s='1'><v>45744</v></c>"
			 "<c r='C2' t='b'><v>1</v></c><c r='D2' t='e'><v>#REF!</v></c>"
			 "<c r='E2' t='str'><f>A1</f><v>x_x000D_\ny</v></c></row>"
			 "<row r='3'/><row r='4'><c r='B4'/></row>"
			 "<row r='7'><c t='inlineStr'><is><r><t>in</t></r><r><t "
			 "xml:space='preserve"
			 "'> line</t></r></is></c><c r='B7' s='2'><v>45744.75</v></c>"
			 "<c r='C7' t='s'><v>99</v></c><c><v>7</v></c></row>") },
		BOOK,
		{ "xl/sharedStrings.xml",
		    "<x:sst xmlns:x='u'><x:si><x:r><x:t>Rich</x:t></x:r><x:r>"
		    "<x:t xml:space='preserve'> text</x:t></x:r><x:rPh><x:t>no</x:t>"
		    "</x:rPh></x:si><x:si><x:t>C</x:t></x:si></x:sst>" },
		{ "xl/styles.xml",
		    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='m/d/yy "
		    "h:mm'/></numFmts><cellStyleXfs><xf numFmtId='22'/></cellStyleXfs>"
		    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/>"
		    "</cellXfs></styleSheet>" },
		{ NULL, NULL },
	};
	struct unit_page *u = workbook(members);
	struct xlsx *x = xlsx_open(unit_page(u), unit_sink(u));

	TEXT(xlsx_name(x, 1), "Two");
	TEXT(xlsx_name(x, 2), NULL);
	TRUE(xlsx_sheet(x, NULL));
	TEXT(xlsx_heading(x, 0), "Rich text");
	TEXT(xlsx_heading(x, 1), "");
	TEXT(xlsx_heading(x, 3), NULL);
	NUMBER(xlsx_find(x, " c "), 2);
	TRUE(xlsx_next(x));
	TEXT(row(x, 6), "12.50|2025-03-28|true||x\ny|");
	TRUE(xlsx_next(x));
	TEXT(row(x, 5), "in line|2025-03-28 18:00:00||7|");
	NUMBER(xlsx_row(x), 7);
	FALSE(xlsx_next(x));
	NUMBER(xlsx_close(x), REACH_NOTE);
	TEXT(unit_said(u), "note: text in column 5, behind the last heading  "
			   "(xl/worksheets/sheet1.xml One row 2, bytes 95-278)\n"
			   "note: text in column 4, behind the last heading  "
			   "(xl/worksheets/sheet1.xml One row 7, bytes 318-500)\n");
	unit_page_free(u);
}

void
test_xlsx__dates_from_1904(void)
{
	static const struct member members[] = {
		{ "xl/workbook.xml", "<workbook xmlns:r='x'><workbookPr date1904='1'/><sheets>"
				     "<sheet name='One' r:id='a'/></sheets></workbook>" },
		{ "xl/_rels/workbook.xml.rels",
		    "<Relationships><Relationship Id='a' "
		    "Target='worksheets\\SHEET1.xml'/></Relationships>" },
		{ "xl/styles.xml",
		    "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>" },
		{ SHEET, ROWS("<row><c><v>44282</v></c></row>") },
		{ NULL, NULL },
	};
	struct unit_page *u = workbook(members);
	struct xlsx *x = xlsx_open(unit_page(u), unit_sink(u));

	TRUE(xlsx_sheet(x, "one"));
	TEXT(xlsx_heading(x, 0), "2025-03-28");
	NUMBER(xlsx_close(x), REACH_NONE);
	unit_page_free(u);
}

void
test_xlsx__number_formats(void)
{
	static const struct {
		const char *code;
		enum xlsx_format format;
	} cases[] = {
		{ "General", XLSX_PLAIN },
		{ "0.00", XLSX_PLAIN },
		{ "0.00E+00", XLSX_PLAIN },
		{ "#,##0 \"days\"", XLSX_PLAIN },
		{ "\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)", XLSX_PLAIN },
		{ "0 \\d\\a\\y\\s", XLSX_PLAIN },
		{ "@", XLSX_PLAIN },
		{ "[h]:mm:ss", XLSX_PLAIN },
		{ "m/d/yyyy", XLSX_DAY },
		{ "[$-409]mmmm d, yyyy;@", XLSX_DAY },
		{ "mmm", XLSX_DAY },
		{ "dd.mm.yyyy hh:mm", XLSX_DAYTIME },
		{ "yyyy\\-mm\\-dd\"T\"hh:mm:ss", XLSX_DAYTIME },
		{ "h:mm AM/PM", XLSX_TIME },
		{ "mm:ss", XLSX_TIME },
	};

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		NUMBER(xlsx_format(164, cases[i].code), cases[i].format);
	NUMBER(xlsx_format(14, NULL), XLSX_DAY);
	NUMBER(xlsx_format(22, NULL), XLSX_DAYTIME);
	NUMBER(xlsx_format(20, NULL), XLSX_TIME);
	NUMBER(xlsx_format(4, NULL), XLSX_PLAIN);
}

void
test_xlsx__numbers(void)
{
	static const struct {
		const char *text;
		enum xlsx_format format;
		const char *shown;
	} cases[] = {
		{ "4.3499999999999996", XLSX_PLAIN, "4.35" },
		{ "1234.5", XLSX_PLAIN, "1234.5" },
		{ "12345678901234567890", XLSX_PLAIN, "12345678901234567890" },
		{ "0.10000000000000001", XLSX_PLAIN, "0.1" },
		{ "1.5E+3", XLSX_PLAIN, "1.5E+3" },
		{ "1", XLSX_DAY, "1900-01-01" },
		{ "59", XLSX_DAY, "1900-02-28" },
		{ "61", XLSX_DAY, "1900-03-01" },
		{ "36585", XLSX_DAY, "2000-02-29" },
		{ "2958465", XLSX_DAY, "9999-12-31" },
		{ "2958466", XLSX_DAY, "2958466" },
		{ "-1", XLSX_DAY, "-1" },
		{ "0.99999999", XLSX_DAY, "0.99999999" },
		{ "nan", XLSX_DAY, "nan" },
		{ "1e999", XLSX_DAY, "1e999" },
		{ "x", XLSX_DAY, "x" },
		{ "45744.999999999", XLSX_DAYTIME, "2025-03-29" },
		{ "45744.5", XLSX_DAYTIME, "2025-03-28 12:00:00" },
		{ "0.25", XLSX_TIME, "06:00:00" },
	};
	struct unit_page *u = unit_page_new("", 0, NULL, NULL);

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		TEXT(xlsx_number(unit_page(u)->arena, cases[i].text, cases[i].format, false),
		    cases[i].shown);
	unit_page_free(u);
}

/* --------------------------------------------------------------------------------- records */

static const struct column columns[] = {
	{ "Contract No.", CONTRACT_KEY, NULL },
	{ "Vendor", CONTRACT_VENDOR, NULL },
	{ NULL, IGNORE, NULL },
};

void
test_xlsx__records_below_title_lines(void)
{
	static const struct member members[] = {
		BOOK,
		{ SHEET, ROWS("<row r='1'><c t='str'><v>All contracts</v></c></row>"
			      "<row r='3'><c t='str'><v>Vendor</v></c><c t='str'><v>Contract "
			      "No.</v></c>"
			      "<c t='str'><v>Ward</v></c></row>"
			      "<row r='4'><c t='str'><v>Acme</v></c><c><v>7</v></c></row>"
			      "<row r='5'><c t='str'><v>Beta</v></c></row>") },
		{ NULL, NULL },
	};
	struct unit_page *u = workbook(members);

	NUMBER(
	    xlsx_records(unit_page(u), unit_sink(u), "ONE", KIND_CONTRACT, columns), REACH_ROW);
	TEXT(unit_said(u), "contract  (xl/worksheets/sheet1.xml One row 4, bytes 179-237)\n"
			   "  contract_key: 7\n  vendor: Acme\n"
			   "row: contract without contract_key  "
			   "(xl/worksheets/sheet1.xml One row 5, bytes 237-280)\n"
			   "note: unknown column 'Ward'  (xl/worksheets/sheet1.xml One row 3, "
			   "bytes 74-179)\n");
	unit_page_free(u);
}

void
test_xlsx__sheets_that_are_not_there(void)
{
	static const struct member members[] = {
		BOOK,
		{ SHEET, ROWS("<row><c><v>1</v></c></row>") },
		{ NULL, NULL },
	};
	struct unit_page *u = workbook(members);
	struct xlsx *x = xlsx_open(unit_page(u), unit_sink(u));

	FALSE(xlsx_sheet(x, "Three"));
	NUMBER(xlsx_close(x), REACH_PAGE);
	TEXT(unit_said(u), "page: no sheet 'Three'  (workbook, bytes 0-719)\n");
	unit_page_free(u);
	u = workbook(members);
	NUMBER(xlsx_records(unit_page(u), unit_sink(u), "Two", KIND_CONTRACT, columns),
	    REACH_PAGE);
	TEXT(unit_said(u),
	    "page: the sheet 'Two' is not in the file  (workbook, bytes 0-719)\n");
	unit_page_free(u);
	u = workbook(members);
	NUMBER(xlsx_records(unit_page(u), unit_sink(u), "One", KIND_CONTRACT, columns),
	    REACH_PAGE);
	TRUE(strstr(
	    unit_said(u), "page: no row with all headings among the first 20, 'Contract No.'"));
	unit_page_free(u);
}

void
test_xlsx__what_is_no_workbook(void)
{
	static const struct {
		const char *body;
		const char *said;
	} cases[] = {
		{ "", "page: not a workbook (.xlsx)" },
		{ "a,b\n", "page: not a workbook (.xlsx)" },
		{ "\xd0\xcf\x11\xe0",
		    "page: a workbook that is encrypted, or in the old form" },
		{ "PK\x03\x04", "page: " },
	};
	static const struct member other[] = { { "a.txt", "b" }, { NULL, NULL } };
	static const struct member broken[] = { BOOK, { SHEET, "<worksheet><sheetData><row>" },
		{ NULL, NULL } };
	struct unit_page *u;

	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		u = unit_page_new(cases[i].body, strlen(cases[i].body), NULL, NULL);
		NUMBER(xlsx_records(unit_page(u), unit_sink(u), NULL, KIND_CONTRACT, columns),
		    REACH_PAGE);
		TRUE(strncmp(unit_said(u), cases[i].said, strlen(cases[i].said)) == 0);
		unit_page_free(u);
	}
	u = workbook(other);
	NUMBER(
	    xlsx_records(unit_page(u), unit_sink(u), NULL, KIND_CONTRACT, columns), REACH_PAGE);
	TRUE(strstr(unit_said(u), "it has no sheets") != NULL);
	unit_page_free(u);
	u = workbook(broken);
	NUMBER(
	    xlsx_records(unit_page(u), unit_sink(u), NULL, KIND_CONTRACT, columns), REACH_PAGE);
	TRUE(strstr(unit_said(u), "not XML at byte 27") != NULL);
	unit_page_free(u);
}

void
test_xlsx__real_inventory(void)
{
	const char *folder = getenv("PAYDIRT_REAL");
	struct unit_page *u;
	struct xlsx *x;
	struct buf b;
	char *path;
	int rows = 0;

	if (!folder)
		return;
	path = xasprintf(
	    "%s/dhs-ai-inventory/2025_0128_ocio-dhs-ai-use-case-inventory.xlsx", folder);
	buf_init(&b, (size_t)1 << 24);
	buf_read_file(&b, path);
	u = unit_page_new(b.data, b.len, NULL, NULL);
	x = xlsx_open(unit_page(u), unit_sink(u));
	TRUE(xlsx_sheet(x, "All Use Cases"));
	TRUE(xlsx_skip(x));
	TEXT(xlsx_heading(x, 1), "Use Case Name");
	while (xlsx_next(x))
		rows += strncmp(xlsx_cell(x, 0).at, "DHS-", 4) == 0;
	TRUE(rows > 230);
	TRUE(xlsx_close(x) <= REACH_NOTE);
	unit_page_free(u);
	buf_release(&b);
	free(path);
}
