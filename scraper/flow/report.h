/*
 * report.h: an answer as one self-contained page of HTML.
 *
 * The page is the template scraper/report/page.html, in which {{name}} stands for a part; each
 * part is a function in a file report_*.c that asks a saved query (sql/queries/report_*.sql)
 * and writes markup. Style and script are inline; the page's own content-security policy allows
 * these two by their hashes and nothing else, so nothing that a portal says can run or fetch.
 * Plots are SVG without a library: every mark is a number from the database, colours and
 * sizes are the style's, and the exact numbers stand in a table beside each plot.
 */
#ifndef REPORT_H
#define REPORT_H

#include "output.h"
#include "question.h"

/*
 * Writes the page: `value` is one a parameter of the question `pitched-or-supplied`, checked
 * by question_check. Opens and ends `out`, whose path may be NULL (stdout). To be called in a
 * transaction. False after a failure that was said.
 */
bool report_write(
    struct db *, const struct question *, const char *const *value, struct output *out);

#endif
