/*
 * hash.h: SHA-256, and the ids that are made from it.
 *
 * An id is the first 128 bits of the SHA-256 of its parts, each part followed by a byte 0x1f,
 * written as a UUID. It depends on what a portal says and on nothing else: not on the
 * machine, the order of loading or the time. So ids are the same after a rebuild, and a
 * journalist can recompute one: in SQL it is core.id('contract', 'CONT_AWD_...').
 */
#ifndef HASH_H
#define HASH_H

#include "base.h"

#define SHA256_SIZE 32
#define SHA256_HEX_SIZE 65 /* with the NUL */

struct id {
	unsigned char byte[16];
};

struct hash; /* a running SHA-256 */

struct hash *hash_new(void);
void hash_free(struct hash *);
void hash_restart(struct hash *);
void hash_add(struct hash *, const void *at, size_t len);
void hash_part(struct hash *, const void *at, size_t len); /* the bytes, then 0x1f */
void hash_end(struct hash *, unsigned char out[SHA256_SIZE]);
struct id hash_id(struct hash *); /* ends it */

void sha256(const void *at, size_t len, unsigned char out[SHA256_SIZE]);
void sha256_hex(const unsigned char digest[SHA256_SIZE], char out[SHA256_HEX_SIZE]);

/* The id of parts, a NULL-terminated list of C strings. */
struct id id_of(const char *part, ...) __attribute__((sentinel));

#define ID_TEXT_SIZE 37
void id_text(struct id, char out[ID_TEXT_SIZE]); /* 8-4-4-4-12, lower case */
bool id_read(const char *text, struct id *);     /* the same back; false for anything else */

#endif
