/*
 * match.h: which products does a text name?
 *
 * A product has words: literal forms, matched without case and as whole words (no letter or
 * digit directly before or after). A blank in a form stands for blanks or one of - _ / .
 * between the words, so SALES FORCE also finds "Sales-Force". Where the product has a pattern
 * (PCRE2, caseless), it must match from the start of the found form, and its match is the span.
 * Where it has `near`, that pattern must match somewhere else in the text; where it has
 * `never`, that must match nowhere. A span that lies inside a longer one of another vendor is
 * dropped
 * ("Elastic" in "Amazon Elastic Compute Cloud").
 *
 * A name of one word that needs no pattern and no `near` is also found with one typing mistake
 * (misspelt.h), in a text of a few lines where "licences", "software" or the like follow.
 *
 * Cost: one table look-up a word of text; a pattern runs only where a form was found. It hardly
 * grows with the number of products.
 */
#ifndef MATCH_H
#define MATCH_H

#include "../base/base.h"

/* A row of sql/reference/products.csv; texts must outlive the matcher. */
struct match_product {
	const char *product, *vendor;
	const char *words;   /* joined by ";" */
	const char *pattern; /* NULL: none */
	const char *near;
	const char *never;
};

struct match_hit {
	size_t product;    /* index into the array that the matcher was made from */
	size_t start, end; /* bytes of the text */
};

struct matcher;

/* Compiles them; a pattern that does not compile is said and its product left out. */
struct matcher *matcher_new(const struct match_product *, size_t count);
void matcher_free(struct matcher *);

/*
 * The hits in a text (UTF-8), the first of each product, in order of place. At most `room` are
 * stored; returns how many there are. A text longer than LIMIT_TEXT is searched up to there.
 */
size_t matcher_find(
    struct matcher *, const char *text, size_t len, struct match_hit *hits, size_t room);

/* Whether a pattern would compile; `why` gets the reason where it does not. */
bool matcher_compiles(const char *pattern, char *why, size_t room);

/* How often a pattern was cut by LIMIT_MATCH_STEPS since the last call. */
size_t matcher_cut(struct matcher *);

#endif
