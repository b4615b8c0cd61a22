/*
 * body.h: the bytes of one response or file, held outside of memory's way: small ones in a
 * memory file, large ones in an unlinked file in var/tmp.
 */
#ifndef BODY_H
#define BODY_H

#include "../base/hash.h"

struct body {
	int fd; /* -1: none yet */
	size_t len;
	bool on_disk;
	struct hash *hash;
	unsigned char sha256[SHA256_SIZE]; /* after body_end */
};

void body_init(struct body *);
void body_release(struct body *);

/* Adds bytes; false with errno where they cannot be kept (disk full). `tmp` is the folder for
 * large ones. */
bool body_add(struct body *, const char *tmp, const void *at, size_t len);

/* No more bytes will come. */
void body_end(struct body *);

/* A body over an open file that stays the caller's; hashed by reading it once. */
bool body_of_file(struct body *, int fd);

/* Maps the bytes for reading; NULL where that fails. "" for an empty body. */
const char *body_map(const struct body *);
void body_unmap(const struct body *, const char *map);

/*
 * What a Content-Encoding made of it is undone: gzip, deflate or none, of a body that was
 * ended. Fills `plain`, whose size is bounded by LIMIT_BODY and LIMIT_RATIO. NULL, or what is
 * wrong, in words.
 */
const char *body_decode(
    const struct body *packed, const char *encoding, const char *tmp, struct body *plain);

#endif
