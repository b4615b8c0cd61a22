/*
 * asks.h: further requests as a JSON array, the form in which they go to the database.
 */
#ifndef ASKS_H
#define ASKS_H

#include "../parser.h"

/* Adds one to "[{…},{…}"; asks_end closes it. `number` counts from 0. */
void asks_add(struct buf *, struct arena *, const struct ask *, long number);
const char *asks_end(struct buf *);

/* "name": "value" or null, as a further member of the object that `b` is in; text is made UTF-8
 */
void asks_member(struct buf *b, struct arena *, const char *name, struct span value);

#endif
