/*
 * scratch.h: a folder for a while.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include "../base/base.h"

/* A new folder below `parent`, mode 0700. NULL after a failure that was said. The caller frees
 * it. */
char *scratch_make(const char *parent);

/* Removes it with all that is in it; NULL is no folder. */
void scratch_remove(const char *folder);

#endif
