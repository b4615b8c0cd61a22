/*
 * transcript.h: what a parser says of a page, printed: one field a line, so that a diff shows
 * the field. `paydirt parse` prints it and the parsers' tests compare it.
 *
 *	next list https://example.org/contracts?page=2
 *	note: unknown column 'Ward' (3 times)
 *	contract  (row 2, bytes 41-90)
 *	  contract_key: C-1
 *	  vendor: Acme & Sons
 *	row: contract without contract_key  (row 3, bytes 91-120)
 */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include "sink.h"

/* Verbs that print; the context is the FILE. */
extern const struct sink_verbs transcript_verbs;

/* Runs the page's function and prints what it says. Returns the worst reach. */
enum reach transcript_print(FILE *out, const struct page *);

#endif
