/*
 * reference.h: who is who: sql/reference/, and the reporter's own rows behind it.
 *
 * PAYDIRT_REFERENCE names a folder with files of the same names and headings (any of them):
 * rows there are added, and one with the same first column replaces ours. Ours are never
 * changed.
 */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "../base/db.h"

/* Loads all of it, inside the caller's transaction; what changed in it is resolved again. */
bool reference_load(struct db *);

/* True where the reporter's own files are not those that were loaded. */
bool reference_own_changed(struct db *);

#endif
