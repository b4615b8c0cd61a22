/*
 * out_xlsx.c: a workbook by libxlsxwriter, written row by row (constant memory): real dates and
 * numbers, text cells that are never run as formulas, a heading row that stays, a further sheet
 * at Excel's limit of 1,048,576 rows, and a sheet "about" for the foot.
 */
#include "output.h"

#include "../base/log.h"

#include <errno.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define SHEET_ROWS 1048576 /* with the heading row */
#define TEXT_MAX 32767     /* characters of a cell; we count bytes, which are no fewer */
#define DIGITS_MAX 15      /* what a spreadsheet's number holds */

struct book {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *head, *date, *time, *money, *text;
	char *path; /* of the file that libxlsxwriter writes */
	lxw_row_t at;
	int sheets;
	long cut; /* texts that were longer than a cell */
};

static bool
fail(const char *what, lxw_error error)
{
	log_error("cannot write the workbook: %s: %s", what, lxw_strerror(error));
	return false;
}

static lxw_format *
format_of(struct book *b, const char *number)
{
	lxw_format *f = workbook_add_format(b->book);

	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (number)
		format_set_num_format(f, number);
	return f;
}

static double
width_of(const struct output_column *c)
{
	switch (c->type) {
	case COLUMN_NUMBER:
		return 18;
	case COLUMN_DATE:
		return 12;
	case COLUMN_TIME:
		return 18;
	case COLUMN_PLAIN:
	case COLUMN_BOOL:
		return 10;
	default:
		return c->part == PART_BELOW ? 60 : 26;
	}
}

/* In constant memory a sheet is written from top to bottom: the heading row comes first */
static bool
new_sheet(struct output *out, struct book *b)
{
	char name[32];
	lxw_col_t col = 0;

	snprintf(name, sizeof(name), b->sheets ? "rows %d" : "rows", b->sheets + 1);
	b->sheets++;
	b->sheet = workbook_add_worksheet(b->book, name);
	if (!b->sheet)
		return fail("a sheet", LXW_ERROR_MEMORY_MALLOC_FAILED);
	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].screen_only)
			continue;
		worksheet_set_column(b->sheet, col, col, width_of(&out->column[i]), NULL);
		worksheet_write_string(b->sheet, 0, col++, out->column[i].name, b->head);
	}
	worksheet_freeze_panes(b->sheet, 1, 0);
	b->at = 1;
	return true;
}

/* libxlsxwriter wants a name; rows for stdout go through a file in the folder for temporary
 * ones */
static char *
own_path(const struct output *out)
{
	const char *folder = getenv("TMPDIR");
	char *path;
	int fd;

	if (out->part)
		return xstrdup(out->part);
	path = xasprintf("%s/paydirt-XXXXXX", folder && *folder ? folder : "/tmp");
	fd = mkstemp(path);
	if (fd < 0) {
		log_error("cannot make a file in '%s': %s", folder && *folder ? folder : "/tmp",
		    strerror(errno));
		free(path);
		return NULL;
	}
	close(fd);
	return path;
}

static bool
begin(struct output *out)
{
	struct book *b = xcalloc(1, sizeof(*b));
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };

	out->state = b;
	b->path = own_path(out);
	b->book = b->path ? workbook_new_opt(b->path, &options) : NULL;
	if (!b->book)
		return false;
	b->head = format_of(b, NULL);
	format_set_bold(b->head);
	b->text = format_of(b, NULL);
	b->date = format_of(b, "yyyy-mm-dd");
	b->time = format_of(b, "yyyy-mm-dd hh:mm:ss");
	b->money = format_of(b, "#,##0.00");
	return new_sheet(out, b);
}

static lxw_error
write_text(struct book *b, lxw_col_t col, const char *value)
{
	char *cut;
	size_t n = TEXT_MAX;
	lxw_error error;

	if (!*value)
		return worksheet_write_blank(b->sheet, b->at, col, b->text);
	if (strlen(value) <= TEXT_MAX)
		return worksheet_write_string(b->sheet, b->at, col, value, b->text);
	while (n && ((unsigned char)value[n] & 0xc0) == 0x80)
		n--;
	cut = xasprintf("%.*s", (int)n, value);
	b->cut++;
	error = worksheet_write_string(b->sheet, b->at, col, cut, b->text);
	free(cut);
	return error;
}

static lxw_error
write_number(struct book *b, const struct output_column *c, lxw_col_t col, const char *value)
{
	size_t digits = 0;
	lxw_format *format = b->text;

	for (const char *p = value; *p; p++)
		digits += *p >= '0' && *p <= '9';
	/* more digits than a spreadsheet's number has would be rounded without a word */
	if (digits > DIGITS_MAX || value[strspn(value, "-+.0123456789eE")])
		return write_text(b, col, value);
	if (c->type == COLUMN_NUMBER && strchr(value, '.'))
		format = b->money;
	return worksheet_write_number(b->sheet, b->at, col, strtod(value, NULL), format);
}

/* "2025-03-28" or "2025-03-28 15:04:05"; what Excel has no day for stays text */
static lxw_error
write_day(struct book *b, const struct output_column *c, lxw_col_t col, const char *value)
{
	lxw_datetime day = { 0 };
	int n, year, month, date, hour = 0, minute = 0;
	double second = 0;

	n = sscanf(
	    value, "%4d-%2d-%2d %2d:%2d:%lf", &year, &month, &date, &hour, &minute, &second);
	if (n < 3 || year < 1900 || year > 9999 || strlen(value) < 10 || value[4] != '-')
		return write_text(b, col, value);
	day.year = year;
	day.month = month;
	day.day = date;
	day.hour = hour;
	day.min = minute;
	day.sec = second;
	return worksheet_write_datetime(
	    b->sheet, b->at, col, &day, c->type == COLUMN_DATE ? b->date : b->time);
}

static lxw_error
write_value(struct book *b, const struct output_column *c, lxw_col_t col, const char *value)
{
	if (!value)
		return LXW_NO_ERROR;
	switch (c->type) {
	case COLUMN_NUMBER:
	case COLUMN_PLAIN:
		return write_number(b, c, col, value);
	case COLUMN_DATE:
	case COLUMN_TIME:
		return write_day(b, c, col, value);
	case COLUMN_BOOL:
		return worksheet_write_boolean(b->sheet, b->at, col, *value == 't', b->text);
	default:
		return write_text(b, col, value);
	}
}

static bool
row(struct output *out, const char *const *value)
{
	struct book *b = out->state;
	lxw_col_t col = 0;

	if (b->at >= SHEET_ROWS && !new_sheet(out, b))
		return false;
	for (int i = 0; i < out->columns; i++) {
		lxw_error error;

		if (out->column[i].screen_only)
			continue;
		error = write_value(b, &out->column[i], col++, value[i]);
		if (error != LXW_NO_ERROR)
			return fail(out->column[i].name, error);
	}
	b->at++;
	return true;
}

static void
write_about(struct book *b, const char *foot)
{
	lxw_worksheet *about = workbook_add_worksheet(b->book, "about");
	lxw_row_t at = 0;

	worksheet_set_column(about, 0, 0, 120, NULL);
	for (const char *line = foot; *line; at++) {
		size_t n = strcspn(line, "\n");
		char *text = xasprintf("%.*s", (int)n, line);

		if (*text)
			worksheet_write_string(about, at, 0, text, b->text);
		free(text);
		line += n + (line[n] == '\n');
	}
	if (b->cut) {
		char *text =
		    xasprintf("%ld texts are longer than a cell can be and were cut at %d "
			      "characters; CSV has them whole.",
			b->cut, TEXT_MAX);

		worksheet_write_string(about, at, 0, text, b->text);
		free(text);
	}
}

static bool
copy_out(struct output *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	char chunk[1 << 16];
	bool good = f != NULL;
	size_t n;

	while (good && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		good = fwrite(chunk, 1, n, out->to) == n;
	if (f)
		fclose(f);
	if (!good)
		log_error("cannot write the workbook: %s", strerror(errno));
	return good;
}

static void
release(struct output *out)
{
	struct book *b = out->state;

	if (b->book)
		lxw_workbook_free(b->book);
	if (!out->part && b->path)
		unlink(b->path);
	free(b->path);
	free(b);
	out->state = NULL;
}

static bool
end(struct output *out, const char *foot)
{
	struct book *b = out->state;
	lxw_error error;
	bool good;

	write_about(b, foot);
	error = workbook_close(b->book);
	b->book = NULL;
	good = (error == LXW_NO_ERROR || fail("closing", error)) &&
	       (out->part || copy_out(out, b->path));
	release(out);
	return good;
}

const struct output_format output_xlsx = { .name = "xlsx",
	.binary = true,
	.own_foot = true,
	.begin = begin,
	.row = row,
	.end = end,
	.release = release };
