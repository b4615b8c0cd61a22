/*
 * buf.h: growing bytes with a ceiling.
 *
 * buf_init names the most the buffer may ever hold. What would pass it is not added, `full`
 * is set and stays set; the caller looks at it once, at the end. data[len] is always NUL
 * (data is "" before the first byte), so a buf of text is a C string.
 */
#ifndef BUF_H
#define BUF_H

#include "base.h"

struct buf {
	char *data;
	size_t len, room, ceiling;
	bool full;
};

void buf_init(struct buf *, size_t ceiling);
void buf_release(struct buf *);
void buf_reset(struct buf *); /* empty, ready again; keeps its room */

/* Makes room for at least `more` bytes after len; false (and full) where the ceiling forbids.
 */
bool buf_reserve(struct buf *, size_t more);

void buf_add(struct buf *, const void *at, size_t len);
void buf_text(struct buf *, const char *text); /* NULL adds nothing */
void buf_char(struct buf *, char c);
void buf_number(struct buf *, size_t); /* its decimal digits */
void buf_printf(struct buf *, const char *format, ...) PRINTF(2, 3);

/* The bytes, which now belong to the caller (free); the buf is empty again. */
char *buf_take(struct buf *);

/* Reads a descriptor to its end. 0, or -1 with errno (EFBIG: over the ceiling). */
int buf_read_fd(struct buf *, int fd);
int buf_read_file(struct buf *, const char *path);

#endif
