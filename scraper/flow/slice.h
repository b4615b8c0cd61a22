/*
 * slice.h: the bytes at a place of a page ("file.csv row 12, bytes 8315-10194"), and a quote in
 * them.
 */
#ifndef SLICE_H
#define SLICE_H

#include "../base/arena.h"
#include "body.h"

#define SLICE_MAX ((size_t)64 << 20) /* a record is no longer */
#define SLICE_AROUND ((size_t)300)   /* bytes before and behind it that are kept for context */

struct slice {
	char *part, *word; /* of the place: a zip's member or NULL; "row 12" */
	char *bytes;       /* before, the record, behind */
	size_t before, len, behind;
};

/* Cuts it out of a page's decoded body. What is packed in it is unpacked in a process of its
 * own that can open nothing (sandbox.h). NULL, or what is wrong, in words that live in the
 * arena. */
const char *slice_cut(struct arena *, const struct body *, const char *place, struct slice *);
/* The same in this process: what the other one does. */
const char *slice_cut_here(
    struct arena *, struct span bytes, const char *place, struct slice *);
void slice_release(struct slice *);

/*
 * Finds a quote in text as it was sent: case and runs of blanks do not matter, a doubled quote
 * (CSV), a backslash escape (JSON) and a character reference or tag (HTML) count as what they
 * stand for. { NULL, 0 } where it does not stand there word for word.
 */
struct span slice_find(struct span text, const char *quote);

#endif
