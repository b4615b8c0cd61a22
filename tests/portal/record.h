/*
 * record.h: what was asked: a line a request, and how many requests of a host were in flight at
 * once.
 *
 * A line is written when the answer is decided, before any delay, so a request that hangs is
 * in the record while it hangs.
 */
#ifndef PORTAL_RECORD_H
#define PORTAL_RECORD_H

#include "base/buf.h"

struct host;

/* A request in flight, within the request that it belongs to; left at once when zeroed. */
struct guest {
	struct host *host; /* NULL = not in flight */
	int fd;
	struct guest *next, **link;
};

struct record {
	int64_t start; /* milliseconds, see now_ms */
	int fd;        /* -1 = kept in memory only */
	struct buf kept;
	struct host *hosts;
};

struct visit {
	const char *method, *host, *target;
	unsigned status; /* 0: no answer was sent */
	const char *agent, *none_match, *modified_since,
	    *encoding; /* headers, NULL = missing */
	struct span body;
};

int64_t now_ms(void);

void record_init(struct record *, int fd);
void record_release(struct record *);
void record_add(struct record *, const struct visit *);

/* A request whose client has hung up is no longer in flight, even if we have yet to notice. */
void record_enter(struct record *, struct guest *, const char *host, int fd);
void record_leave(struct guest *);

/* "host TAB n" lines. */
void record_peaks(const struct record *, struct buf *out);

#endif
