/*
 * worker.h: the process that parses.
 *
 * It is this program, started anew ("paydirt worker") with an empty environment and one socket,
 * so that it holds no key, no password and no connection. Before it reads its first page it
 * gives up the rights to open files and sockets and to start programs (seccomp), and its memory
 * is bounded. It may die on a hostile page: that page is then graded, and a new worker is
 * started for the next.
 */
#ifndef WORKER_H
#define WORKER_H

#include "wire.h"

/* ------------------------------------------------------------------------- the crawler's end
 */

struct worker;

struct worker *worker_start(void); /* NULL where no process can be started (said) */
void worker_stop(struct worker *);

/* Hands it a page, whose body is in `body` (a descriptor; -1: an empty body). The texts of the
 * page are sent; `run` and the page's id go in front of each record. False where the worker is
 * gone. */
bool worker_send(
    struct worker *, const struct page *, int body, const char *run, const char *page_id);

/* For poll: readable when frames are there. */
int worker_fd(const struct worker *);

/* Is something to be read, now? (The worker's end is something, too.) */
bool worker_is_ready(const struct worker *);

/*
 * The next frame, waiting for it; *data belongs to the worker until the next call. False where
 * the worker is gone: *why says how ("ran out of time", "was killed by signal 11").
 */
bool worker_read(struct worker *, struct frame *, struct span *data, const char **why);

/* ------------------------------------------------------------------------- the worker's end */

/* Serves jobs on `fd` until it is closed. Returns an exit status. */
int worker_serve(int fd);

#endif
