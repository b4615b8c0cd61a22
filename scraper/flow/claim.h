/*
 * claim.h: what the sentences of articles and released documents say (core.claim; see
 * sentence.h).
 *
 * Incremental: texts that the transaction touched are read; all of them where a name of
 * sql/reference/ or a rule is not what it was.
 */
#ifndef CLAIM_H
#define CLAIM_H

#include "../base/db.h"

/* Inside the caller's transaction, which has the temporary table `touched`. */
bool claim_run(struct db *);

#endif
