/*
 * dispute.h: notes of the vendor, the agency or the newsroom about rows of evidence. A note is
 * dated and stays; it stands in pub.disputes, beside its row in pub.evidence and
 * pub.pitched_or_supplied, and below every answer that shows its row.
 */
#ifndef DISPUTE_H
#define DISPUTE_H

#include "../base/buf.h"
#include "../base/db.h"

#define DISPUTE_TEXT_MAX 10000 /* bytes of one note */

/* Adds a note; `by` NULL: the database's user. False after a failure that was said. */
bool dispute_add(struct db *, const char *evidence_id, const char *text, const char *by);

/* Prints the notes about one row of evidence (NULL: all notes), the newest first. */
bool dispute_print(struct db *, const char *evidence_id);

/*
 * The notes that an answer's rows call for. Load them before the rows, show them each row, then
 * add those that were called for. A row calls for a note by its column evidence_id,
 * contract_key, or piid or award.
 */
struct disputes;
struct disputes *disputes_load(struct db *); /* NULL after a failure that was said */
void disputes_see(struct disputes *, const struct rows *, int row);
void disputes_add(const struct disputes *, struct buf *out);
void disputes_free(struct disputes *);

#endif
