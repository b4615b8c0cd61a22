/*
 * offline.h: reads the archive instead of the portals.
 *
 * Where the database knows the source's pages, they are parsed again in a run of their own: all
 * of them, or those that another version of the parser read. Where it holds no run of the
 * source, its runs are made again from the archive alone, one by one in the order of their
 * beginnings.
 */
#ifndef OFFLINE_H
#define OFFLINE_H

#include "crawl.h"
#include "worker.h"

enum crawl_end offline_source(
    const struct crawl_settings *, const struct source_entry *, bool all, struct run_report *);

/* What a source that is read from the archive works with. */
struct offline {
	const char *var;
	const struct source_entry *source;
	struct run run;
	struct db *db, *loading;
	struct load *load;
	struct worker *worker;
	char *tmp;
};

/* A page and where its capture stands. */
struct offline_page {
	struct page page;
	const char *id, *request; /* its page_id, and the request of the run that brought it */
	const char *file;
	size_t at;
};

/* Hands the page's bytes to a worker and loads what it says. A capture that cannot be read is
 * filed as an issue. False where the database failed. */
bool offline_parse(struct offline *, const struct offline_page *);

#endif
