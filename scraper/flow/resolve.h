/*
 * resolve.h: which products the texts of records name (core.mention), and what relation that
 * makes (sql/resolve/).
 *
 * Incremental: texts of records that the transaction touched are searched for all products;
 * other texts only for products whose words or patterns changed. The ledger is worked out again
 * for those records, and for those of vendors that are known otherwise than before.
 */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "../base/db.h"

/* Inside the caller's transaction, which has the temporary tables `touched`, `vendor_changed`
 * and `new_person` (see sql/normalize/). */
bool resolve_run(struct db *);

/* The same inside a transaction that brought no records: what the reference lists now tell
 * otherwise, and these two vendors (ids; either may be NULL). */
bool resolve_again(struct db *, const char *vendor_a, const char *vendor_b);

#endif
