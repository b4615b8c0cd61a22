/*
 * foot.h: what stands below every answer: its window, its sources with their as-of dates, lags
 * and nights that are not whole, its caveats, and how it was asked.
 */
#ifndef FOOT_H
#define FOOT_H

#include "question.h"

#define FOOT_MAX ((size_t)1 << 20)

/*
 * Adds the foot as lines of plain text. `value`: one a parameter. False where the database
 * failed (said). To be called in the transaction that the rows came from.
 */
bool foot_add(
    struct db *, const struct question *, const char *const *value, long rows, struct buf *out);

/* Adds how it is asked: "paydirt ask vendor --vendor Palantir". */
void foot_command(const struct question *, const char *const *value, struct buf *out);

#endif
