/*
 * load.h: what a worker says of one page, on its way into the staging tables.
 *
 * All of a page is one transaction: its records (COPY), its further requests, its issues, and
 * the mark that it was parsed. A page whose parse reached REACH_PAGE leaves only its issues.
 */
#ifndef LOAD_H
#define LOAD_H

#include "run.h"
#include "wire.h"
#include "worker.h"

struct load;

/* `db` is a connection for this alone: a COPY may be under way on it between two frames. */
struct load *load_new(struct db *db);
void load_free(struct load *);

/* Begins a page. `request_id` may be NULL for a page that no request of the run asked for. */
bool load_begin(struct load *, const struct run *, const char *page_id, const char *request_id);

/* Takes one frame. False where the database failed (said); the page is then to be given up. */
bool load_frame(struct load *, const struct frame *, struct span data);

/* True once DONE was taken, and how far the worst issue reached. */
bool load_is_done(const struct load *, enum reach *reach);

/* The worker died: the page gets an issue that says why, as if it had said so itself. */
void load_died(struct load *, const char *why);

/* Commits the page. Records that the page said, in *records where it is not NULL. */
bool load_end(struct load *, long *records);

/* Gives the page up: nothing of it stays. */
void load_cancel(struct load *);

/* Hands a page to a worker and loads what it says, waiting for it. *reach: of the worst issue.
 */
bool load_page(struct load *, struct worker **worker, const struct run *, const struct page *,
    int body, const char *page_id, const char *request_id, enum reach *reach);

#endif
