/*
 * pack.h: an evidence pack: an answer with everything that proves it, in one zip file, for the
 *fact-checker and the lawyer.
 *
 *	check.md       how to check it by hand in five steps
 *	answer.csv     the answer; answer.csv.about.txt: its window, sources, caveats
 *	evidence.csv   every row of evidence that it rests on; quotes.md: the same, to be read
 *	captures.csv   the pages, each with its SHA-256 and where in captures/ it stands
 *	captures/      the archive's own records of these pages, byte for byte (WARC)
 *	query.sql      what was asked; citation.json: its citation (see cite.h)
 *	licences.md    the terms of each source
 *	SHA256SUMS     of all these files
 */
#ifndef PACK_H
#define PACK_H

#include "../base/db.h"

struct pack_wish {
	const char *agency, *vendor; /* "": not asked for; agency is known */
	bool all;                    /* vendors of anything */
	bool spreadsheet_safe;       /* in answer.csv */
	long most; /* bytes of one capture in the archive; longer ones are left out, and said */
	const char *path; /* of the zip file */
};

struct pack_report {
	long rows, captures, left_out;
};

/* Makes a pack of one state of the data. False after a failure that was said; a pack of no rows
 * is one. */
bool pack_write(struct db *, const char *var, const struct pack_wish *, struct pack_report *);

struct pack_verdict {
	char sha256[72]; /* of the zip file */
	long files, captures, left_out, rows, quotes, not_word_for_word;
	long wrong; /* failures, each of which was said */
};

/*
 * Checks a pack that may be anybody's: no network, no database. Each file against SHA256SUMS;
 * each capture's digests and bytes; each row of evidence: its page is in the pack with that
 * SHA-256, and its quote stands at its place. False where it could not be read at all (said).
 */
bool pack_verify(const char *path, struct pack_verdict *);
void pack_print(const struct pack_verdict *);

#endif
