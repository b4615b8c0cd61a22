/*
 * sink.h: where a parser puts things, from the inside.
 *
 * A sink is made for one page by whoever runs the parser. What is said goes to its verbs: a
 * transcript prints it (transcript.h), a worker sends it to the crawler (wire.h). The sink
 * itself counts, resolves addresses, keeps the limits and folds notes that say the same.
 */
#ifndef SINK_H
#define SINK_H

#include "../base/hash.h"
#include "record.h"

/* An issue as it is filed. Texts live during the call. */
struct issue {
	enum reach reach;
	const char *place; /* "row 12, bytes 100-250" */
	const char *message;
	struct span raw;
	long count; /* how often it was said of this page */
};

struct sink_verbs {
	void (*record)(struct sink *, const struct record *); /* finished; its id is made */
	void (*ask)(struct sink *, const struct ask *);       /* url is absolute */
	void (*issue)(struct sink *, const struct issue *);
};

struct note; /* notes that are being counted */

struct sink {
	const struct sink_verbs *verbs;
	void *context; /* the verbs' own */
	const struct page *page;
	struct hash *hash;
	struct arena rows; /* of records that are not yet handed over */
	long open;         /* how many of those there are */
	struct place place;
	struct span bytes;
	struct note *notes;
	size_t note_count;
	long records[KIND_COUNT];
	long record_count, ask_count, issue_count;
	enum reach worst;
	bool full; /* a limit on records or requests was passed, and said */
};

void sink_init(struct sink *, const struct sink_verbs *, void *context, const struct page *);
void sink_release(struct sink *);

/* Files the notes that were counted. To be called once, after the parser. */
void sink_finish(struct sink *);

/* "note", "row", "page", "source", "all" */
const char *reach_name(enum reach);

#endif
