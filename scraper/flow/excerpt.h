/*
 * excerpt.h: chosen captures of one archive file, copied byte for byte into a WARC file of
 * their own: the file's warcinfo, then each capture's request, response (or resource) and
 * metadata, as they stand in the archive.
 */
#ifndef EXCERPT_H
#define EXCERPT_H

#include "../base/base.h"

struct excerpt;

/* From an archive file to a new file; `tmp` is the folder for large bodies. NULL with errno. */
struct excerpt *excerpt_open(const char *from, const char *to, const char *tmp);

/*
 * Copies the capture whose response stands at `at`, and says where it stands in the new file.
 * Captures are added in the order of the archive. One that takes more than `most` bytes of the
 * archive is not copied. NULL, or what is wrong, in words.
 */
const char *excerpt_add(struct excerpt *, size_t at, size_t most, size_t *now_at);

/* False where the file could not be written (errno). */
bool excerpt_close(struct excerpt *);

#endif
