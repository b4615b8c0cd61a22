/*
 * trace.h: one row walked back: evidence → record → page → bytes.
 *
 * An id is that of a row of evidence, of a record, of a contract or of a page: a UUID, or its
 * first digits (four at least) where they fit one row only. Evidence comes before records,
 * records before pages.
 */
#ifndef TRACE_H
#define TRACE_H

#include "../base/db.h"

enum trace_what { TRACE_EVIDENCE, TRACE_RECORD, TRACE_PAGE };

struct trace {
	enum trace_what what;
	char id[40]; /* of that row */
	/* the record; "" where it is a page */
	char kind[32], record[40], source[96];
	char *place;
	/* the page */
	char page[40];
	char *quote; /* of the evidence; NULL */
};

enum trace_found { TRACE_ONE, TRACE_NONE, TRACE_SEVERAL, TRACE_FAILED };

/* Finds what the id means. NONE, SEVERAL and FAILED were said. */
enum trace_found trace_find(struct db *, const char *id, struct trace *);
void trace_release(struct trace *);

/* Prints the walk. True where the archived bytes are there and are those that were recorded;
 * *failed where the database failed. */
bool trace_print(struct db *, const char *var, const struct trace *, bool *failed);

/* Writes the page's very bytes, or only the record's, to stdout. False after a failure (said).
 */
bool trace_write(struct db *, const char *var, const struct trace *, bool record_only);

#endif
