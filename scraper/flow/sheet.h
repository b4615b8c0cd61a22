/*
 * sheet.h: a table that a person keeps in a CSV file: a reporter's own reference rows, a list
 * of judgements.
 *
 * Read with the project's reader (csv.h), which takes what spreadsheets write: any of the usual
 * separators, UTF-8, UTF-16 or Windows-1252, any order of columns, empty lines. What is wrong
 * with a row is said with file and line, and the rest goes on.
 */
#ifndef SHEET_H
#define SHEET_H

#include "../base/base.h"

#define SHEET_COLUMNS_MAX 16

struct sheet_row {
	const char *path;
	long line;               /* from 1, the heading's line counted: as an editor shows it */
	const char *const *cell; /* in the order asked for; "" where the cell is empty, NULL
				    where the file has no such column; valid during the call */
};

/* Takes one row; false ends the reading as failed. */
typedef bool sheet_each(void *context, const struct sheet_row *);

/*
 * Hands over each row. `columns`, NULL-ended, are headings; the first `needed` of them must be
 * there, the others may be. False where the file cannot be read or lacks one (said), or where
 * `each` said so. *wrong, where not NULL, gets the number of rows that were left out.
 */
bool sheet_read(const char *path, const char *const *columns, size_t needed, sheet_each *each,
    void *context, long *wrong);

/* Says "PATH, line N: …; the row is left out". */
void sheet_wrong(const struct sheet_row *, const char *format, ...) PRINTF(2, 3);

#endif
