/*
 * zip.h: the members of a packed file, one after the other, inflated as they are read.
 *
 * Zip (stored and deflated members, 64-bit sizes) and gzip (all texts in it are one member,
 * whose name is "" where it has none). The list of members is read here, as it is short and any
 * doubt in it ends the file; inflating is ISA-L's work, in a thread of its own for large
 * members (see inflate.h), so that a file takes as long as the slower of inflating and reading.
 * An archive library on top of zlib took more than twice as long and could do neither.
 *
 * No member is written to disk and no name is used as a path: a name is a label, with control
 * characters taken out, and one that leads out of its folder is a note. Folders, symbolic links
 * and "__MACOSX/" are passed over. Issues that reach the page: a file that is cut or whose list
 * does not add up, an encrypted member, one that is broken or does not have the size and the
 * checksum that the list states, members over one another, and growth past LIMIT_INFLATED or,
 * behind the first megabyte, LIMIT_RATIO; LIMIT_MEMBERS.
 */
#ifndef ZIP_H
#define ZIP_H

#include "stream.h"

struct page;
struct sink;
struct zip;

/* True where the bytes start like a zip or gzip file. */
bool zip_is(struct span body);

/* Never NULL. The body must outlive it. */
struct zip *zip_open(struct sink *, struct span body);

/* The next member that is a file: its name and its stream, both valid until the next call; the
 * stream need not be read to its end. False at the end or after an issue that reaches the page.
 */
bool zip_next(struct zip *, const char **name, struct stream **stream);

/* Frees it; returns how far the worst issue reached. */
int zip_close(struct zip *);

#endif
