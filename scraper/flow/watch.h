/*
 * watch.h: watch lists: what a reporter looks out for. They are files on the reporter's
 *machine, below var/watch/, and in no database:
 *
 *	NAME.watch   what is looked for and who is told, a line each: "agency: ICE"
 *	NAME.told    what it was told of: the newest version, then rows of evidence; made at its
 *first night, silently changes.md   what the last night brought, for all lists feed.atom    the
 *last nights as an Atom feed, an entry a list and night
 */
#ifndef WATCH_H
#define WATCH_H

#include "../base/buf.h"
#include "../base/db.h"

#define WATCH_NAME_MAX 60
#define WATCH_TOLD_MAX ((size_t)512 << 20) /* bytes of what one list was told of */

/* Texts are never NULL; "" is "not asked for". Its own memory: watch_release. */
struct watch {
	char *name, *agency, *vendor, *words, *mail, *webhook;
	bool all; /* vendors of anything */
};
void watch_release(struct watch *);

struct watch_list {
	struct watch *item;
	size_t len;
};

/* All lists, in the order of their names. False after a failure that was said. */
bool watch_load(const char *var, struct watch_list *);
void watch_list_release(struct watch_list *);

/* Keeps a list. False where its name or a value cannot be, or there is one of the name (said).
 */
bool watch_add(const char *var, const struct watch *);

/* Forgets it. False where there is none (said). */
bool watch_remove(const char *var, const char *name);

/* "agency ICE, vendor Palantir" */
void watch_describe(const struct watch *, struct buf *out);

/* What it was told of: the version, and evidence as PostgreSQL writes an array; *version is
 * NULL before its first night. The caller frees both. */
bool watch_told(const char *var, const struct watch *, char **version, char **evidence);

/* Remembers that it was told of all that there is now. */
bool watch_tell(struct db *, const char *var, const struct watch *);

#endif
