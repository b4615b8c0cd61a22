/*
 * run.h: one night of one source, or one load of files by hand: from the first page to the
 * promotion of what it said.
 */
#ifndef RUN_H
#define RUN_H

#include "../base/db.h"
#include "../parser.h"
#include "source.h"

enum run_mode { RUN_CRAWL, RUN_LOAD, RUN_OFFLINE };

struct run {
	const struct source_entry *source;
	enum run_mode mode;
	char id[24];   /* run_id, as text */
	char *started; /* when it began: its name in the archive */
	char *since;   /* a night's window, as it was begun; NULL: everything */
	char *until;
	bool fresh;   /* begun by this call, not taken up */
	char *portal; /* the stand-in that was asked in the portals' place, or NULL */
	struct archive *archive; /* where its end is written, too; NULL: nowhere. Not owned */
};

/*
 * Begins a run, or takes up the one of the same mode that is open (a crash left it, or another
 * process works on it). An open run of another mode that nobody works on is ended as failed.
 * False after a failure (said). `db` keeps a lock on the source until it is closed or
 * run_unlock: shared for a crawl, alone for the other modes.
 */
bool run_open(struct db *db, const struct source_entry *, enum run_mode, const char *since,
    const char *until, const char *portal, struct run *);
bool run_lock(struct db *, const struct source_entry *); /* alone; said where others hold it */
void run_unlock(struct db *, const struct run *);
void run_release(struct run *);

/* Files an issue that was seen outside of a page. `place` may be NULL. */
bool run_issue(struct db *, const struct run *, enum reach, const char *stage,
    const char *place, const char *message);

/* What became of a run. */
struct run_report {
	char state[16]; /* promoted, refused, failed */
	char *reason;   /* why refused or failed; NULL */
	bool complete;
	long asked, unchanged, saved, failed, bytes;
	long rows_new, rows_changed, rows_gone, rows_same, rows_repeated;
	long issues[6]; /* by reach */
	double seconds;
};
void run_report_release(struct run_report *);

/*
 * normalize, resolve, check, promote: in one transaction. What the checks refuse is rolled back
 * and the last good data stays; the run's pages will be parsed again by the next run. Returns
 * false only where the database failed; a refusal is in the report. A run that another process
 * promoted in the meantime is only reported.
 */
bool run_promote(struct db *, const struct run *, struct run_report *);

/* Ends it without promotion. */
bool run_fail(struct db *, const struct run *, const char *reason, struct run_report *);

/* One paragraph for people, on stderr. */
void run_say(const struct run_report *);

#endif
