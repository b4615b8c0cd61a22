/*
 * wire.h: the words between the crawler and the process that parses (worker.h).
 *
 * A frame is a type, a kind and a length, then that many bytes. To the worker goes one JOB a
 * page (texts), with a descriptor of its body; from it come RECORDS (lines for COPY, of one
 * kind), MEMBERS (the ids of the records, 16 bytes each), ASK, ISSUE, and last DONE. Both ends
 * are this program; the parser's end is not trusted all the same: every length is checked, and
 * what it sends reaches the database only as COPY data and as parameters.
 */
#ifndef WIRE_H
#define WIRE_H

#include "sink.h"

enum frame_type {
	FRAME_JOB = 'J',
	FRAME_RECORDS = 'R',
	FRAME_MEMBERS = 'M',
	FRAME_ASK = 'A',
	FRAME_ISSUE = 'I',
	FRAME_DONE = 'D',
};

#define FRAME_MAX ((size_t)64 << 20)

struct frame {
	unsigned char type, kind; /* kind: enum kind of RECORDS, enum reach of DONE */
	uint16_t unused;          /* said, so that no byte of the stack fills the gap */
	uint32_t len;
};

/* Texts and numbers in a buffer. A text may be NULL. */
void wire_put(struct buf *, const char *text);
void wire_put_span(struct buf *, struct span);
void wire_put_number(struct buf *, long);

/* The same in order, from bytes that must outlive what comes back. Past the end, or where the
 * bytes are not well formed, every further text is NULL and `broken` is set. */
struct wire_reader {
	const char *at, *end;
	bool broken;
};
const char *wire_text(struct wire_reader *);
struct span wire_span(struct wire_reader *);
long wire_number(struct wire_reader *);

/* Sends a frame; false where the other end is gone. */
bool wire_send(int fd, enum frame_type, unsigned char kind, struct span);

/*
 * The verbs of a sink that sends: the context is a struct wire_sink. Records are gathered and
 * sent in frames of about 256 KB a kind.
 */
struct wire_sink {
	int fd;
	struct row_of of; /* the run and the page of each row */
	struct buf rows[KIND_COUNT];
	struct buf members;
	bool list_members; /* send MEMBERS */
	bool lost;         /* the other end is gone */
};
extern const struct sink_verbs wire_verbs;
void wire_sink_init(struct wire_sink *, int fd);
void wire_sink_flush(struct wire_sink *);
void wire_sink_release(struct wire_sink *);

/* An ask or an issue from its frame; the texts belong to the frame's bytes. */
bool wire_read_ask(struct span frame, struct ask *);
bool wire_read_issue(struct span frame, struct issue *);

#endif
