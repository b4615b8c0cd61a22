/*
 * sums.h: SHA-256 of files, and a file of them as sha256sum(1) writes and checks it:
 *
 *	<64 hex digits>  <name, relative to the folder>
 */
#ifndef SUMS_H
#define SUMS_H

#include "../base/hash.h"

#define SUMS_FILE "SHA256SUMS"

/* Of a file, read in pieces; `len`, where not NULL, gets its bytes. False with errno. */
bool sums_of_file(const char *path, char hex[SHA256_HEX_SIZE], size_t *len);

/* Writes folder/SHA256SUMS over the names, in their order. False after a failure that was said.
 */
bool sums_write(const char *folder, const char *const *names, size_t count);

#endif
