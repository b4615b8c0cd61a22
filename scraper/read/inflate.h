/*
 * inflate.h: deflated bytes, inflated a chunk at a time and ahead of whoever reads them.
 *
 * ISA-L does it, two to three times as fast as zlib. Large texts are inflated in a thread of
 * their own, some chunks ahead, so that inflating and reading go on at once; small ones where
 * they are read, as a thread would cost more than it saves. The thread sees the packed bytes
 * and its chunks, nothing else, and says nothing: the reader learns of its end.
 */
#ifndef INFLATE_H
#define INFLATE_H

#include "../base/base.h"

struct inflate;

enum inflate_end {
	INFLATE_GOES_ON,
	INFLATE_DONE,
	INFLATE_BROKEN, /* no deflated bytes, or a wrong checksum of gzip's own */
	INFLATE_SHORT,  /* the packed bytes end too early */
	INFLATE_OVER,   /* more than `most` bytes come of it */
};

/* `gzip`: with gzip's head and checksum, several texts one behind the other as one; else bare.
 */
struct inflate *inflate_open(struct span packed, bool gzip, uint64_t most, bool ahead);

/* Up to `room` bytes; 0 at the end, -1 where inflate_why is another than INFLATE_DONE. */
ssize_t inflate_read(struct inflate *, void *at, size_t room);

/* After inflate_read said 0 or -1. */
enum inflate_end inflate_why(const struct inflate *);
uint64_t inflate_total(const struct inflate *);
uint32_t inflate_crc(const struct inflate *); /* of all of it, as zip states it */
size_t inflate_rest(const struct inflate *);  /* packed bytes behind the end */

void inflate_close(struct inflate *); /* at any time */

#endif
