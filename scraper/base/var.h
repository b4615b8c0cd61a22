/*
 * var.h: the folder for what paydirt keeps outside of a database that is not its own: the
 * archive, the private PostgreSQL, large bodies while they are fetched.
 *
 * PAYDIRT_VAR names it; else it is var/ beside the program, if the program stands in its source
 * folder, and $XDG_STATE_HOME/paydirt (~/.local/state/paydirt) where it is installed.
 */
#ifndef VAR_H
#define VAR_H

#include "base.h"

/* The folder, absolute, made where it is not there (mode 0700). NULL where that fails (said).
 * The caller frees it. */
char *var_folder(void);

/* A folder below it ("tmp"), made likewise. */
char *var_subfolder(const char *var, const char *name);

#endif
