/*
 * frontier.h: the requests of a run, in crawl.request.
 *
 * A request is queued, held by one process for LEASE_SECONDS at a time, then done or failed;
 * all of them stay, so that none is asked twice. Any number of processes, on any machines, work
 * one frontier. What a process that is gone held is taken over: at once where its database
 * session is gone as well, else when its lease runs out.
 */
#ifndef FRONTIER_H
#define FRONTIER_H

#include "../base/hash.h"
#include "run.h"

#define LEASE_SECONDS 300

struct request {
	char id[ID_TEXT_SIZE];
	char *kind, *method, *url, *body, *body_type, *scope, *param;
	int attempts;
	/* what is known of it from earlier nights; NULL where nothing is */
	char *etag, *last_modified, *page_id;
};

void request_release(struct request *);

struct frontier {
	struct db *db;
	const struct run *run;
	char *holder; /* this session's name */
};

bool frontier_open(struct frontier *, struct db *, const struct run *);
void frontier_close(struct frontier *);

/* Takes up to `room` requests that may be asked now; *count gets how many. `version`:
 * validators of pages that another version of the parser read are left out. */
bool frontier_take(struct frontier *, struct request *, size_t room, size_t *count);

/* Holds what it holds for another lease. */
bool frontier_renew(struct frontier *);

/* How it stands: requests that are open, and seconds until the first may be asked (0: now). */
bool frontier_left(struct frontier *, long *open, long *done, double *wait);

/* What became of one. */
bool frontier_retry(struct frontier *, const struct request *, double seconds, const char *why);
bool frontier_fail(struct frontier *, const struct request *, enum reach, const char *why);
bool frontier_unchanged(struct frontier *, const struct request *, const char *page_id);

/* Gives back all that is held, to be asked by whoever comes. */
bool frontier_release(struct frontier *);

#endif
