/*
 * verify.h: is the archive whole? Every digest of every record, and every page's record.
 */
#ifndef VERIFY_H
#define VERIFY_H

#include "../base/db.h"

struct verify_report {
	long files, records, pages, torn, broken, missing, elsewhere;
};

/*
 * Reads every file of the archive and checks its digests; then every page of the database
 * against the record that is said to hold it, by our own SHA-256. A tear at a file's end, which
 * a crash leaves, is no failure as long as no page is behind it. Pages whose file is not in
 * this archive (another machine's) are counted. Each failure is said. False where the database
 * failed.
 */
bool verify_archive(struct db *, const char *var, struct verify_report *);

/* The same of files that may be anybody's: their digests. */
bool verify_files(const char *var, char **files, int count, struct verify_report *);

#endif
