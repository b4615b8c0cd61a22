/*
 * zip.h: the members of a packed file, one after the other, inflated as they are read.
 *
 * Zip and gzip (one member) by libarchive. No member is written to disk and no name is
 * used as a path. A member that grows past LIMIT_INFLATED or LIMIT_RATIO, or that is broken or
 * encrypted, is an issue that reaches the page.
 */
#ifndef ZIP_H
#define ZIP_H

#include "stream.h"

struct page;
struct sink;
struct zip;

/* True where the bytes start like a zip or gzip file. */
bool zip_is(struct span body);

struct zip *zip_open(struct sink *, struct span body); /* never NULL */

/* The next member that is a file: its name (valid until the next call) and its stream. False at
 * the end or after an issue. */
bool zip_next(struct zip *, const char **name, struct stream **stream);

/* Frees it; returns how far the worst issue reached. */
int zip_close(struct zip *);

#endif
