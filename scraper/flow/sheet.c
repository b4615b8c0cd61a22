#include "sheet.h"

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/log.h"
#include "../limits.h"
#include "../read/csv.h"
#include "sink.h"

#include <errno.h>
#include <stdarg.h>

#define SHEET_MAX ((size_t)64 << 20) /* bytes of one file */

struct sheet {
	const char *path;
	struct span text;
	size_t counted; /* bytes in which line ends were counted */
	long lines;     /* as many as there were */
	long wrong;
};

/* Places come in ascending order, so each byte is looked at once. */
static long
line_at(struct sheet *s, size_t at)
{
	/* of UTF-16 the places are those of the recoded text: no more than a guess */
	for (; s->counted < at && s->counted < s->text.len; s->counted++)
		s->lines +=
		    s->text.at[s->counted] == '\n' ||
		    (s->text.at[s->counted] == '\r' && s->text.at[s->counted + 1] != '\n');
	return s->lines + 1;
}

static void
say_wrong(const char *path, long line, const char *message)
{
	log_warning("%s, line %ld: %s; the row is left out", path, line, message);
}

void
sheet_wrong(const struct sheet_row *row, const char *format, ...)
{
	char message[512];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	say_wrong(row->path, row->line, message);
}

/* What the reader says of the file */
static void
take_issue(struct sink *sink, const struct issue *issue)
{
	struct sheet *s = sink->context;

	if (issue->reach >= REACH_PAGE)
		log_error(
		    "%s, line %ld: %s", s->path, line_at(s, sink->place.from), issue->message);
	else if (issue->reach == REACH_ROW)
		say_wrong(s->path, line_at(s, sink->place.from), issue->message);
	else
		log_info("%s: %s", s->path, issue->message);
	s->wrong += issue->reach == REACH_ROW;
}

static bool
find_columns(const struct csv *csv, const char *path, const char *const *columns, size_t needed,
    long *at)
{
	for (size_t i = 0; columns[i]; i++) {
		at[i] = csv_find(csv, columns[i]);
		if (at[i] < 0 && i < needed) {
			log_error("%s has no column '%s'", path, columns[i]);
			return false;
		}
	}
	for (size_t c = 0; csv_heading(csv, c); c++) {
		bool known = false;

		for (size_t i = 0; columns[i]; i++)
			known = known || at[i] == (long)c;
		if (!known && *csv_heading(csv, c))
			log_warning("%s: the column '%s' is not one that is read", path,
			    csv_heading(csv, c));
	}
	return true;
}

static char *
trimmed(struct arena *a, struct span cell)
{
	while (cell.len && (unsigned char)cell.at[0] <= ' ') {
		cell.at++;
		cell.len--;
	}
	while (cell.len && (unsigned char)cell.at[cell.len - 1] <= ' ')
		cell.len--;
	return arena_ndup(a, cell.at, cell.len);
}

static bool
take_rows(struct sheet *s, struct csv *csv, struct sink *sink, const char *const *columns,
    const long *at, sheet_each *each, void *context)
{
	const char *cell[SHEET_COLUMNS_MAX];
	struct sheet_row row = { .path = s->path, .cell = cell };
	bool good = true;

	while (good && csv_next(csv)) {
		struct arena texts;

		arena_init(&texts, LIMIT_ROW);
		for (size_t i = 0; columns[i]; i++)
			cell[i] = at[i] < 0 ? NULL : trimmed(&texts, csv_cell(csv, at[i]));
		row.line = line_at(s, sink->place.from);
		good = each(context, &row);
		arena_release(&texts);
	}
	return good;
}

static bool
read_text(const char *path, struct span text, const char *const *columns, size_t needed,
    sheet_each *each, void *context, long *wrong)
{
	static const struct sink_verbs verbs = { .issue = take_issue };
	struct sheet s = { .path = path, .text = text };
	struct arena arena;
	struct page page = {
		.url = path, .type = "text/csv", .body = text.at, .len = text.len
	};
	struct stream stream = stream_of(text);
	struct sink sink;
	struct csv *csv;
	long at[SHEET_COLUMNS_MAX];
	bool good;

	arena_init(&arena, LIMIT_PAGE_MEMORY);
	page.arena = &arena;
	sink_init(&sink, &verbs, &s, &page);
	csv = csv_open(&sink, &stream, NULL);
	good = csv_bind(csv, 0, NULL) < REACH_PAGE &&
	       find_columns(csv, path, columns, needed, at) &&
	       take_rows(&s, csv, &sink, columns, at, each, context);
	good = csv_close(csv) < REACH_PAGE && good;
	sink_finish(&sink);
	sink_release(&sink);
	arena_release(&arena);
	if (wrong)
		*wrong = s.wrong;
	return good;
}

bool
sheet_read(const char *path, const char *const *columns, size_t needed, sheet_each *each,
    void *context, long *wrong)
{
	struct buf text;
	bool good;

	buf_init(&text, SHEET_MAX);
	good = buf_read_file(&text, path) == 0;
	if (!good)
		log_error("cannot read '%s': %s", path, strerror(errno));
	good = good && read_text(path, (struct span){ text.data, text.len }, columns, needed,
			   each, context, wrong);
	buf_release(&text);
	return good;
}
