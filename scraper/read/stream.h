/*
 * stream.h: where bytes come from, a chunk at a time: a page's body, a zip's member.
 */
#ifndef STREAM_H
#define STREAM_H

#include "../base/base.h"

struct stream {
	/* Up to `room` bytes to `at`; 0 at the end, -1 after a failure, which the stream has
	 * said through the page's sink. */
	ssize_t (*read)(struct stream *, void *at, size_t room);
	/* The rest of the bytes where they lie in memory already (then read need not be called,
	 * and they stay valid as long as the stream's owner); { NULL, 0 } where they do not.
	 * Reading takes bytes away from its front. */
	struct span whole;
};

/* A stream over bytes in memory. */
struct stream stream_of(struct span);

#endif
