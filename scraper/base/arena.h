/*
 * arena.h: memory that goes all at once.
 *
 * An arena belongs to whoever called arena_init; everything taken from it dies at arena_reset
 * or arena_release. Nothing taken from an arena is ever freed by itself. Memory is aligned for
 * any type and not cleared, except by arena_zero.
 *
 * The ceiling bounds what a hostile page can make us hold: passing it ends the process with
 * exit status 3, and the process that parses is one that may die (see flow/worker.h).
 */
#ifndef ARENA_H
#define ARENA_H

#include "base.h"

struct arena_block;

struct arena {
	struct arena_block *block; /* newest first */
	char *at, *end;            /* free room in the newest block */
	size_t total;              /* bytes held in all blocks */
	size_t ceiling;            /* 0 = none */
};

void arena_init(struct arena *, size_t ceiling);
void arena_release(struct arena *);
void arena_reset(struct arena *); /* keeps the first block for the next page */

void *arena_alloc(struct arena *, size_t size);
void *arena_zero(struct arena *, size_t size);

/* A copy with a NUL behind it. NULL in, NULL out. */
char *arena_dup(struct arena *, const char *text);
char *arena_ndup(struct arena *, const char *at, size_t len);
char *arena_printf(struct arena *, const char *format, ...) PRINTF(2, 3);

#endif
