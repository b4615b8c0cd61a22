/*
 * rebuild.h: a source's runs, made again from its archive alone.
 *
 * Everything that a run saw stands in the metadata records of the archive (archive.h): each
 * capture with its run and request, and how the run ended. They are listed in a temporary
 * table, then each run that the database does not hold is opened with its own beginning, its
 * captures are taken in the order in which they came (parsed, or counted as unchanged, as on
 * the night itself), and it is ended as it was ended: promoted through the same checks, or
 * failed. A run whose end the archive does not tell is failed as interrupted.
 *
 * A request that was never answered left no capture; where a page asked for it, it counts as
 * failed again, so that a listing with a hole is not taken for a whole one.
 */
#ifndef REBUILD_H
#define REBUILD_H

#include "offline.h"

/* The report is of the last promoted run. False where database or archive failed, or a run that
 * was promoted is refused now (said); what is done stays, and the next call goes on. */
bool rebuild_source(struct offline *, struct run_report *);

#endif
