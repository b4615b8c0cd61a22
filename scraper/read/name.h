/*
 * name.h: the form in which vendors' names are compared.
 *
 * "PEN-LINK, LTD." and "Pen Link Ltd" have one key, "pen link"; "Pen-Link" as filed is kept
 * beside it, always. The key folds case, accents and width (Unicode NFKD), drops punctuation,
 * takes "&" as "and", joins single letters ("L L C"), drops "the" at the start and legal forms
 * at the end (inc, llc, corp, …), cuts what follows "dba", "fka" and the like, and spells out a
 * short list of abbreviations (intl, svcs, …). It never drops a word that tells two companies
 * apart.
 */
#ifndef NAME_H
#define NAME_H

#include "../base/buf.h"

/* Adds the key of a name (UTF-8) to out; adds nothing where no letter or digit is left, or
 * where the "name" is none ("REDACTED DUE TO PII", "see attachment"). */
void name_key(struct buf *out, struct span name);

/* The key in the arena; NULL where name_key would add nothing. */
struct arena;
char *name_key_of(struct arena *, const char *name);

#endif
