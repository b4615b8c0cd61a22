/*
 * csv.h: tables of text with separators: RFC 4180 as it is met in practice.
 *
 * Records end in CRLF, LF or CR; fields may be quoted, with quotes doubled inside and line ends
 * kept; a byte order mark is dropped (UTF-16 is recoded as a whole: offsets are then those of
 * the recoded text); the separator is the one of comma, semicolon, tab and bar that cuts the
 * heading row into most fields. A quote means something only at a field's start; what stands
 * behind a closing quote belongs to the field, with a note where the cell is read. A quoted
 * field that never ends is an issue that reaches the page.
 *
 * A row that is shorter or longer than the heading row is an issue that reaches the row, and
 * csv_next passes over it, except that empty fields at the end may be missing or too many: a
 * row may have more fields that are all empty; it may lack fields below empty headings at the
 * end; and one whose last field is empty may lack more of them. (A short row that ends in a
 * value was cut, or has a line end that was not quoted; and one that ends with the file,
 *without a line end of its own, was cut in any case.) Empty lines and rows of empty cells are
 *passed over and not counted: spreadsheets end with them.
 *
 * The common case needs one call:
 *
 *	return csv_records(page, sink, KIND_CONTRACT, columns);
 *
 * and one that looks at each row:
 *
 *	struct csv *csv = csv_open(sink, stream, "file.csv");
 *	if (csv_bind(csv, KIND_CONTRACT, columns) < REACH_PAGE)
 *		while (csv_next(csv)) {
 *			struct record *r = csv_record(csv);
 *			...
 *			sink_emit(sink, r);
 *		}
 *	reach = csv_close(csv);
 *
 * Bytes are read in chunks, or where they lie, and only the columns that are asked for are
 * looked at, so a file of any size takes the memory of a few of its rows (LIMIT_ROW,
 * LIMIT_COLUMNS). After csv_next the sink's place is the row ("row 12", the heading not
 * counted, and the bytes it takes in the stream, without its line end), and issues keep the
 * row's raw text; behind the last row, and after csv_close, it is the page as a whole.
 */
#ifndef CSV_H
#define CSV_H

#include "../base/base.h"
#include "../record.h"
#include "stream.h"

struct csv;
struct sink;
struct page;
struct record;
struct column;

/*
 * Reads the heading row. Title lines above it are no concern of this reader (see csv_skip).
 * `part` is the zip's member for places, or NULL. Never NULL; a file without a heading row is
 * an issue, and then csv_bind says REACH_PAGE. The stream must outlive the csv.
 */
struct csv *csv_open(struct sink *, struct stream *, const char *part);

/* Before anything else: takes the next row as heading row instead, for files that start with
 * title lines. False at the end of the file. */
bool csv_skip(struct csv *);

/* The heading row as it stands, in UTF-8; NULL behind the last. Lives as long as the csv. */
const char *csv_heading(const struct csv *, size_t column);

/* Which column has that heading (compared as text_same does); -1 where none or several have.
 * For csv_cell: before csv_bind it may read any, afterwards those that are bound or wanted. */
long csv_find(const struct csv *, const char *heading);

/*
 * Binds headings to fields, by name, in any order. A heading that the table does not know is a
 * note; one that it knows and that the file lacks is an issue that reaches the page (unless
 * MAY_MISS), and so is one that the file has twice (unless IGNOREd). A heading may stand twice
 * in the table, for two fields; one that ends in "*" (written with single blanks) takes
 * headings that no other row has. Without a table (NULL) nothing is bound and csv_cell reads
 * any column. Returns how far the worst issue reached so far.
 */
int csv_bind(struct csv *, enum kind, const struct column *);

/* True where every heading that the table must have is there: to tell layouts apart before
 * csv_bind. */
bool csv_fits(const struct csv *, const struct column *);

/* The next row that fits the heading; false at the end or where the page can be read no
 * further. */
bool csv_next(struct csv *);

/* A cell of this row, unquoted, valid until csv_next. After csv_bind only columns of the table
 * that are not IGNOREd can be read, and what csv_want names. { NULL, 0 } for no such column;
 * { "", 0 } where the row ends before it. */
struct span csv_cell(const struct csv *, long column);

/* After csv_bind: this column can be read too. */
void csv_want(struct csv *, long column);

/* A new record of the bound kind with every bound field set that is not empty. */
struct record *csv_record(struct csv *);

/* Rows read so far, those with an issue too. */
long csv_rows(const struct csv *);

/* Frees it; returns how far the worst issue of this csv reached. */
int csv_close(struct csv *);

/* All of it, for a page that is one table. */
int csv_records(const struct page *, struct sink *, enum kind, const struct column *);

/* ------------------------------------------------------------------------------- writing */

struct buf;

/* Adds a field as RFC 4180 wants it: quoted only where it must be, or where it is the empty
 * text (NULL adds nothing: an unquoted empty field is NULL, "" is the empty text). */
void csv_put(struct buf *, const char *text, char separator);

#endif
