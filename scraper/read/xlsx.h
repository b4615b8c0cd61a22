/*
 * xlsx.h: workbooks of Excel (.xlsx) as rows of text cells.
 *
 * A cell is the text that it holds, a number as it is written (15 digits, as Excel shows it), a
 * date where the cell's format is one (2025-03-28, 2025-03-28 15:04:05, 15:04:05; from 1900 or
 *1904), "true" or "false", and empty for an error. A formula is its last result. Of merged
 *cells only the first holds anything. Rows without any text are passed over.
 *
 * It is read as csv.h is:
 *
 *	struct xlsx *x = xlsx_open(page, sink);
 *	if (xlsx_sheet(x, "Inventory") && xlsx_seek(x, columns) &&
 *	    xlsx_bind(x, KIND_DISCLOSURE, columns) < REACH_PAGE)
 *		while (xlsx_next(x))
 *			sink_emit(sink, xlsx_record(x));
 *	reach = xlsx_close(x);
 *
 * Members of the file come in any order and only one sheet's rows are read at a time, so memory
 *holds the workbook's shared strings and a few rows. The sink's place is the row ("Inventory
 *row 12", as Excel numbers it) and its bytes in the sheet's member of the zip.
 */
#ifndef XLSX_H
#define XLSX_H

#include "../base/base.h"
#include "../record.h"

struct page;
struct sink;
struct column;
struct record;
struct xlsx;

/* Never NULL. What is no workbook is an issue that reaches the page, and has no sheets. */
struct xlsx *xlsx_open(const struct page *, struct sink *);

/* The sheets in the workbook's order; NULL behind the last. */
const char *xlsx_name(const struct xlsx *, size_t sheet);

/* Goes to the sheet of that name (compared as text_same does; NULL: the first), in front of its
 * first row, which is taken for the heading row. False where there is none, which is an issue
 * that reaches the page. */
bool xlsx_sheet(struct xlsx *, const char *name);
bool xlsx_sheet_at(struct xlsx *, size_t sheet);

/* Takes the next row for heading row instead, for sheets that start with title lines. False at
 * the end. */
bool xlsx_skip(struct xlsx *);

/* Does so until the heading row has all that the table must have; says what is missing where no
 * row among the first twenty does. */
bool xlsx_seek(struct xlsx *, const struct column *);

/* The heading row as it stands; NULL behind the last. */
const char *xlsx_heading(const struct xlsx *, size_t column);

/* Which column has that heading; -1 where none or several have. */
long xlsx_find(const struct xlsx *, const char *heading);

/* As csv_bind and csv_fits. */
int xlsx_bind(struct xlsx *, enum kind, const struct column *);
bool xlsx_fits(const struct xlsx *, const struct column *);

/* The next row; false at the end or where the page can be read no further. */
bool xlsx_next(struct xlsx *);

/* A cell of this row, ended by NUL, valid until xlsx_next. "" for no such column. */
struct span xlsx_cell(const struct xlsx *, long column);

/* A new record of the bound kind with every bound field set. */
struct record *xlsx_record(struct xlsx *);

/* The row's number as Excel shows it. */
long xlsx_row(const struct xlsx *);

/* Frees it; returns how far the worst issue of this workbook reached. */
int xlsx_close(struct xlsx *);

/* All rows of a sheet, for a page that is one table. */
int xlsx_records(
    const struct page *, struct sink *, const char *sheet, enum kind, const struct column *);

#endif
