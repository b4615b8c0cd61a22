/*
 * awardee.h: a vendor's name and address run together in one text, as SAM.gov's files of
 * notices have it: "FCN, INC. Rockville MD 20852 USA".
 *
 * It is read from its right end: country, ZIP or postal code, state. What is left is name,
 * perhaps street, and city, with no mark between them: the name ends at the legal form that
 * names end with, else where capitals end, else before the last word. That may be one word too
 * much or too few of a name without a legal form; the text as filed must be kept beside it.
 */
#ifndef FAMILY_AWARDEE_H
#define FAMILY_AWARDEE_H

#include "../../scraper/parser.h"

/* NULL where it is not said */
struct awardee {
	const char *name, *city, *state, *country;
	bool dwelling; /* the address is an apartment's, and the name has no legal form: a
			  person */
};

/* False where the text names nobody ("null", "Multiple", "SEE ATTACHMENT"). */
bool awardee_split(struct arena *, const char *text, struct awardee *);

#endif
