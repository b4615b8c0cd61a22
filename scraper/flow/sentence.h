/*
 * sentence.h: what running text says between a vendor and an agency.
 *
 * A claim is one such statement: who, to whom, what (pitched, sold, …), how it stands (said,
 * denied, ended, asked to stop, unsure), whether somebody else is named as having said it, and
 * the sentence. Both parties must be named, or stood for by a word that points back to a name
 * ("the company", "its", "the agency"). Where a sentence names two parties and says nothing
 * between them, there is no claim.
 *
 * How: a sentence is cut into words; names and what stands for them are marked; each phrase of
 * sentence_rules.h that stands in it is a trigger, whose vendor and agency are looked for in
 * its own clause, on the sides where such a phrase has them.
 */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "../base/base.h"

/* A name to look for; texts must outlive the reader. */
struct party_name {
	const char *party;   /* what it is a name of: the vendor or agency of sql/reference/ */
	const char *product; /* the product, where it is one's name; else NULL */
	const char *words, *pattern, *never; /* as in match.h */
	bool is_agency;
	bool is_word; /* also a word of the language: counts only where the text uses it as a
			 name */
};

enum action {
	ACTION_PITCHED,
	ACTION_OFFERED,
	ACTION_ANSWERED_RFI,
	ACTION_SOLD,
	ACTION_SUPPLIES,
	ACTION_CONTRACT,
	ACTION_LOBBIED,
	ACTION_NAMED, /* ties, business, work: no more than that */
};

enum standing {
	STANDING_SAID,
	STANDING_UNSURE,
	STANDING_ENDED,
	STANDING_DENIED,
	STANDING_ASKED
};

const char *action_name(enum action);     /* "pitched", "answered_rfi", … */
const char *standing_name(enum standing); /* "said", "denied", "asked_to_stop", … */

struct claim {
	const struct party_name *vendor, *agency;
	const char *product; /* NULL where none is named */
	enum action action;
	enum standing standing;
	bool attributed;
	struct span source;  /* the words that attribute it ("according to"); at NULL: none */
	struct span trigger; /* the words that say what it is */
	struct span quote;   /* the sentence, or two */
	size_t number;       /* the sentence's, from 1 */
	bool is_explicit;    /* both parties stand there by name */
};

struct sentence_reader;

struct sentence_reader *sentence_reader_new(const struct party_name *, size_t count);
void sentence_reader_free(struct sentence_reader *);

/*
 * The claims of a text (UTF-8), each (vendor, agency, action, standing) once: the first that
 * names both parties, else the first. At most `room` are stored; returns how many there are.
 * Spans are of the text.
 */
size_t sentence_read(
    struct sentence_reader *, const char *text, size_t len, struct claim *, size_t room);

/* Changes whenever the rules do: SHA-256 in hex. */
void sentence_rules_digest(char out[65]);

#endif
