/*
 * fixture.h: a saved page as a file, with what is known of it in a .meta file beside it.
 *
 *	url: https://example.org/contracts?page=1
 *	kind: list          (default: the file's name up to its first "-" or ".")
 *	date: 2025-03-28T12:00:00Z
 *	type: text/html
 *	method, request, scope, param, status, file
 *
 * Keys that are not known here are the stand-in portal's.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "source.h"

/* Parses the page and prints its transcript. `kind` and `url` overrule the .meta file; NULL
 * does not. REACH_ALL where the file cannot be read (said). */
enum reach fixture_print(FILE *out, const struct source_entry *, const char *path,
    const char *kind, const char *url);

#endif
