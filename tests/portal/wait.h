/*
 * wait.h: connections that are set aside, so that a slow answer blocks nobody.
 *
 * libmicrohttpd forgets a suspended connection until it is resumed, so it would not see its
 * client hang up; waits_poll watches for that too.
 */
#ifndef PORTAL_WAIT_H
#define PORTAL_WAIT_H

#include "base/base.h"

#include <microhttpd.h>
#include <poll.h>

/* Within whatever waits; zeroed when it does not. */
struct wait {
	struct MHD_Connection *connection; /* NULL = not waiting */
	int64_t due;                       /* see now_ms */
	int fd;
	bool gone; /* the client hung up: stays set */
	struct wait *next, **link;
};

struct waits {
	struct wait *first;
	size_t count;
};

/* Suspends the connection for so long; libmicrohttpd calls its handler again after that. */
void wait_for(struct waits *, struct wait *, struct MHD_Connection *, int64_t ms);
void wait_forget(struct waits *, struct wait *); /* fine where it does not wait */

int connection_fd(struct MHD_Connection *);

/* poll() for the caller's descriptors, back in time for whoever is due; resumes those that are
 * and those whose client is gone. timeout: -1 = none. */
void waits_poll(struct waits *, struct pollfd *own, size_t count, int timeout);

void waits_resume_all(struct waits *);

#endif
