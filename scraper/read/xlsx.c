#include "xlsx.h"

#include "../base/buf.h"
#include "../base/log.h"
#include "../parser.h"
#include "bind.h"
#include "text.h"
#include "xlsx_cell.h"
#include "xml.h"
#include "zip.h"

#define SHEETS_MAX 1000
#define STRINGS_MEMORY (LIMIT_PAGE_MEMORY / 2)
#define FORMATS_MAX 1024 /* Excel's own stop at 400 or so */
#define SEEK_ROWS 20     /* in which a heading row is looked for */

struct sheet {
	const char *name, *id, *member;
};

struct relation {
	const char *id, *target;
};

struct xlsx {
	struct sink *sink;
	struct arena *arena; /* the page's */
	struct span body;
	int worst;
	bool from_1904;
	struct sheet *sheet;
	size_t sheets;
	struct relation *relation;
	size_t relations;
	uint8_t *format; /* of each style: enum xlsx_format */
	size_t formats;
	struct span *string;
	size_t strings, string_room, string_bytes;
	/* the sheet that is read */
	const struct sheet *now;
	struct zip *zip;
	struct xml_reader *reader;
	long cells; /* of the workbook so far */
	long row;
	struct arena once; /* of one row */
	struct span *cell; /* LIMIT_COLUMNS of them */
	size_t width;
	struct span *heading;
	size_t headings;
	struct bind bind;
};

static void
worsen(struct xlsx *x, int reach)
{
	if (reach > x->worst)
		x->worst = reach;
}

/* ---------------------------------------------------------------------------- the workbook */

static void
read_workbook(struct xlsx *x, const struct xml *book)
{
	const struct xml *sheets = xml_at(book, "sheets"), *s;
	const char *date1904 = xml_attr(book, "workbookPr", "date1904");
	size_t room = 0;

	x->from_1904 =
	    date1904 && (strcmp(date1904, "1") == 0 || strcmp(date1904, "true") == 0);
	for (s = xml_first(sheets, "sheet"); s; s = xml_next(s, "sheet"))
		room++;
	if (room > SHEETS_MAX) {
		worsen(x, sink_issue(x->sink, REACH_PAGE, "a workbook of %zu sheets", room));
		return;
	}
	x->sheets = 0;
	x->sheet = arena_zero(x->arena, (room + 1) * sizeof(*x->sheet));
	for (s = xml_first(sheets, "sheet"); s; s = xml_next(s, "sheet")) {
		struct sheet *sheet = &x->sheet[x->sheets++];

		sheet->name = arena_dup(x->arena, xml_attr(s, NULL, "name"));
		sheet->id = arena_dup(x->arena, xml_attr(s, NULL, "id"));
		if (!sheet->name)
			sheet->name = "";
	}
}

static void
read_relations(struct xlsx *x, const struct xml *list)
{
	const struct xml *r;
	size_t room = 0;

	for (r = xml_first(list, "Relationship"); r; r = xml_next(r, "Relationship"))
		room++;
	x->relations = 0;
	x->relation = arena_zero(x->arena, (room + 1) * sizeof(*x->relation));
	for (r = xml_first(list, "Relationship"); r; r = xml_next(r, "Relationship"))
		x->relation[x->relations++] = (struct relation){
			arena_dup(x->arena, xml_attr(r, NULL, "Id")),
			arena_dup(x->arena, xml_attr(r, NULL, "Target")),
		};
}

/* What the workbook's own formats show, by their numbers */
static void
read_formats(const struct xml *codes, uint8_t of[FORMATS_MAX])
{
	const struct xml *c;

	for (long id = 0; id < FORMATS_MAX; id++)
		of[id] = (uint8_t)xlsx_format(id, NULL);
	for (c = xml_first(codes, "numFmt"); c; c = xml_next(c, "numFmt")) {
		const char *id = xml_attr(c, NULL, "numFmtId"),
			   *code = xml_attr(c, NULL, "formatCode");
		unsigned long i = id ? strtoul(id, NULL, 10) : FORMATS_MAX;

		if (i < FORMATS_MAX && code)
			of[i] = (uint8_t)xlsx_format((long)i, code);
	}
}

static void
read_styles(struct xlsx *x, const struct xml *sheet)
{
	const struct xml *list = xml_at(sheet, "cellXfs"), *f;
	uint8_t formats[FORMATS_MAX];
	size_t room = 0;

	read_formats(xml_at(sheet, "numFmts"), formats);
	for (f = xml_first(list, "xf"); f; f = xml_next(f, "xf"))
		room++;
	x->formats = 0;
	x->format = arena_zero(x->arena, room + 1);
	for (f = xml_first(list, "xf"); f; f = xml_next(f, "xf")) {
		const char *id = xml_attr(f, NULL, "numFmtId");
		unsigned long i = id ? strtoul(id, NULL, 10) : 0;

		x->format[x->formats++] = i < FORMATS_MAX ? formats[i] : XLSX_PLAIN;
	}
}

/* The text of an <si> or <is>: of its <t>, or of each of its runs; not how it is pronounced */
static char *
rich_text(struct arena *a, const struct xml *in)
{
	struct buf b;
	char *text;

	buf_init(&b, LIMIT_FIELD);
	for (const struct xml *part = xml_first(in, NULL); part; part = xml_next(part, NULL)) {
		if (xml_is(part, "t"))
			buf_text(&b, part->text.at);
		else if (xml_is(part, "r"))
			buf_text(&b, xml_text(part, "t"));
	}
	text = arena_ndup(a, b.data, b.len);
	buf_release(&b);
	xlsx_unescape(text);
	return text;
}

static bool
add_string(struct xlsx *x, const struct xml *si)
{
	char *text;

	if (x->strings == x->string_room) {
		x->string_room = x->string_room ? x->string_room * 2 : 1024;
		x->string = xrealloc(x->string, x->string_room * sizeof(*x->string));
	}
	text = rich_text(x->arena, si);
	x->string[x->strings++] = span_of(text);
	x->string_bytes += strlen(text) + sizeof(*x->string) + 16;
	if (x->string_bytes < STRINGS_MEMORY)
		return true;
	worsen(x, sink_issue(x->sink, REACH_PAGE, "shared strings of more than %zu bytes",
		      STRINGS_MEMORY));
	return false;
}

static void
read_member(struct xlsx *x, const char *name, struct stream *stream)
{
	static const struct {
		const char *end, *path;
		void (*read)(struct xlsx *, const struct xml *);
	} members[] = {
		{ "/workbook.xml", "workbook", read_workbook },
		{ "/workbook.xml.rels", "Relationships", read_relations },
		{ "/styles.xml", "styleSheet", read_styles },
		{ "/sharedStrings.xml", "sst/si", NULL },
	};
	size_t len = strlen(name);

	for (size_t i = 0; i < ARRAY_SIZE(members); i++) {
		size_t end = strlen(members[i].end);
		struct xml_reader *r;
		const struct xml *n;

		if (len < end || strcasecmp(name + len - end, members[i].end) != 0)
			continue;
		r = xml_open(x->sink, stream, name, members[i].path);
		if (members[i].read) {
			n = xml_read(r);
			if (n)
				members[i].read(x, n);
		} else {
			while ((n = xml_read(r)) && add_string(x, n))
				;
		}
		worsen(x, xml_close(r));
	}
}

/* "worksheets/sheet1.xml", seen from the workbook, or "/xl/worksheets/sheet1.xml" */
static const char *
member_of(struct xlsx *x, const struct sheet *sheet)
{
	for (size_t i = 0; i < x->relations; i++) {
		const struct relation *r = &x->relation[i];

		if (!r->id || !r->target || !sheet->id || strcmp(r->id, sheet->id) != 0)
			continue;
		return *r->target == '/' ? r->target + 1
					 : arena_printf(x->arena, "xl/%s", r->target);
	}
	return NULL;
}

/* ----------------------------------------------------------------------------- open, close */

static void
read_members(struct xlsx *x)
{
	struct zip *zip = zip_open(x->sink, x->body);
	struct stream *stream;
	const char *name;

	while (x->worst < REACH_PAGE && zip_next(zip, &name, &stream))
		read_member(x, name, stream);
	worsen(x, zip_close(zip));
}

struct xlsx *
xlsx_open(const struct page *page, struct sink *sink)
{
	struct xlsx *x = xcalloc(1, sizeof(*x));

	x->sink = sink;
	x->arena = page->arena;
	x->body = (struct span){ page->body, page->len };
	x->cell = xcalloc(LIMIT_COLUMNS, sizeof(*x->cell));
	arena_init(&x->once, LIMIT_PAGE_MEMORY);
	if (page->len >= 4 && memcmp(page->body, "\xd0\xcf\x11\xe0", 4) == 0)
		worsen(x, sink_issue(sink, REACH_PAGE,
			      "a workbook that is encrypted, or in the old form (.xls)"));
	else if (page->len < 4 || memcmp(page->body, "PK", 2) != 0)
		worsen(x, sink_issue(sink, REACH_PAGE, "not a workbook (.xlsx)"));
	else
		read_members(x);
	if (x->worst < REACH_PAGE && !x->sheets)
		worsen(x,
		    sink_issue(sink, REACH_PAGE, "not a workbook (.xlsx): it has no sheets"));
	sink_place(sink, NULL, "workbook", 0, page->len);
	return x;
}

static void
leave_sheet(struct xlsx *x)
{
	if (!x->now)
		return;
	worsen(x, xml_close(x->reader));
	worsen(x, zip_close(x->zip));
	sink_place(x->sink, NULL, "workbook", 0, x->body.len);
	x->now = NULL;
	x->headings = x->width = 0;
	x->bind = (struct bind){ 0 };
}

int
xlsx_close(struct xlsx *x)
{
	int worst;

	leave_sheet(x);
	worst = x->worst;
	arena_release(&x->once);
	free(x->cell);
	free(x->string);
	free(x);
	return worst;
}

/* ------------------------------------------------------------------------------------ rows */

static struct span
number_cell(struct xlsx *x, const struct xml *c, const char *text)
{
	const char *style = xml_attr(c, NULL, "s");
	size_t i = style ? strtoul(style, NULL, 10) : 0;
	int format = i < x->formats ? x->format[i] : XLSX_PLAIN;

	return span_of(xlsx_number(&x->once, text, (enum xlsx_format)format, x->from_1904));
}

static struct span
shared_cell(const struct xlsx *x, const char *text)
{
	char *end;
	size_t i = strtoul(text, &end, 10);

	return end > text && i < x->strings ? x->string[i] : span_of("");
}

static struct span
read_cell(struct xlsx *x, const struct xml *c)
{
	const char *type = xml_attr(c, NULL, "t"), *text = xml_text(c, "v");
	char *copy;

	if (type && strcmp(type, "inlineStr") == 0)
		return span_of(rich_text(&x->once, xml_first(c, "is")));
	if (!text || !*text || (type && strcmp(type, "e") == 0))
		return span_of("");
	if (!type || strcmp(type, "n") == 0)
		return number_cell(x, c, text);
	if (strcmp(type, "s") == 0)
		return shared_cell(x, text);
	if (strcmp(type, "b") == 0)
		return span_of(strcmp(text, "1") == 0 ? "true" : "false");
	copy = arena_dup(&x->once, text);
	xlsx_unescape(copy);
	return span_of(copy);
}

/* Puts a cell into the row; rows need not have all their cells, nor say where each stands */
static void
place_cell(struct xlsx *x, const struct xml *c, long *column)
{
	const char *reference = xml_attr(c, NULL, "r");
	long there, row;
	struct span text;

	++*column;
	if (reference && xlsx_reference(reference, &there, &row))
		*column = there;
	text = read_cell(x, c);
	if (!text_trim(text).len)
		return;
	if (*column >= LIMIT_COLUMNS) {
		worsen(x, sink_issue_raw(x->sink, REACH_NOTE, text, "cells behind column %d",
			      LIMIT_COLUMNS));
		return;
	}
	while (x->width <= (size_t)*column)
		x->cell[x->width++] = span_of("");
	x->cell[*column] = text;
}

/* False where the workbook holds more than may be read */
static bool
read_row(struct xlsx *x, const struct xml *row)
{
	const char *number = xml_attr(row, NULL, "r");
	long column = -1, stated = number ? strtol(number, NULL, 10) : 0;
	char word[64];

	arena_reset(&x->once);
	x->width = 0;
	x->row = stated > 0 ? stated : x->row + 1;
	snprintf(word, sizeof(word), "%.32s row %ld", x->now->name, x->row);
	sink_place(x->sink, x->now->member, word, row->from, row->to);
	for (const struct xml *c = xml_first(row, "c"); c; c = xml_next(c, "c")) {
		if (++x->cells > LIMIT_SHEET_CELLS) {
			worsen(x, sink_issue(x->sink, REACH_PAGE, "more than %ld cells",
				      LIMIT_SHEET_CELLS));
			return false;
		}
		place_cell(x, c, &column);
	}
	return true;
}

/* The next row that has any text */
static bool
next_row(struct xlsx *x)
{
	const struct xml *row;

	while (x->now && x->worst < REACH_PAGE && (row = xml_read(x->reader)))
		if (!read_row(x, row))
			return false;
		else if (x->width)
			return true;
	x->width = 0;
	return false;
}

static void
say_cells_aside(struct xlsx *x)
{
	for (size_t i = x->headings; i < x->width; i++)
		if (x->cell[i].len) {
			worsen(x, sink_issue_raw(x->sink, REACH_NOTE, x->cell[i],
				      "text in column %zu, behind the last heading", i + 1));
			return;
		}
}

bool
xlsx_next(struct xlsx *x)
{
	if (!next_row(x))
		return false;
	say_cells_aside(x);
	return true;
}

struct span
xlsx_cell(const struct xlsx *x, long column)
{
	return column >= 0 && (size_t)column < x->width ? x->cell[column] : span_of("");
}

long
xlsx_row(const struct xlsx *x)
{
	return x->row;
}

/* ---------------------------------------------------------------------------------- sheets */

const char *
xlsx_name(const struct xlsx *x, size_t sheet)
{
	return sheet < x->sheets ? x->sheet[sheet].name : NULL;
}

static bool
is_member(const char *name, const char *wanted)
{
	for (; *name && *wanted; name++, wanted++)
		if ((*name == '\\' ? '/' : (*name | 32)) !=
		    (*wanted == '\\' ? '/' : (*wanted | 32)))
			return false;
	return !*name && !*wanted;
}

static bool
find_member(struct xlsx *x, const struct sheet *sheet)
{
	struct stream *stream;
	const char *name;

	x->zip = zip_open(x->sink, x->body);
	while (sheet->member && zip_next(x->zip, &name, &stream)) {
		if (!is_member(name, sheet->member))
			continue;
		x->reader = xml_open(x->sink, stream, sheet->member, "worksheet/sheetData/row");
		return true;
	}
	worsen(x, zip_close(x->zip));
	worsen(x, sink_issue(x->sink, REACH_PAGE, "the sheet '%.40s' is not in the file",
		      sheet->name));
	return false;
}

bool
xlsx_sheet_at(struct xlsx *x, size_t i)
{
	struct sheet *sheet;

	leave_sheet(x);
	if (x->worst >= REACH_PAGE)
		return false;
	if (i >= x->sheets) {
		worsen(x, sink_issue(x->sink, REACH_PAGE, "no sheet %zu", i + 1));
		return false;
	}
	sheet = &x->sheet[i];
	sheet->member = member_of(x, sheet);
	if (!find_member(x, sheet))
		return false;
	x->now = sheet;
	x->row = 0;
	xlsx_skip(x);
	return true;
}

bool
xlsx_sheet(struct xlsx *x, const char *name)
{
	size_t i = 0;

	while (name && i < x->sheets && !text_same(span_of(x->sheet[i].name), span_of(name)))
		i++;
	if (i < x->sheets || x->worst >= REACH_PAGE)
		return xlsx_sheet_at(x, i);
	worsen(x, sink_issue(x->sink, REACH_PAGE, "no sheet '%s'", name));
	return false;
}

/* -------------------------------------------------------------------------------- headings */

bool
xlsx_skip(struct xlsx *x)
{
	x->headings = 0;
	if (!next_row(x))
		return false;
	x->heading = arena_alloc(x->arena, x->width * sizeof(*x->heading));
	for (size_t i = 0; i < x->width; i++)
		x->heading[i] =
		    (struct span){ arena_dup(x->arena, x->cell[i].at), x->cell[i].len };
	x->headings = x->width;
	return true;
}

bool
xlsx_fits(const struct xlsx *x, const struct column *columns)
{
	return bind_fits(columns, x->heading, x->headings);
}

bool
xlsx_seek(struct xlsx *x, const struct column *columns)
{
	for (int i = 0; x->headings && i < SEEK_ROWS; i++) {
		if (xlsx_fits(x, columns))
			return true;
		xlsx_skip(x);
	}
	if (x->worst < REACH_PAGE)
		worsen(x, sink_issue(x->sink, REACH_PAGE,
			      "no row with all headings among the first %d, '%s' and others",
			      SEEK_ROWS, columns->heading));
	return false;
}

const char *
xlsx_heading(const struct xlsx *x, size_t column)
{
	return column < x->headings ? x->heading[column].at : NULL;
}

long
xlsx_find(const struct xlsx *x, const char *heading)
{
	long found = -1;

	for (size_t i = 0; i < x->headings; i++)
		if (text_same(x->heading[i], span_of(heading))) {
			if (found >= 0)
				return -1;
			found = (long)i;
		}
	return found;
}

int
xlsx_bind(struct xlsx *x, enum kind kind, const struct column *columns)
{
	worsen(x, bind_headings(&x->bind, x->sink, kind, columns, x->heading, x->headings));
	return x->worst;
}

struct record *
xlsx_record(struct xlsx *x)
{
	struct record *r = record_new(x->sink, x->bind.kind);

	for (size_t i = 0; i < x->bind.count; i++)
		bind_set(&x->bind, i, r, xlsx_cell(x, (long)x->bind.bound[i].column));
	return r;
}

int
xlsx_records(const struct page *page, struct sink *sink, const char *sheet, enum kind kind,
    const struct column *columns)
{
	struct xlsx *x = xlsx_open(page, sink);

	if (xlsx_sheet(x, sheet) && xlsx_seek(x, columns) &&
	    xlsx_bind(x, kind, columns) < REACH_PAGE)
		while (xlsx_next(x))
			worsen(x, sink_emit(sink, xlsx_record(x)));
	return xlsx_close(x);
}
