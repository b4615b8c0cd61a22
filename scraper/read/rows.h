/*
 * rows.h: a stream of CSV text, cut into rows and raw fields; what they mean is csv.h's part.
 *
 * A row is a stretch of the bytes at hand and a list of where its fields end; nothing is
 * copied or unquoted. Where the stream's bytes lie in memory they are scanned in place; else
 * they are read into a window that holds some rows and grows only for a row that is longer.
 * Empty lines are passed over. The last row may lack its line end.
 */
#ifndef ROWS_H
#define ROWS_H

#include "../base/base.h"
#include "scan.h"
#include "stream.h"

/* Fields of one row whose ends are kept: far more than LIMIT_COLUMNS. A row that has more says
 * ROWS_FIELDS + 1 or so, and only its first ROWS_FIELDS can be told. */
#define ROWS_FIELDS ((size_t)1 << 14)

enum rows_end {
	ROWS_GOOD,
	ROWS_UNREAD,   /* the stream failed, and said so */
	ROWS_UNCLOSED, /* a quoted field never ends */
	ROWS_LONG,     /* a row is longer than LIMIT_ROW */
};

struct rows {
	/* the row, after rows_next said true */
	const char *origin;   /* marks and row count from here */
	const uint32_t *mark; /* where its fields end */
	size_t fields;        /* how many it has, at least 1 */
	size_t row, stop;     /* its first byte, and the one behind its last */
	enum rows_end why;    /* after rows_next said false */

	/* bytes at hand */
	struct span bytes;
	size_t before; /* how many the stream had before them */

	/* the inside */
	struct stream *stream; /* NULL: bytes is all there is */
	const struct scan_way *way;
	struct scan scan;
	size_t start;   /* of origin in bytes */
	size_t scanned; /* bytes behind origin that were scanned */
	size_t next_row, next_mark, next_line;
	char *window;
	size_t room;
	bool finished;
};

/* The stream must outlive the rows. A byte order mark of UTF-8 is passed over. */
void rows_open(struct rows *, struct stream *, const struct scan_way *);
void rows_close(struct rows *);

/* The first bytes of the stream, as they are: as many as asked for, or all that there are. */
struct span rows_peek(struct rows *, size_t least);

/* The next row; false at the end, or for the reason `why`. */
bool rows_next(struct rows *);

/*
 * Reads again with that separator: from this row on (again: it is the next that rows_next
 * gives), or from the row behind it. Before the first rows_next: from the start.
 */
void rows_separator(struct rows *, char separator, bool again);

/* A field of this row as it stands, quotes and all; column < fields and < ROWS_FIELDS. */
static inline struct span
rows_field(const struct rows *r, size_t column)
{
	size_t from = column ? (size_t)r->mark[column - 1] + 1 : r->row;

	return (struct span){ r->origin + from, r->mark[column] - from };
}

/* True where the stream ended before the row's line end. */
static inline bool
rows_is_open(const struct rows *r)
{
	return r->next_row == r->stop;
}

static inline struct span
rows_text(const struct rows *r)
{
	return (struct span){ r->origin + r->row, r->stop - r->row };
}

/* The row's first byte, counted from the stream's first. */
static inline size_t
rows_offset(const struct rows *r)
{
	return r->before + r->start + r->row;
}

#endif
