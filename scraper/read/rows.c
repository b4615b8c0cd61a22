#include "rows.h"

#include "../limits.h"

#define WINDOW ((size_t)1 << 20) /* bytes read ahead of a stream */
#define STEP ((size_t)32 << 10)  /* bytes scanned at once: their marks stay in the cache */
#define MARKS (ROWS_FIELDS + STEP + SCAN_BLOCK)

void
rows_open(struct rows *r, struct stream *stream, const struct scan_way *way)
{
	*r = (struct rows){ .stream = stream, .way = way };
	if (stream->whole.at) {
		r->bytes = stream->whole;
		r->stream = NULL;
	}
	r->scan.mark = xmalloc(MARKS * sizeof(*r->scan.mark));
	r->scan.line = xmalloc(MARKS * sizeof(*r->scan.line));
	if (span_is(rows_peek(r, 3), "\xef\xbb\xbf"))
		r->next_row = 3;
	rows_separator(r, ',', true);
}

void
rows_close(struct rows *r)
{
	free(r->scan.mark);
	free(r->scan.line);
	free(r->window);
}

/* Reads on; what lies before origin is let go. False at the stream's end. */
static bool
fill(struct rows *r)
{
	ssize_t n;

	if (!r->stream)
		return false;
	if (r->start) {
		memmove(r->window, r->window + r->start, r->bytes.len - r->start);
		r->bytes.len -= r->start;
		r->before += r->start;
		r->start = 0;
	}
	if (r->bytes.len >= r->room / 2) {
		r->room = r->room ? r->room * 2 : WINDOW;
		r->window = xrealloc(r->window, r->room);
	}
	n = r->stream->read(r->stream, r->window + r->bytes.len, r->room - r->bytes.len);
	r->bytes.at = r->origin = r->window;
	if (n <= 0) {
		r->why = n < 0 ? ROWS_UNREAD : ROWS_GOOD;
		r->stream = NULL;
		return false;
	}
	r->bytes.len += (size_t)n;
	return true;
}

struct span
rows_peek(struct rows *r, size_t least)
{
	while (r->bytes.len < least && fill(r))
		;
	return (struct span){ r->bytes.at, r->bytes.len < least ? r->bytes.len : least };
}

void
rows_separator(struct rows *r, char separator, bool again)
{
	r->start += again && r->fields ? r->row : r->next_row;
	r->origin = r->bytes.at ? r->bytes.at + r->start : NULL;
	r->scan.separator = separator;
	r->scan.state = SCAN_START;
	r->scan.marks = r->scan.lines = 0;
	r->scanned = r->next_row = r->next_mark = r->next_line = r->fields = r->row = 0;
	r->finished = false;
	if (r->why != ROWS_UNREAD)
		r->why = ROWS_GOOD;
}

/* Makes the row that is not yet whole the first one: its marks move to the front. */
static void
carry(struct rows *r)
{
	struct scan *s = &r->scan;
	size_t kept = s->marks - r->next_mark;

	if (kept > ROWS_FIELDS)
		kept = ROWS_FIELDS;
	for (size_t i = 0; i < kept; i++)
		s->mark[i] = s->mark[r->next_mark + i] - (uint32_t)r->next_row;
	s->marks = kept;
	s->lines = r->next_mark = r->next_line = 0;
	r->start += r->next_row;
	r->scanned -= r->next_row;
	r->next_row = 0;
	r->origin = r->bytes.at + r->start;
}

/* The row behind the last line end, which ends with the stream. */
static bool
finish(struct rows *r)
{
	struct scan *s = &r->scan;

	if (r->finished || r->why != ROWS_GOOD)
		return false;
	r->finished = true;
	if (s->state == SCAN_QUOTED) {
		r->why = ROWS_UNCLOSED;
		return false;
	}
	s->line[s->lines++] = (uint32_t)s->marks;
	s->mark[s->marks++] = (uint32_t)r->scanned;
	return true;
}

/* Finds more marks; false where there are no more. */
static bool
scan_on(struct rows *r)
{
	size_t left;

	carry(r);
	if (r->scanned > LIMIT_ROW) {
		r->why = r->scan.state == SCAN_QUOTED ? ROWS_UNCLOSED : ROWS_LONG;
		return false;
	}
	left = r->bytes.len - r->start - r->scanned;
	if (!left && !fill(r))
		return finish(r);
	left = r->bytes.len - r->start - r->scanned;
	if (left > STEP)
		left = STEP;
	r->way->scan(&r->scan, r->origin, r->scanned, r->scanned + left);
	r->scanned += left;
	return true;
}

bool
rows_next(struct rows *r)
{
	const struct scan *s = &r->scan;

	for (;;) {
		while (r->next_line < s->lines) {
			size_t last = s->line[r->next_line++];

			r->mark = s->mark + r->next_mark;
			r->fields = last - r->next_mark + 1;
			r->row = r->next_row;
			r->stop = s->mark[last];
			r->next_row = r->stop < r->scanned ? r->stop + 1 : r->scanned;
			r->next_mark = last + 1;
			if (r->stop > r->row)
				return true;
		}
		if (!scan_on(r)) {
			r->row = r->fields = 0;
			r->stop = r->scanned;
			return false;
		}
	}
}
