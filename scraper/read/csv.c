#include "csv.h"

#include "../base/buf.h"
#include "../parser.h"
#include "rows.h"
#include "scan.h"

#include <strings.h>

#define NAMED_MAX 5 /* missing columns that an issue names */

/* A heading that is bound to a field. */
struct bound {
	long column;
	int field;
	const struct column *row;
};

/* What reading a cell changes. */
struct aside {
	struct arena cells; /* this row's cells that had doubled quotes */
	int worst;          /* how far the worst issue reached */
};

struct csv {
	struct sink *sink;
	struct arena arena; /* the headings, and what was recoded */
	struct aside *aside;
	const char *part;
	struct stream recoded;
	struct rows rows;
	char **heading;  /* as they stand */
	char **squeezed; /* with single blanks */
	bool *wanted;    /* columns that may be read, once a table was bound */
	size_t width;    /* how many there are */
	size_t least;    /* up to the last that has a heading */
	bool projected;  /* a table was bound: only wanted columns are read */
	enum kind kind;
	struct bound *bound;
	size_t bound_count;
	long count;
	bool over; /* nothing more can be read */
};

static int say(const struct csv *, enum reach, const char *format, ...) PRINTF(3, 4);

/* An issue at the sink's place. */
static int
say(const struct csv *csv, enum reach reach, const char *format, ...)
{
	char message[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	if ((int)reach > csv->aside->worst)
		csv->aside->worst = (int)reach;
	return sink_issue(csv->sink, reach, "%s", message);
}

/* ------------------------------------------------------------------------------ places */

/* "row 12"; called for each row, so without printf */
static void
row_word(char word[32], long row)
{
	char digits[24];
	size_t n = sizeof(digits);

	do
		digits[--n] = (char)('0' + row % 10);
	while (row /= 10);
	memcpy(word, "row ", 4);
	memcpy(word + 4, digits + n, sizeof(digits) - n);
	word[4 + sizeof(digits) - n] = '\0';
}

/* The sink counts bytes from the stream's start, so of a window it gets an address that would
 * be the start's; nothing before the window is looked at, as the place lies in it. */
static void
set_place(const struct csv *csv, const char *word)
{
	const struct rows *r = &csv->rows;
	uintptr_t start = (uintptr_t)r->bytes.at - r->before;
	size_t from = rows_offset(r);

	sink_bytes(csv->sink, (struct span){ (const char *)start, r->before + r->bytes.len });
	sink_place(csv->sink, csv->part, word, from, from + r->stop - r->row);
}

static void
set_row_place(const struct csv *csv)
{
	char word[32];

	row_word(word, csv->count);
	set_place(csv, word);
}

/* The page as a whole again, as it was before. */
static void
leave_place(const struct csv *csv)
{
	const struct page *page = sink_page(csv->sink);

	sink_bytes(csv->sink, (struct span){ page->body, page->len });
	sink_place(csv->sink, NULL, NULL, 0, page->len);
}

/* ------------------------------------------------------------------------------- cells */

/* What follows a quote that opens a field: doubled quotes are one, and behind the closing one
 * the text goes on as it stands. */
static struct span
unquote(struct arena *a, struct span s, bool *behind)
{
	char *out = arena_alloc(a, s.len + 1), *o = out;
	const char *at = s.at, *end = s.at + s.len;

	while (at < end) {
		const char *quote = memchr(at, '"', (size_t)(end - at));
		size_t n = (size_t)((quote ? quote : end) - at);

		memcpy(o, at, n);
		o += n;
		at += n;
		if (!quote)
			break;
		if (at + 1 == end || at[1] != '"') {
			n = (size_t)(end - at) - 1;
			memcpy(o, at + 1, n);
			o += n;
			*behind = n > 0;
			break;
		}
		*o++ = '"';
		at += 2;
	}
	return (struct span){ out, (size_t)(o - out) };
}

static struct span
cell(const struct csv *csv, size_t column)
{
	struct span s = rows_field(&csv->rows, column);
	bool behind = false;

	if (!s.len || s.at[0] != '"')
		return s;
	s.at++;
	s.len--;
	if (s.len && memchr(s.at, '"', s.len) == s.at + s.len - 1)
		return (struct span){ s.at, s.len - 1 };
	s = unquote(&csv->aside->cells, s, &behind);
	if (behind)
		say(csv, REACH_NOTE, "text behind the closing quote of '%.100s'",
		    csv->heading[column] ? csv->heading[column] : "a heading");
	return s;
}

struct span
csv_cell(const struct csv *csv, long column)
{
	if (column < 0 || (size_t)column >= csv->width || !csv->rows.fields)
		return (struct span){ NULL, 0 };
	if (csv->projected && !csv->wanted[column])
		return (struct span){ NULL, 0 };
	if ((size_t)column >= csv->rows.fields)
		return (struct span){ "", 0 };
	return cell(csv, (size_t)column);
}

/* Without unquoting it: nothing, or blanks, or a pair of quotes around that. */
static bool
is_blank(const struct csv *csv, size_t column)
{
	struct span s = text_trim(rows_field(&csv->rows, column));

	if (s.len >= 2 && s.at[0] == '"' && s.at[s.len - 1] == '"')
		s = text_trim((struct span){ s.at + 1, s.len - 2 });
	return !s.len;
}

static bool
blank_from(const struct csv *csv, size_t column)
{
	if (csv->rows.fields > ROWS_FIELDS)
		return false;
	while (column < csv->rows.fields && is_blank(csv, column))
		column++;
	return column == csv->rows.fields;
}

/* ------------------------------------------------------------------------------------- rows */

/* The end of the rows, or of what can be read of them. */
static bool
stop(struct csv *csv)
{
	csv->over = true;
	csv->count++;
	set_row_place(csv);
	csv->count--;
	if (csv->rows.why == ROWS_UNREAD)
		csv->aside->worst = REACH_PAGE;
	else if (csv->rows.why == ROWS_UNCLOSED)
		say(csv, REACH_PAGE, "a quoted field never ends");
	else if (csv->rows.why == ROWS_LONG)
		say(csv, REACH_PAGE, "a row of more than %zu bytes", LIMIT_ROW);
	leave_place(csv);
	return false;
}

/* The next row that is not blank throughout. */
static bool
next_row(struct csv *csv)
{
	do {
		if (!rows_next(&csv->rows))
			return false;
	} while (blank_from(csv, 0));
	return true;
}

/* Writers leave out empty fields at a row's end, or write too many. A row that ends early with
 * a value, or with the file, is another matter: it was cut, or a line end was not quoted. */
static bool
fits_heading(const struct csv *csv)
{
	size_t fields = csv->rows.fields;

	if (fields < csv->least)
		return is_blank(csv, fields - 1) && !rows_is_open(&csv->rows);
	return fields <= csv->width || blank_from(csv, csv->width);
}

bool
csv_next(struct csv *csv)
{
	if (csv->aside->cells.total)
		arena_reset(&csv->aside->cells);
	while (!csv->over) {
		if (!next_row(csv))
			return stop(csv);
		csv->count++;
		set_row_place(csv);
		if (csv->rows.fields == csv->width || fits_heading(csv))
			return true;
		say(csv, REACH_ROW, "%zu fields instead of %zu", csv->rows.fields, csv->width);
	}
	return false;
}

long
csv_rows(const struct csv *csv)
{
	return csv->count;
}

/* --------------------------------------------------------------------------------- headings */

static void
keep_headings(struct csv *csv)
{
	size_t fields = csv->rows.fields;

	csv->width = fields < LIMIT_COLUMNS ? fields : LIMIT_COLUMNS;
	csv->least = 0;
	csv->heading = arena_zero(&csv->arena, csv->width * sizeof(*csv->heading));
	csv->squeezed = arena_alloc(&csv->arena, csv->width * sizeof(*csv->squeezed));
	csv->wanted = arena_zero(&csv->arena, csv->width * sizeof(*csv->wanted));
	for (size_t i = 0; i < csv->width; i++) {
		struct span s = text_utf8(&csv->arena, cell(csv, i));

		csv->heading[i] = arena_ndup(&csv->arena, s.at, s.len);
		csv->squeezed[i] = text_squeeze(&csv->arena, csv->heading[i]);
		if (*csv->squeezed[i])
			csv->least = i + 1;
	}
}

/* The separator is the one that cuts the row into most fields. */
static bool
next_heading(struct csv *csv)
{
	static const char separators[] = { ',', ';', '\t', '|' };
	size_t most = 0;
	char best = ',';

	for (size_t i = 0; i < ARRAY_SIZE(separators); i++) {
		rows_separator(&csv->rows, separators[i], i > 0);
		if (next_row(csv) && csv->rows.fields > most) {
			most = csv->rows.fields;
			best = separators[i];
		}
	}
	rows_separator(&csv->rows, best, true);
	return next_row(csv);
}

static bool
read_heading(struct csv *csv)
{
	csv->heading = NULL;
	csv->width = csv->least = 0;
	if (!next_heading(csv)) {
		stop(csv);
		if (csv->rows.why == ROWS_GOOD)
			say(csv, REACH_PAGE, "no heading row");
		return false;
	}
	set_place(csv, "heading");
	if (csv->rows.fields > LIMIT_COLUMNS && !blank_from(csv, LIMIT_COLUMNS)) {
		csv->over = true;
		say(csv, REACH_PAGE, "more than %d columns", LIMIT_COLUMNS);
		return false;
	}
	keep_headings(csv);
	return true;
}

/* UTF-16 is recoded as a whole: few publish it, and then little. */
static void
recode(struct csv *csv, bool big_endian)
{
	struct span all = rows_peek(&csv->rows, LIMIT_PAGE_BODY + 1);

	if (csv->rows.why == ROWS_UNREAD) {
		csv->over = true;
		csv->aside->worst = REACH_PAGE;
	} else if (all.len > LIMIT_PAGE_BODY) {
		csv->over = true;
		say(csv, REACH_PAGE, "more than %zu bytes of UTF-16", LIMIT_PAGE_BODY);
	} else {
		csv->recoded = stream_of(text_from_utf16(&csv->arena, all, big_endian));
		rows_close(&csv->rows);
		rows_open(&csv->rows, &csv->recoded, scan_best());
	}
}

struct csv *
csv_open(struct sink *sink, struct stream *stream, const char *part)
{
	struct csv *csv = xcalloc(1, sizeof(*csv));
	struct span mark;

	csv->sink = sink;
	csv->aside = xcalloc(1, sizeof(*csv->aside));
	arena_init(&csv->arena, LIMIT_PAGE_MEMORY);
	arena_init(&csv->aside->cells, LIMIT_PAGE_MEMORY);
	csv->part = arena_dup(&csv->arena, part);
	rows_open(&csv->rows, stream, scan_best());
	mark = rows_peek(&csv->rows, 2);
	if (span_is(mark, "\xff\xfe") || span_is(mark, "\xfe\xff"))
		recode(csv, mark.at[0] == '\xfe');
	if (!csv->over)
		read_heading(csv);
	return csv;
}

bool
csv_skip(struct csv *csv)
{
	return !csv->over && read_heading(csv);
}

const char *
csv_heading(const struct csv *csv, size_t column)
{
	return column < csv->width ? csv->heading[column] : NULL;
}

long
csv_find(const struct csv *csv, const char *heading)
{
	long found = -1;

	for (size_t i = 0; i < csv->width; i++) {
		if (!text_same(span_of(csv->heading[i]), span_of(heading)))
			continue;
		if (found >= 0)
			return -1;
		found = (long)i;
	}
	return found;
}

/* ---------------------------------------------------------------------------------- binding */

static bool
is_pattern(const struct column *row)
{
	size_t len = strlen(row->heading);

	return len && row->heading[len - 1] == '*';
}

static bool
matches(const struct csv *csv, size_t column, const struct column *row)
{
	if (is_pattern(row))
		return strncasecmp(
			   csv->squeezed[column], row->heading, strlen(row->heading) - 1) == 0;
	return text_same(span_of(csv->squeezed[column]), span_of(row->heading));
}

static bool
is_needed(const struct column *row)
{
	return row->field != IGNORE && row->field < COLUMN_MAY_MISS + IGNORE;
}

static bool
has(const struct csv *csv, const struct column *row)
{
	for (size_t i = 0; i < csv->width; i++)
		if (matches(csv, i, row))
			return true;
	return false;
}

bool
csv_fits(const struct csv *csv, const struct column *columns)
{
	for (const struct column *row = columns; row->heading; row++)
		if (is_needed(row) && !has(csv, row))
			return false;
	return csv->width > 0;
}

/* MAY_MISS(IGNORE) is IGNORE, as those may miss anyway. */
static int
field_of(const struct column *row)
{
	return row->field < COLUMN_MAY_MISS + IGNORE ? row->field
						     : row->field - COLUMN_MAY_MISS;
}

static bool
is_bound(const struct csv *csv, const struct column *row)
{
	for (size_t i = 0; i < csv->bound_count; i++)
		if (csv->bound[i].row == row)
			return true;
	return false;
}

static void
bind_one(struct csv *csv, size_t column, const struct column *row)
{
	if (field_of(row) == IGNORE)
		return;
	if (is_bound(csv, row)) {
		say(csv, REACH_PAGE, "column '%.200s' is there twice", row->heading);
		return;
	}
	csv->wanted[column] = true;
	csv->bound[csv->bound_count++] = (struct bound){ (long)column, field_of(row), row };
}

/* Every row of the table that has the heading; a pattern only where no other has. */
static void
bind_heading(struct csv *csv, size_t column, const struct column *columns)
{
	bool known = false;

	for (int patterns = 0; patterns < 2 && !known; patterns++)
		for (const struct column *row = columns; row->heading; row++)
			if (is_pattern(row) == (patterns > 0) && matches(csv, column, row)) {
				bind_one(csv, column, row);
				known = true;
			}
	if (known)
		return;
	if (*csv->squeezed[column])
		say(csv, REACH_NOTE, "unknown column '%.200s'", csv->squeezed[column]);
	else if (column < csv->least)
		say(csv, REACH_NOTE, "column %zu has no heading", column + 1);
}

static void
say_missing(struct csv *csv, const struct column *columns)
{
	struct buf names;
	size_t missing = 0;

	buf_init(&names, 4096);
	for (const struct column *row = columns; row->heading; row++) {
		if (!is_needed(row) || is_bound(csv, row))
			continue;
		if (missing++ < NAMED_MAX)
			buf_printf(&names, "%s'%.100s'", missing > 1 ? ", " : "", row->heading);
	}
	if (missing > NAMED_MAX)
		buf_printf(&names, " and %zu more", missing - NAMED_MAX);
	if (missing)
		say(csv, REACH_PAGE, "no column %s", names.data);
	buf_release(&names);
}

int
csv_bind(struct csv *csv, enum kind kind, const struct column *columns)
{
	size_t rows = 0;

	csv->kind = kind;
	if (!columns || !csv->width)
		return csv->aside->worst;
	while (columns[rows].heading)
		rows++;
	csv->bound = arena_alloc(&csv->arena, (rows + 1) * sizeof(*csv->bound));
	csv->bound_count = 0;
	csv->projected = true;
	for (size_t i = 0; i < csv->width; i++)
		bind_heading(csv, i, columns);
	say_missing(csv, columns);
	return csv->aside->worst;
}

void
csv_want(struct csv *csv, long column)
{
	if (column >= 0 && (size_t)column < csv->width)
		csv->wanted[column] = true;
}

/* ---------------------------------------------------------------------------------- records */

struct record *
csv_record(struct csv *csv)
{
	struct record *r = record_new(csv->sink, csv->kind);

	for (size_t i = 0; i < csv->bound_count; i++) {
		const struct bound *b = &csv->bound[i];
		struct span s = csv_cell(csv, b->column);

		if (s.len)
			record_set_as(r, b->field, s, b->row->as);
	}
	return r;
}

int
csv_close(struct csv *csv)
{
	int worst = csv->aside->worst;

	leave_place(csv);
	rows_close(&csv->rows);
	arena_release(&csv->aside->cells);
	arena_release(&csv->arena);
	free(csv->aside);
	free(csv);
	return worst;
}

int
csv_records(
    const struct page *page, struct sink *sink, enum kind kind, const struct column *columns)
{
	struct stream stream = stream_of((struct span){ page->body, page->len });
	struct csv *csv = csv_open(sink, &stream, NULL);
	int worst = REACH_NONE, reach;

	if (csv_bind(csv, kind, columns) < REACH_PAGE)
		while (csv_next(csv)) {
			reach = sink_emit(sink, csv_record(csv));
			worst = reach > worst ? reach : worst;
		}
	reach = csv_close(csv);
	return reach > worst ? reach : worst;
}

/* ---------------------------------------------------------------------------------- writing */

void
csv_put(struct buf *out, const char *text, char separator)
{
	const char special[] = { '"', '\n', '\r', separator, '\0' };

	if (!text)
		return;
	if (*text && !strpbrk(text, special)) {
		buf_text(out, text);
		return;
	}
	buf_char(out, '"');
	for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
		buf_add(out, text, (size_t)(quote - text) + 1);
		buf_char(out, '"');
	}
	buf_text(out, text);
	buf_char(out, '"');
}
