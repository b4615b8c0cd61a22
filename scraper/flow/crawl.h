/*
 * crawl.h: one source's night: source → fetch → archive → parse → load, and the run's
 * promotion.
 */
#ifndef CRAWL_H
#define CRAWL_H

#include "night.h"
#include "run.h"

struct crawl_settings {
	const char *conninfo; /* of the database */
	const char *var;
	const char *portal;  /* the stand-in, or NULL */
	const char *contact; /* in the user agent */
	const char *since;   /* NULL: since the last good night; "all": everything */
	long delay_ms;       /* -1: the source's own */
	long idle_seconds;   /* 0: LIMIT_IDLE_SECONDS */
	struct night_names agencies, words;
};

enum crawl_end {
	CRAWL_PROMOTED,
	CRAWL_REFUSED, /* by the checks, or failed; the report says why */
	CRAWL_PAUSED,  /* stopped by a signal, a budget or a long wait: the next call goes on */
	CRAWL_SKIPPED, /* it needs a key that is not there, or is not crawled at all */
	CRAWL_UNABLE,  /* database or archive failed (said): the next call goes on */
};

/* Runs it, or goes on with one that was left. The report is filled for PROMOTED and REFUSED. */
enum crawl_end crawl_source(
    const struct crawl_settings *, const struct source_entry *, struct run_report *);

/* Asks a running crawl_source of this process to end soon; safe in a signal handler. */
void crawl_stop(int signal);
bool crawl_is_stopping(void);

#endif
