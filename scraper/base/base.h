/*
 * base.h: what every file starts with: the C library, banned functions and the few helpers
 * that have no better home.
 *
 * Ownership rule of the whole program, in three sentences. Whatever is made for one page
 * lives in that page's arena and goes with it, so parsers free nothing. Long-lived things
 * come in S_init/S_release (or S_open/S_close) pairs. Running out of memory ends the process
 * with exit status 3; no caller checks for it.
 */
#ifndef BASE_H
#define BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define UNUSED __attribute__((unused))
#define NORETURN __attribute__((noreturn))

/* A run of bytes that somebody else owns; need not end in NUL. at == NULL means "not there". */
struct span {
	const char *at;
	size_t len;
};

static inline struct span
span_of(const char *text)
{
	return (struct span){ text, text ? strlen(text) : 0 };
}

static inline bool
span_is(struct span s, const char *text)
{
	/* the first byte tells most apart */
	return s.at && (!s.len || s.at[0] == text[0]) && strlen(text) == s.len &&
	       memcmp(s.at, text, s.len) == 0;
}

/* malloc and friends that end the process when memory runs out. free() releases them. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);
char *xasprintf(const char *format, ...) PRINTF(1, 2);

/* Whole-buffer read and write on a descriptor; retried on EINTR and short counts.
 * read_all returns bytes read (less than len only at end of file) or -1 with errno. */
ssize_t read_all(int fd, void *at, size_t len);
int write_all(int fd, const void *at, size_t len);

/* Seconds of a clock that nobody sets, to tell how long a thing took. */
double seconds_now(void);

#include "banned.h"

#endif
