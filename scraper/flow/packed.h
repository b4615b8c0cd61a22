/*
 * packed.h: a folder as a zip file, and back, by libarchive.
 */
#ifndef PACKED_H
#define PACKED_H

#include "../base/base.h"

#define PACKED_MEMBERS_MAX 10000
#define PACKED_BYTES_MAX ((size_t)16 << 30) /* of all members, unpacked */

/*
 * Writes the files (names relative to the folder) under top/ into a zip file, which gets its
 * name when it is whole. Members have no times but `when` and no owners: the same files give
 * the same bytes. False after a failure that was said.
 */
bool packed_write(const char *path, const char *folder, const char *top,
    const char *const *names, size_t count, long when);

/* The files of a folder being unpacked. */
struct packed_list {
	char **name; /* without the top folder */
	size_t count;
};
void packed_list_release(struct packed_list *);

/*
 * Unpacks a zip file that may be anybody's into the folder, which is empty. Refused (said) is
 * what no pack has: members outside of one top folder or deeper than one more, links, names
 * with other than letters, digits, dots, dashes and underscores, a name twice, more members or
 * bytes than the limits.
 */
bool packed_read(const char *path, const char *folder, struct packed_list *);

#endif
