/*
 * digest.h: what one night brought for one watch list, as text for each of its readers.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include "watch.h"

#define DIGEST_LINES_MAX 500 /* lines that are told; the others are counted */
#define DIGEST_TEXT_MAX ((size_t)16 << 20)

struct digest {
	const struct watch *watch;
	struct rows *rows; /* what, line, address, id: see queries/watch_lines.sql */
	long fresh, changed, gone;
	char time[24]; /* 2025-03-28T02:31:00Z */
};

/* "palantir-ice: 3 new, 1 changed, 0 gone" */
void digest_title(const struct digest *, struct buf *out);

/* A section of changes.md. */
void digest_markdown(const struct digest *, struct buf *out);

/* The body of a mail. */
void digest_text(const struct digest *, struct buf *out);

/* An <entry> of the Atom feed. */
void digest_atom(const struct digest *, struct buf *out);

/* What a webhook gets: {"text": …, "watch": …, "lines": […]}. */
void digest_json(const struct digest *, struct buf *out);

/*
 * A night for all watch lists: writes changes.md and feed.atom, mails and calls. A list that is
 * new only learns what there is. What cannot be delivered is told again the next night, with
 * that night's. False where something failed (said); the other lists are told all the same.
 */
bool digest_night(struct db *, const char *var);

#endif
