/*
 * cite.h: a citation: what was asked of which state of the data, and what was the answer. It is
 * JSON that can be kept with a story; held against the data later, it says what is different
 * and which records made it so.
 */
#ifndef CITE_H
#define CITE_H

#include "answer.h"

#define CITATION_MAX ((size_t)512 << 20)

/* Adds the citation of a question. `value`: one a parameter, checked. To be called in a
 * transaction (answer_begin). False after a failure that was said. */
bool cite_make(struct db *, const struct question *, const char *const *value, struct buf *out);

/* Whether a text is a citation of ours. */
bool cite_is(const char *text);

enum cite_verdict { CITE_SAME, CITE_DIFFERENT, CITE_WRONG, CITE_FAILED };

/*
 * Asks again what a citation asked, and prints what is different, modification by modification.
 * WRONG: the citation itself is damaged, or its question is not known here (said); FAILED: the
 * database failed (said).
 */
enum cite_verdict cite_verify(struct db *, const char *citation);

#endif
