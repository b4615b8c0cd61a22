/*
 * scan.h: where the fields and records of a CSV text end, in several ways that find the same.
 *
 * Three states are enough to read RFC 4180 byte by byte: at the START of a field (or behind a
 * quote that closed one: what may follow is the same), in PLAIN text, or QUOTED. A quote opens
 * a quoted text only at the start, a second one ends it, a doubled one ends it and opens it
 * again; in plain text a quote is a character like others. So text behind a closing quote
 * belongs to the field, and quotes in it mean nothing.
 *
 * The fast ways read 64 bytes at a time as bitmaps: where quotes, separators and line ends are,
 * and by a running exclusive or over the quotes, what lies between them. That is right as long
 * as each opening quote stands at a field's start, which is looked at; a block in which one
 * does not goes to the slow way, which hands its state back. So all ways give the same bytes
 * for any input (tests/fuzz/fuzz_csv.c holds them to it).
 *
 * CR and LF both end a record, so CRLF ends it and is followed by an empty one, which readers
 * pass over anyway.
 */
#ifndef SCAN_H
#define SCAN_H

#include "../base/base.h"

#define SCAN_BLOCK 64

enum scan_state { SCAN_START, SCAN_PLAIN, SCAN_QUOTED };

struct scan {
	char separator; /* any byte but a quote, CR and LF */
	enum scan_state state;
	uint32_t *mark; /* offsets of separators and line ends outside quotes */
	uint32_t *line; /* which of the marks are line ends: indices into mark */
	size_t marks, lines;
};

/*
 * Adds what at[from] to at[to - 1] holds to the marks, whose offsets count from `at`. The bytes
 * are the next ones after those of the call before. `to` is below 4 GiB; mark and line have
 * room for to - from more, and for one more block (what stands there afterwards is undefined).
 */
typedef void scan_bytes(struct scan *, const char *at, size_t from, size_t to);

struct scan_way {
	const char *name;
	bool (*able)(void); /* can this processor go it? */
	scan_bytes *scan;
};

/* Every way that was compiled in, fastest first; the last one works everywhere. */
extern const struct scan_way scan_ways[];
extern const size_t scan_way_count;

/* The fastest way that this processor can go. */
const struct scan_way *scan_best(void);

#endif
