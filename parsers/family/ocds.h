/*
 * ocds.h: the Open Contracting Data Standard, versions 1.0 and 1.1: contracting as JSON, told
 * in releases. https://standard.open-contracting.org/1.1/en/schema/
 *
 * A release says what was known of one contracting process (ocid) on one day. Releases come in
 * packages, or in records, one a process, which embed their releases, link to them, or hold
 * them merged: compiled (the newest of each value) or versioned (each value with its history).
 * A record's compiled release is read instead of the others. Read are also bare releases and
 * records, lists of any of these, one to a line, and what databases wrap around them.
 *
 * What a release becomes:
 *   planning, tender   a notice, one a release (one a process where it is compiled)
 *   award, contract    a contract, one a supplier. An award and its contract are one deal, told
 *                      under the award's id; a contract whose award and supplier are told
 *                      elsewhere is an action on it. The value of a deal with several suppliers
 *                      is given to none of them. A framework's value is a ceiling.
 *   tenderers, bids    bidders, and so are the suppliers of awards that are pending, cancelled
 *                      or unsuccessful: they supply nothing
 *   transactions       payments
 *
 * An ocid is not always one process: utilities share one under a qualification system. So each
 * record has its own release's buyer. Amounts without a currency are left out.
 */
#ifndef FAMILY_OCDS_H
#define FAMILY_OCDS_H

#include "../../scraper/parser.h"

/* A publisher. All but the jurisdiction may be NULL or 0. */
struct ocds {
	const char *jurisdiction; /* GB, MX, US-OR-Portland */
	const char *notice;       /* a release's page in public: its address, without its id */
	const char *person;       /* which companies' numbers are one person's: a pattern */

	/* The listing, asked for window by window; without it files are handed in. */
	const char *list;      /* its address */
	const char *from, *to; /* the parameters of a window's ends */
	bool clock;            /* they are written with a time of day */
	int window;            /* seconds */
	int first_days;        /* how far back a first night goes */
};

/* The source's .start, and the function of its one kind of page, "packages". */
void ocds_start(const struct night *, struct sink *);
int ocds_packages(const struct page *, struct sink *);

/* ------------------------------------------------------------- between the family's own files
 */

/* One release. ocid: the record's, where the release has none. home: its address in public,
 * where nothing in it says one; may be NULL. */
void ocds_release(
    struct sink *, const struct json *release, const char *ocid, const char *home);

/* A versioned release as a release of the newest values. */
const struct json *ocds_newest(struct arena *, const struct json *versioned);

#endif
