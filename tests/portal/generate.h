/*
 * generate.h: a made-up FOIA reading room of any size, under the host "bench.example".
 *
 * /list?page=K links 100 releases a page, /doc/ID is one of them: 20 to 60 KB with one table of
 * 25 to 100 contracts, the same bytes for the same ID at every run.
 */
#ifndef PORTAL_GENERATE_H
#define PORTAL_GENERATE_H

#include "http.h"

#define GENERATE_HOST "bench.example"

/* NULL where a site of `total` releases has no such page; else the caller's to drop. */
struct body *generate_page(long total, const char *target, time_t *modified);

#endif
