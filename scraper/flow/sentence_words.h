/*
 * sentence_words.h: the sentences of a text as words, with the parties that they name or stand
 * for.
 */
#ifndef SENTENCE_WORDS_H
#define SENTENCE_WORDS_H

#include "../base/arena.h"
#include "match.h"
#include "sentence.h"

#define SENTENCE_WORDS_MAX 300 /* a longer one is a table or a list and is not read */
#define SENTENCE_BYTES_MAX 4000

enum word_kind { WORD_PLAIN, WORD_MARK, WORD_VENDOR, WORD_AGENCY };

struct word {
	struct span text; /* of the text */
	enum word_kind kind;
	const struct party_name *name; /* of a vendor or agency */
	bool stands;                   /* points back to a name: "the company", "its" */
	bool pronoun;                  /* … and is a word of its own in the shadow */
	bool aloof;     /* named, but no party to what is said: "unlike V", "according to V" */
	bool doubtful;  /* while names are looked for: may be a mere word */
	unsigned aside; /* the number of the ", which …," that it stands in; 0: none */
	size_t at;      /* in the shadow */
};

struct line {
	struct span text;
	struct word *word;
	size_t count;
	const char *shadow; /* see sentence_rules.h */
	size_t shadow_len;
	bool opens_quotation;
};

struct lines {
	struct line *line;
	size_t count;
};

/* What names are looked for with. */
struct name_finder {
	struct matcher *matcher;
	const struct party_name *names;
	size_t count;
};

/* All from the arena. */
struct lines sentence_lines(
    const struct name_finder *, struct arena *, const char *text, size_t len);

/* Is the word at i one of these ("a b c", lower case)? False outside of the line. */
bool line_word_is(const struct line *, size_t i, const char *words);

/* The word that the shadow's byte belongs to. */
size_t line_word_at(const struct line *, size_t shadow_at);

#endif
