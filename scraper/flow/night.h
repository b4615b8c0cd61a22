/*
 * night.h: what a night asks first.
 */
#ifndef NIGHT_H
#define NIGHT_H

#include "../base/db.h"
#include "run.h"

/* The source's key from its environment variable; NULL where there is none. */
const char *night_key(const struct source *);

/* Queues the source's first requests, unless the run has requests already. `agencies` are names
 * or abbreviations; one that is not known is said and the call fails. `words` are vendors and
 * products that somebody watches. */
struct night_names {
	const char *const *item;
	size_t len;
};
bool night_begin(
    struct db *, const struct run *, struct night_names agencies, struct night_names words);

/* The day since which to ask, by the last good night: free it; NULL: everything. */
bool night_since(struct db *, const struct source_entry *, char **since);

/* Today, 2026-11-22, in UTC. */
void night_today(char out[16]);

#endif
