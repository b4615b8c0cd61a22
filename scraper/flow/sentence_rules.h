/*
 * sentence_rules.h: the phrases that say something between a vendor and an agency, and the
 * words around them that turn it. A table of the program and no reference list: a phrase means
 * what it does only together with the code that finds its parties, and the two are measured as
 * one (tests/accuracy/sentences).
 *
 * Patterns (PCRE2) match the sentence's shadow: its words in lower case, one blank between
 * them, punctuation as words of its own, "'s" cut off, V for a vendor and A for an agency.
 */
#ifndef SENTENCE_RULES_H
#define SENTENCE_RULES_H

#include "sentence.h"

/* Which side of the phrase its parties stand on. */
enum frame {
	FRAME_SELLER, /* the vendor does it: "V sold … to A", "was sold by V to A" */
	FRAME_BUYER,  /* the agency does it: "A hired V", "V was hired by A" */
	FRAME_BOND,   /* a noun between the two: "V's contract with A" */
	FRAME_ANSWER, /* the vendor does it; the agency may stand anywhere in the sentence */
};

struct sentence_rule {
	enum action action;
	enum frame frame;
	const char *pattern;
};

extern const struct sentence_rule sentence_rules[];
extern const size_t sentence_rule_count;

/* Words that turn a phrase, or tell who says it */
enum turn {
	TURN_NOT,        /* no, not, never: before the phrase */
	TURN_DENIES,     /* denied that …: anywhere before it */
	TURN_ENDS,       /* ended, cancelled: before it */
	TURN_ENDED,      /* … expired, was cancelled: behind it */
	TURN_ASKS,       /* demand, urge, petition: before the word that ends */
	TURN_REFUSES,    /* refused, declined: to do it, or to end it */
	TURN_MAY,        /* may, plans to, whether: before it */
	TURN_ATTRIBUTES, /* according to, documents show, said */
	TURN_COMPELLED,  /* subpoenas: what is handed over by force is not supplied */
	TURN_COUNT
};

extern const char *const sentence_turns[TURN_COUNT];

#endif
