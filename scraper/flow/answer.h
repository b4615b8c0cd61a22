/*
 * answer.h: a saved question asked: its rows in a format, with what stands below them.
 */
#ifndef ANSWER_H
#define ANSWER_H

#include "output.h"
#include "question.h"

/*
 * Asks it and writes the answer to `out` (format, path, spreadsheet_safe are set; the layout is
 * the question's). `value`: one a parameter, checked. To be called in a transaction that
 * answer_begin began: all answers of one transaction are of one state of the data. A question
 * reads schema pub alone, as the role that may read nothing else. False after a failure that
 * was said; output_release in any case.
 */
bool answer_begin(struct db *);
bool answer_put(
    struct db *, const struct question *, const char *const *value, struct output *out);

#endif
