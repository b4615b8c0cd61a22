/*
 * migrate.h: brings a database to this program's schema.
 *
 * sql/migrations/ run once each, in order, in one transaction each, and are recorded with the
 * hash of their text: a past that was changed, or is newer than this program, is refused.
 * sql/views/ are run again whenever one of them, or a migration, changed. Then the list of
 * sources and the reference data are brought up to date.
 */
#ifndef MIGRATE_H
#define MIGRATE_H

#include "../base/db.h"

/* True where the database is what this program wants; `quiet`: says nothing where it already
 * was. */
bool migrate(struct db *, bool quiet);

/* True where migrate would have nothing to do (a cheap look). */
bool migrate_is_done(struct db *, bool *done);

#endif
