/*
 * sql.h: the files below sql/ and the report's template, compiled into the program.
 *
 * The list is made at every build from the folder, sorted by path in the C locale, so that
 * "every file of migrations/" comes in order. Paths are relative to sql/ ("queries/take.sql"),
 * those of the template to scraper/ ("report/page.html").
 */
#ifndef SQL_H
#define SQL_H

#include "base.h"

struct sql_file {
	const char *path;
	const char *text; /* ends in NUL */
	size_t len;       /* without it */
};

extern const struct sql_file sql_files[];
extern const size_t sql_file_count;

/* The text of one file; the program ends where there is none, so a test that merely runs the
 * statement finds a wrong name. */
const char *sql_text(const char *path);

/* The next file whose path starts with `folder` after `at` (NULL: the first); NULL at the end.
 */
const struct sql_file *sql_next(const char *folder, const struct sql_file *at);

#endif
