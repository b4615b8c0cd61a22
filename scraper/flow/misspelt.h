/*
 * misspelt.h: names that were typed with one mistake.
 *
 * "INFLOBLOX", "DYANATRACE", "TABLEU" and "MICORSOFT" are one letter too many, one too few, one
 * other, or two that changed places away from a name. Only names of seven letters and more are
 * taken, with their first letter right, and never a word that means something of its own.
 */
#ifndef MISSPELT_H
#define MISSPELT_H

#include "../base/base.h"

struct misspelt;

#define MISSPELT_NONE UINT32_MAX

struct misspelt *misspelt_new(void);
void misspelt_free(struct misspelt *);

/* A name (lower case; the text must outlive this) and the number that stands for it. What is
 * too short, or not of letters alone, is passed over. */
void misspelt_add(struct misspelt *, const char *name, size_t len, uint32_t number);

/* The number of the one name that the word (any case) is a mistake away from; MISSPELT_NONE
 * where there is none, or where there are two. A name itself is no mistake. */
uint32_t misspelt_find(const struct misspelt *, const char *word, size_t len);

#endif
