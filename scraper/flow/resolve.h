/*
 * resolve.h: which products the texts of records name (core.mention). What relation that makes
 * is said in sql/resolve/.
 *
 * Incremental: texts of records that the transaction touched are searched for all products;
 * other texts only for products whose words or patterns changed.
 */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "../base/db.h"

/* Inside the caller's transaction, which has the temporary table `touched`. */
bool resolve_run(struct db *);

#endif
