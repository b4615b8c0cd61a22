/*
 * fuzz_csv.c: any bytes as a CSV file.
 *
 * - Every way of scanning, whole and in pieces, cuts the same rows, and they are those of a
 * reader written down as plainly as can be.
 * - What the csv says of a whole text and of the same text in pieces is the same.
 * - Cells that are written by csv_put come back as they were (and so says libcsv, where the
 *   target is built with -DFUZZ_LIBCSV -lcsv).
 */
#include "fuzz.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/sink.h"
#include "../../scraper/read/rows.h"

#ifdef FUZZ_LIBCSV
#include <csv.h>
#endif

#define SAME(a, b) \
	do { \
		if ((a)->len != (b)->len || memcmp((a)->data, (b)->data, (a)->len) != 0) \
			abort(); \
	} while (0)

struct slow {
	struct stream stream;
	struct span left;
	size_t most;
};

static ssize_t
read_slowly(struct stream *stream, void *at, size_t room)
{
	struct slow *s = (struct slow *)(void *)stream;
	size_t n = s->left.len < s->most ? s->left.len : s->most;

	if (n > room)
		n = room;
	if (n)
		memcpy(at, s->left.at, n);
	s->left.at += n;
	s->left.len -= n;
	return (ssize_t)n;
}

/* ------------------------------------------------------------------------------ plain reader
 */

/* A field ends in US, a row in RS and its offset; empty rows are passed over. */
enum { US = 0x1f, RS = 0x1e };

struct plain {
	const char *at, *end, *start;
	char separator;
};

static bool
at_end(const struct plain *p)
{
	return p->at == p->end || *p->at == p->separator || *p->at == '\n' || *p->at == '\r';
}

/* One field, raw and as it is meant; false where its quotes never end. */
static bool
plain_field(struct plain *p, struct buf *raw, struct buf *meant)
{
	const char *from = p->at;

	if (p->at < p->end && *p->at == '"') {
		for (p->at++;; p->at++) {
			if (p->at == p->end)
				return false;
			if (*p->at == '"' && (p->at + 1 == p->end || p->at[1] != '"'))
				break;
			p->at += *p->at == '"';
			buf_char(meant, *p->at);
		}
		p->at++;
	}
	for (; !at_end(p); p->at++)
		buf_char(meant, *p->at);
	buf_add(raw, from, (size_t)(p->at - from));
	buf_char(raw, US);
	buf_char(meant, US);
	return true;
}

static void
plain_rows(struct span text, char separator, struct buf *raw, struct buf *meant)
{
	struct plain p = { text.at, text.at + text.len, text.at, separator };

	if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
		p.at += 3;
	while (p.at < p.end) {
		size_t raw_at = raw->len, meant_at = meant->len,
		       offset = (size_t)(p.at - p.start);
		const char *from = p.at;

		for (;; p.at++) {
			if (!plain_field(&p, raw, meant)) {
				raw->len = raw_at;
				meant->len = meant_at;
				buf_text(raw, "unclosed");
				return;
			}
			if (p.at == p.end || *p.at != separator)
				break;
		}
		if (p.at == from) {
			raw->len = raw_at;
			meant->len = meant_at;
		} else {
			buf_printf(raw, "%c%zu", RS, offset);
			buf_char(meant, RS);
		}
		p.at += p.at < p.end;
	}
}

/* ------------------------------------------------------------------------------------- rows */

static void
cut(struct buf *out, struct stream *stream, const struct scan_way *way, char separator)
{
	struct rows r;

	buf_reset(out);
	rows_open(&r, stream, way);
	rows_separator(&r, separator, true);
	while (rows_next(&r)) {
		for (size_t i = 0; i < r.fields; i++) {
			struct span s = rows_field(&r, i);

			buf_add(out, s.at, s.len);
			buf_char(out, US);
		}
		buf_printf(out, "%c%zu", RS, rows_offset(&r));
	}
	if (r.why == ROWS_UNCLOSED)
		buf_text(out, "unclosed");
	rows_close(&r);
}

static void
same_rows(struct span text, char separator, size_t most, const struct buf *want)
{
	struct buf got;

	buf_init(&got, (size_t)1 << 30);
	for (size_t i = 0; i < scan_way_count; i++) {
		struct stream whole = stream_of(text);
		struct slow slow = { { read_slowly, { NULL, 0 } }, text, most };

		if (!scan_ways[i].able())
			continue;
		cut(&got, &whole, &scan_ways[i], separator);
		SAME(&got, want);
		cut(&got, &slow.stream, &scan_ways[i], separator);
		SAME(&got, want);
	}
	buf_release(&got);
}

/* ---------------------------------------------------------------------------------- the csv */

static void
on_record(struct sink *sink, const struct record *r)
{
	struct buf *out = sink->context;

	place_text(&r->place, out);
	for (int i = 0; i < record_kinds[r->kind].count; i++)
		buf_add(out, r->value[i].at, r->value[i].len);
}

static void
on_issue(struct sink *sink, const struct issue *issue)
{
	struct buf *out = sink->context;

	buf_printf(out, "%d %s %s %ld ", (int)issue->reach, issue->message, issue->place,
	    issue->count);
	if (issue->reach == REACH_ROW)
		buf_add(out, issue->raw.at, issue->raw.len);
}

static const struct sink_verbs verbs = { on_record, NULL, on_issue };

static const struct column columns[] = {
	{ "a", CONTRACT_KEY, NULL },
	{ "b", MAY_MISS(CONTRACT_VENDOR), NULL },
	{ "c*", MAY_MISS(CONTRACT_OBLIGATED), NULL },
	{ "d", MAY_MISS(CONTRACT_SIGNED), "%m/%d/%Y" },
	{ "e", IGNORE, "" },
	{ NULL, 0, NULL },
};

static void
listen(struct buf *out, struct stream *stream, int skips)
{
	struct arena arena;
	struct page page = {
		.kind = "x", .url = "http://x/", .status = 200, .body = "", .arena = &arena
	};
	struct sink sink;
	struct csv *csv;

	buf_reset(out);
	arena_init(&arena, 0);
	sink_init(&sink, &verbs, out, &page);
	csv = csv_open(&sink, stream, "part");
	while (skips-- > 0)
		csv_skip(csv);
	if (csv_bind(csv, KIND_CONTRACT, columns) < REACH_PAGE) {
		csv_want(csv, 1);
		while (csv_next(csv)) {
			struct span s = csv_cell(csv, 1);

			buf_add(out, s.at, s.len);
			sink_emit(&sink, csv_record(csv));
		}
	}
	buf_printf(out, "%ld %d", csv_rows(csv), csv_close(csv));
	sink_finish(&sink);
	sink_release(&sink);
	arena_release(&arena);
}

static void
same_words(struct span text, size_t most, int skips)
{
	struct stream whole = stream_of(text);
	struct slow slow = { { read_slowly, { NULL, 0 } }, text, most };
	struct buf one, two;

	buf_init(&one, (size_t)1 << 30);
	buf_init(&two, (size_t)1 << 30);
	listen(&one, &whole, skips);
	listen(&two, &slow.stream, skips);
	SAME(&one, &two);
	buf_release(&one);
	buf_release(&two);
}

/* ------------------------------------------------------------------------------- round trips
 */

#define WIDTH 8

/* Cells to well-formed text: a heading, then rows of WIDTH. */
static void
write_cells(struct buf *text, struct buf *cells, const struct buf *meant)
{
	size_t column = 0;

	buf_text(text, "h1,h2,h3,h4,h5,h6,h7,h8\n");
	for (const char *at = meant->data, *end = at + meant->len; at < end;) {
		const char *stop = memchr(at, US, (size_t)(end - at));
		char *cell;

		if (!stop)
			break;
		at += *at == RS;
		cell = strndup(at, (size_t)(stop - at));
		at = stop + 1;
		/* the first column is never blank, so that no row is */
		buf_text(cells, column ? cell : "row");
		buf_char(cells, US);
		csv_put(text, column ? cell : "row", ',');
		column = (column + 1) % WIDTH;
		buf_char(text, column ? ',' : '\n');
		free(cell);
	}
	for (; column; column = (column + 1) % WIDTH) {
		buf_char(cells, US);
		buf_char(text, column + 1 < WIDTH ? ',' : '\n');
	}
}

static void
read_cells(struct buf *out, struct span text)
{
	struct arena arena;
	struct page page = { .kind = "x", .url = "http://x/", .body = "", .arena = &arena };
	struct stream stream = stream_of(text);
	struct buf said;
	struct sink sink;
	struct csv *csv;

	buf_init(&said, (size_t)1 << 30);
	arena_init(&arena, 0);
	sink_init(&sink, &verbs, &said, &page);
	csv = csv_open(&sink, &stream, NULL);
	while (csv_next(csv))
		for (long i = 0; i < WIDTH; i++) {
			struct span s = csv_cell(csv, i);

			buf_add(out, s.at, s.len);
			buf_char(out, US);
		}
	if (csv_close(csv) != REACH_NONE)
		abort();
	sink_finish(&sink);
	sink_release(&sink);
	arena_release(&arena);
	buf_release(&said);
}

#ifdef FUZZ_LIBCSV

static bool
is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* libcsv takes blanks at the ends of unquoted fields away: both sides are trimmed. */
static void
add_trimmed(struct buf *out, const char *at, size_t len)
{
	while (len && is_space(*at)) {
		at++;
		len--;
	}
	while (len && is_space(at[len - 1]))
		len--;
	buf_add(out, at, len);
	buf_char(out, US);
}

static void
on_field(void *at, size_t len, void *out)
{
	add_trimmed(out, at, len);
}

static void
on_row(int c, void *out)
{
	(void)c;
	(void)out;
}

static void
same_as_libcsv(const struct buf *text, const struct buf *cells)
{
	static const char heading[] = "h1\037h2\037h3\037h4\037h5\037h6\037h7\037h8\037";
	struct csv_parser parser;
	struct buf got, want;

	buf_init(&got, (size_t)1 << 30);
	buf_init(&want, (size_t)1 << 30);
	buf_text(&want, heading);
	for (const char *at = cells->data, *end = at + cells->len, *stop; at < end;
	     at = stop + 1) {
		stop = memchr(at, US, (size_t)(end - at));
		add_trimmed(&want, at, (size_t)(stop - at));
	}
	csv_init(&parser, 0);
	csv_parse(&parser, text->data, text->len, on_field, on_row, &got);
	csv_fini(&parser, on_field, on_row, &got);
	csv_free(&parser);
	SAME(&got, &want);
	buf_release(&got);
	buf_release(&want);
}

#else

static void
same_as_libcsv(const struct buf *text, const struct buf *cells)
{
	(void)text;
	(void)cells;
}

#endif

static void
round_trip(const struct buf *meant)
{
	struct buf text, cells, got;

	buf_init(&text, (size_t)1 << 30);
	buf_init(&cells, (size_t)1 << 30);
	buf_init(&got, (size_t)1 << 30);
	write_cells(&text, &cells, meant);
	read_cells(&got, (struct span){ text.data, text.len });
	SAME(&got, &cells);
	same_as_libcsv(&text, &cells);
	buf_release(&text);
	buf_release(&cells);
	buf_release(&got);
}

/* Might a row have more fields than can be told? */
static bool
is_wide(struct span text, char separator)
{
	size_t signs = 0;

	for (size_t i = 0; i < text.len; i++)
		signs += text.at[i] == separator;
	return signs >= ROWS_FIELDS;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char separators[] = { ',', ';', '\t', '|' };
	struct span text;
	struct buf raw, meant;
	char separator;
	size_t most;

	if (size < 2)
		return 0;
	/* the text has no room behind it, so that reading on is seen */
	text.len = size - 2;
	text.at = xmalloc(text.len + !text.len);
	memcpy((char *)(uintptr_t)text.at, data + 2, text.len);
	separator = separators[data[0] % ARRAY_SIZE(separators)];
	most = (size_t)data[1] % 100 + 1;
	buf_init(&raw, (size_t)1 << 30);
	buf_init(&meant, (size_t)1 << 30);
	plain_rows(text, separator, &raw, &meant);
	if (!is_wide(text, separator))
		same_rows(text, separator, most, &raw);
	same_words(text, most, data[0] / 4 % 4);
	round_trip(&meant);
	buf_release(&raw);
	buf_release(&meant);
	free((char *)(uintptr_t)text.at);
	return 0;
}
