/*
 * vendor_words.h: what single words tell of a text that may be a vendor's name.
 */
#ifndef FAMILY_VENDOR_WORDS_H
#define FAMILY_VENDOR_WORDS_H

#include "../../scraper/parser.h"

enum word_list {
	WORDS_LEGAL,  /* inc, llc, …: forms that companies have */
	WORDS_COMMON, /* security, solutions, …: no name by themselves */
	WORDS_NOBODY, /* vendor, various, unknown, …: said in place of a name */
	WORDS_EMPTY,  /* what may stand beside those */
	WORDS_VERBS,  /* is, does, …: a sentence */
	WORDS_NEGATIONS,
	WORDS_REMARKS,     /* under, within, …: the name ended before */
	WORDS_ABBREVIATED, /* co., st., …: no sentence ends with their full stop */
	WORDS_PAIRED,      /* ernst, dun, …: companies that go on with "and" */
	WORDS_AGENCIES,    /* CBP, GSA, …: federal bodies by abbreviation */
	WORD_LISTS
};

bool is_blank(char);

/* Takes the next word from the front of rest; false where there is none. */
bool next_word(struct span *rest, struct span *word);
struct span first_word(struct span);
struct span last_word(struct span);
size_t count_words(struct span);

/* True where the word, without case, full stops and the marks around it, is in the list. */
bool is_word(struct span word, enum word_list);
bool any_word(struct span, enum word_list);
/* Words of the two lists only, and at least one. */
bool all_words(struct span, enum word_list, enum word_list);

/* An agency's abbreviation as agencies write it: in capitals. */
bool is_agency(struct span word);

/* Without case. */
bool starts_with(struct span, const char *);

/* A government body, a laboratory, a university or a museum, by how its name is built. */
bool is_body(struct arena *, const char *name);
/* "N/A", "in-house", "AI service provider": somebody, but no name. */
bool is_nobody(struct arena *, const char *name);
/* The name, or whatever stands for it, may not be told. */
bool is_withheld(struct arena *, const char *text);
/* A description rather than a name: long, or mostly words that names are not made of. */
bool is_phrase(struct span);
/* The capitalized words that it begins with, where they are two or more; else all of it. */
struct span leading_name(struct span);

#endif
