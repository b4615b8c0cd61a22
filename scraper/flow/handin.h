/*
 * handin.h: a file that somebody downloaded by hand, through the same stages as a fetched page:
 * archive, parse, load, and the run's promotion.
 */
#ifndef HANDIN_H
#define HANDIN_H

#include "run.h"

/*
 * Takes the files in, as one run of the source. `db` and `loading` are two connections to one
 * database. `kind` NULL: the source's first kind of page. `url` may be NULL. False where the
 * database or the archive failed (said).
 */
bool handin(struct db *db, struct db *loading, const char *var, const struct source_entry *,
    const char *kind, const char *url, char **files, int count, struct run_report *);

#endif
