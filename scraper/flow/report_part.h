/*
 * report_part.h: what the parts of a report share. Inside of report*.c alone.
 *
 * A part adds markup to report.page; the template's walk writes it out after each part, and
 * report_flush inside of a long one. False: the database or the file failed (said).
 */
#ifndef REPORT_PART_H
#define REPORT_PART_H

#include "markup.h"
#include "report.h"

#define REPORT_ROWS 2000       /* records in the table; more are said to be cut */
#define REPORT_VENDORS 15      /* rows of the vendors' plot */
#define REPORT_VENDOR_ROWS 200 /* rows of its table of numbers */
#define REPORT_RESELLERS 15
#define REPORT_LANES 14 /* of the timeline */
#define REPORT_YEARS 12 /* fiscal years that are told apart; earlier ones are one column */
#define REPORT_QUOTE ((size_t)6000) /* bytes of a quote or a title */

/* Who is asked about; in the order of the queries' $1, $2, … */
enum {
	SCOPE_AGENCY,
	SCOPE_VENDOR,
	SCOPE_RELATION,
	SCOPE_SINCE,
	SCOPE_UNTIL,
	SCOPE_ALL,
	SCOPES
};

struct report {
	struct db *db;
	const struct question *question;
	const char *const *value;  /* of the question's parameters */
	const char *scope[SCOPES]; /* never NULL */
	struct rows *totals;       /* one row: report_totals.sql */
	const char *currency;      /* of all sums */
	struct output *out;
	struct buf *page;
};

/* The rows of a query with the scope bound, and `most` as $7 where it is not 0. */
struct rows *report_rows(struct report *, const char *query, long most);

/* A column of a row by its name; the name must be one. NULL for NULL. */
const char *report_get(const struct rows *, int row, const char *column);
long report_number(const struct rows *, int row, const char *column);
double report_value(const struct rows *, int row, const char *column); /* 0 for NULL */

/* The same of the totals. */
const char *report_total(const struct report *, const char *column);
long report_total_number(const struct report *, const char *column);

bool report_is_all(const struct report *); /* vendors of anything */
const char *report_vendor_word(
    const struct report *, long n); /* "software vendor", "vendors" */
bool report_flush(struct report *);

/* A bar of `share` (0 to 1) of its cell's width; `style` is a class. */
void report_bar(struct report *, const char *style, double share);

bool report_title(struct report *);
bool report_kicker(struct report *);
bool report_heading(struct report *);
bool report_notice(struct report *); /* sample data */
bool report_lede(struct report *);
bool report_vendors(struct report *);
bool report_years(struct report *);
bool report_resellers(struct report *);
bool report_timeline(struct report *);
bool report_records(struct report *);
bool report_kinds(struct report *);
bool report_caveats(struct report *);
bool report_sources(struct report *);
bool report_asked(struct report *);

#endif
