/*
 * judgement.h: a person's decisions that two vendors are the same, or are not (core.judgement).
 *
 * Each is dated, has a reason and can be taken back; none is ever deleted. They overrule what
 * the program infers and hold through every later run: a vendor's id is made of its
 * identifiers, so a list of judgements means the same vendors in every database.
 *
 * A side is written as its UEI, DUNS or id, as a name that a record files, or, the second one,
 * as "listed:NAME" for a vendor of the reference lists.
 */
#ifndef JUDGEMENT_H
#define JUDGEMENT_H

#include "../base/db.h"

enum judged {
	JUDGED_GOOD,
	JUDGED_NOT,    /* a side means no vendor, or several (said) */
	JUDGED_FAILED, /* the database failed (said) */
};

/* verdict: "merge" or "split". The ledger is worked out again before this returns. */
enum judged judgement_add(
    struct db *, const char *verdict, const char *a, const char *b, const char *why);

enum judged judgement_undo(struct db *, const char *number, const char *why);

/* Takes in a list as `paydirt vendor list --format csv` writes it; what is there already is not
 * taken twice. All good rows or, where the database fails, none. */
enum judged judgement_import(struct db *, const char *path);

#endif
