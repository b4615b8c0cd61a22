/*
 * winner.h: who won, from a table's cell headed "awarded to" or "vendor" that people write.
 *
 * One name mostly; or several on lines of their own, a name with the lot that it won ("Alpha
 * Services: Priest Lake", and the next row the other way round), or why nobody won. Only what
 * can be read in one way is a name: the cell as filed must be kept beside it.
 */
#ifndef FAMILY_WINNER_H
#define FAMILY_WINNER_H

#include "../../scraper/parser.h"

/* The names that the cell (lines kept) gives; how many. 0: nobody, or not plainly. */
size_t winners(struct arena *, const char *cell, const char *const **names);

/* True where the cell says that nobody was chosen: "Cancelled", "No bids received". */
bool winner_is_none(struct arena *, const char *cell);

/* A person by how the name is written: a title, a degree, "Jr.", an initial between two names
 * and no word of a company. */
bool winner_is_person(struct arena *, const char *name);

/* The name for keys, which are published: a person's is not in them. */
const char *winner_label(struct arena *, const char *name);

#endif
