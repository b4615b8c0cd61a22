/*
 * output.h: an answer's rows, in one of the formats, row by row, in flat memory.
 *
 * Each format is a const row of functions in a file of its own (out_csv.c, …). Values come as
 * PostgreSQL writes them; a format writes them as its readers want them: ISO dates and plain
 * decimals where machines read (csv, tsv, json, jsonl), separators of thousands only where
 * people do (table, md), real dates and numbers in xlsx.
 *
 * What stands below an answer (its window, its sources, its caveats) is the foot: table and md
 * print it below the rows, xlsx has a sheet for it; for the others it goes to FILE.about.txt
 * beside the file, or to stderr where the rows go to stdout.
 *
 * A file is written under the name FILE.part and gets its name when it is whole.
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "../base/buf.h"
#include "../base/db.h"

#define OUTPUT_CELL_MAX ((size_t)64 << 20) /* bytes of one row in text */

enum column_type {
	COLUMN_TEXT,
	COLUMN_NUMBER, /* numeric, and counts: separators of thousands where people read */
	COLUMN_PLAIN,  /* a whole number that is a name: a year, a page */
	COLUMN_DATE,
	COLUMN_TIME, /* in UTC */
	COLUMN_BOOL,
	COLUMN_JSON,
};

/* Where a column stands in a table for people. */
enum column_part {
	PART_CELL,    /* in the row */
	PART_HEADING, /* printed above the rows when it changes */
	PART_BELOW,   /* printed below the row, over its whole width */
	PART_HIDDEN,  /* not at all: for files */
};

struct output_column {
	char *name;
	enum column_type type;
	enum column_part part;
	int level;        /* of a heading, from 0 */
	bool screen_only; /* its name starts with '_': for tables on a screen */
};

struct output;

struct output_format {
	const char *name;
	bool binary;   /* not for a terminal; its rows want a file that can be read back */
	bool own_foot; /* it writes the foot itself */
	bool (*begin)(struct output *);
	bool (*row)(struct output *, const char *const *value); /* NULL is NULL */
	bool (*end)(struct output *, const char *foot);
	void (*release)(
	    struct output *); /* its state, where the answer is given up; may be NULL */
};

extern const struct output_format output_table, output_csv, output_tsv, output_json,
    output_jsonl, output_md, output_xlsx;

/* How a table for people is laid out; lists of column names, NULL for none. */
struct output_layout {
	const char
	    *heading;       /* "relation; family _total": levels, each of one or more columns */
	const char *below;  /* "quote, counts": under the row, over its whole width */
	const char *hidden; /* "source_url": for files alone */
};

struct output {
	const struct output_format *format;
	const char *path; /* NULL: stdout */
	FILE *stream; /* without a path: in stdout's place, with no foot beside it; stays the
			 caller's */
	const char *title;
	struct output_layout layout;
	bool spreadsheet_safe;
	/* the inside */
	FILE *to;
	char *part; /* the file's name while it is written */
	struct output_column *column;
	int columns;
	long rows;
	void *state;      /* the format's own */
	const char **row; /* the values of one row */
	struct buf line;  /* what a row is made in */
	struct buf cell;  /* what a value is made in */
};

/* The format of that name ("csv"), or NULL. */
const struct output_format *output_format_find(const char *name);

/* "table, csv, tsv, …" */
const char *output_format_names(void);

/* Opens the file, if there is one. False after a failure that was said. */
bool output_open(struct output *);

/* For db_stream: the first call begins the format. */
bool output_take(void *output, const struct rows *, int row);

/* Ends it: the foot (csv, tsv and json do without one: NULL), and the file's real name. False
 * after a failure that was said. */
bool output_end(struct output *, const char *foot);

/* The part of output_end that concerns the file: all is written, and it gets its real name. */
bool output_finish(struct output *);

/* Gives it up: no file is left. Also after output_end. */
void output_release(struct output *);

/* ----------------------------------------------------------------- for the formats */

/* Writes out->line and empties it; false where that fails (said). */
bool output_put(struct output *);

/* Text without what would end a Markdown table's cell, or be taken for markup. */
void output_markdown(struct buf *, const char *text);

/* 1234567.50 → 1,234,567.50 */
void output_grouped(struct buf *, const char *number);

/* 2025-03-28 15:04:05.123+00 → 2025-03-28T15:04:05Z */
void output_time(struct buf *, const char *time);

/* The value as a person reads it: grouped numbers, times to the minute, yes and no. */
void output_for_people(struct buf *, const struct output_column *, const char *value);

/* The value as a machine reads it, without quotes of any kind. */
void output_for_machines(struct buf *, const struct output_column *, const char *value);

#endif
