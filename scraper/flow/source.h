/*
 * source.h: the list of sources, collected from parsers/ at every build.
 */
#ifndef FLOW_SOURCE_H
#define FLOW_SOURCE_H

#include "../parser.h"

struct source_entry {
	const char *name;
	const struct source *row;
};

extern const struct source_entry sources[]; /* sorted by name */
extern const size_t source_count;

/* NULL where there is none of that name. */
const struct source_entry *source_find(const char *name);

const char *source_name(const struct source *);

/* The function of a kind of page; NULL where the source has no such kind. A kind that is NULL
 * is the source's first. */
const struct page_kind *source_page_kind(const struct source *, const char *kind);

#endif
