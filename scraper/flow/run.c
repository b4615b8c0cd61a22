#include "run.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "archive.h"
#include "resolve.h"
#include "sink.h"

static const char *const mode_names[] = { "crawl", "load", "offline" };

void
run_release(struct run *r)
{
	free(r->started);
	free(r->since);
	free(r->until);
	free(r->portal);
	memset(r, 0, sizeof(*r));
}

static bool
lock(struct db *db, const char *query, const char *source)
{
	bool failed, locked;
	char *got = db_value(db, sql_text(query), DB_ARGS(source), &failed);

	locked = got && *got == 't';
	free(got);
	if (!locked && !failed)
		log_error("another process works on '%s'", source);
	return locked;
}

bool
run_lock(struct db *db, const struct source_entry *source)
{
	return lock(db, "queries/run_lock.sql", source->name);
}

static char *
copied(const struct rows *rows, int column)
{
	return rows_get(rows, 0, column) ? xstrdup(rows_get(rows, 0, column)) : NULL;
}

static bool
take_up(struct db *db, struct run *r, enum run_mode mode, const char *since, const char *until,
    const char *portal)
{
	char *version = xasprintf("%d", r->source->row->version);
	struct rows *rows = db_rows(db, sql_text("queries/run_open.sql"),
	    DB_ARGS(r->source->name, mode_names[mode], since, until, portal, version));

	free(version);
	if (!rows)
		return false;
	if (rows_count(rows) != 1) {
		log_error("another run of '%s' is open", r->source->name);
		rows_free(rows);
		return false;
	}
	snprintf(r->id, sizeof(r->id), "%s", rows_get(rows, 0, 0));
	r->fresh = *rows_get(rows, 0, 1) == 't';
	r->started = copied(rows, 2);
	r->since = copied(rows, 3);
	r->until = copied(rows, 4);
	r->portal = copied(rows, 5);
	rows_free(rows);
	return true;
}

bool
run_open(struct db *db, const struct source_entry *source, enum run_mode mode,
    const char *since, const char *until, const char *portal, struct run *r)
{
	*r = (struct run){ .source = source, .mode = mode };
	/* shared for a crawl, which several processes may work on; alone for the other modes */
	if (mode == RUN_CRAWL ? !lock(db, "queries/run_lock_shared.sql", source->name)
			      : !run_lock(db, source))
		return false;
	/* with the lock held, an open run of another mode is one that a crash left */
	if (!db_run(db, sql_text("queries/run_abandon.sql"),
		DB_ARGS(source->name, mode_names[mode]), NULL))
		return false;
	return take_up(db, r, mode, since, until, portal);
}

void
run_unlock(struct db *db, const struct run *r)
{
	if (!db_run(db, sql_text("queries/run_unlock.sql"), DB_ARGS(r->source->name), NULL))
		log_debug("the lock on '%s' went with the connection", r->source->name);
}

bool
run_issue(struct db *db, const struct run *r, enum reach reach, const char *stage,
    const char *place, const char *message)
{
	return db_run(db, sql_text("queries/issue.sql"),
	    DB_ARGS(r->id, r->source->name, reach_name(reach), stage, place, message), NULL);
}

static bool
run_folder(struct db *db, const char *folder)
{
	const struct sql_file *f = NULL;

	while ((f = sql_next(folder, f)))
		if (!db_script(db, f->path, f->text))
			return false;
	return true;
}

/* What the checks found: rows of reach, check, message. The worst reach is returned. */
struct finding {
	struct finding *next;
	enum reach reach;
	char *check, *message;
};

static enum reach
reach_of(const char *name)
{
	for (int i = REACH_NOTE; i <= REACH_ALL; i++)
		if (strcmp(name, reach_name((enum reach)i)) == 0)
			return (enum reach)i;
	die("a check answers with reach '%s', which is none", name);
}

static bool
run_checks(struct db *db, const struct run *r, struct finding **findings)
{
	const struct sql_file *f = NULL;

	while ((f = sql_next("checks/", f))) {
		struct rows *rows = db_rows(db, f->text, DB_ARGS(r->id));

		if (!rows)
			return false;
		for (int i = 0; i < rows_count(rows); i++) {
			struct finding *n = xcalloc(1, sizeof(*n));

			n->reach = reach_of(rows_get(rows, i, 0));
			n->check = xstrdup(f->path);
			n->message = xstrdup(rows_get(rows, i, 1));
			n->next = *findings;
			*findings = n;
		}
		rows_free(rows);
	}
	return true;
}

static const struct finding *
worst(const struct finding *f)
{
	const struct finding *worst = NULL;

	for (; f; f = f->next)
		if (!worst || f->reach > worst->reach)
			worst = f;
	return worst;
}

static bool
file_findings(struct db *db, const struct run *r, const struct finding *f)
{
	for (; f; f = f->next)
		if (!run_issue(db, r, f->reach, "check", f->check, f->message))
			return false;
	return true;
}

static void
free_findings(struct finding *f)
{
	while (f) {
		struct finding *next = f->next;

		free(f->check);
		free(f->message);
		free(f);
		f = next;
	}
}

/* What the run's records change in all that is made of them; a night without news costs nothing
 * here. */
static bool
work_out(struct db *db)
{
	bool failed, news;
	char *is = db_value(db, sql_text("queries/run_news.sql"), DB_NONE, &failed);

	news = is && *is == 't';
	free(is);
	return !failed && (!news || (run_folder(db, "normalize/") && resolve_run(db)));
}

/* The stages that only prepare: everything up to the checks, inside a transaction. */
static bool
prepare(struct db *db, const struct run *r, struct finding **findings)
{
	return db_run(db, sql_text("queries/run_this.sql"), DB_ARGS(r->id), NULL) &&
	       run_folder(db, "merge/") && work_out(db) && run_checks(db, r, findings);
}

/* In the archive before the commit: a crash between the two leaves an end that is said again.
 */
static bool
end_run(struct db *db, const struct run *r, const char *state, const char *reason)
{
	const struct archive_run end = { .run = r->started,
		.mode = mode_names[r->mode],
		.state = state,
		.since = r->since,
		.until = r->until,
		.portal = r->portal,
		.reason = reason };
	bool good =
	    db_run(db, sql_text("queries/run_end.sql"), DB_ARGS(r->id, state, reason), NULL) &&
	    db_run(db, sql_text("queries/staging_clear.sql"), DB_ARGS(r->id), NULL);

	if (good && strcmp(state, "promoted") != 0)
		good = db_run(db, sql_text("queries/run_unparse.sql"), DB_ARGS(r->id), NULL);
	return good && (!r->archive || archive_end_run(r->archive, &end));
}

static bool
fill_report(struct db *db, const struct run *r, struct run_report *report)
{
	struct rows *rows = db_rows(db, sql_text("queries/run_report.sql"), DB_ARGS(r->id));
	long *numbers[] = { &report->asked, &report->unchanged, &report->saved, &report->failed,
		&report->bytes, &report->rows_new, &report->rows_changed, &report->rows_gone,
		&report->rows_same, &report->rows_repeated, &report->issues[REACH_NOTE],
		&report->issues[REACH_ROW], &report->issues[REACH_PAGE],
		&report->issues[REACH_SOURCE] };

	memset(report, 0, sizeof(*report));
	if (!rows)
		return false;
	snprintf(report->state, sizeof(report->state), "%s", rows_get(rows, 0, 0));
	report->reason = rows_get(rows, 0, 1) ? xstrdup(rows_get(rows, 0, 1)) : NULL;
	report->complete = rows_get(rows, 0, 2) && *rows_get(rows, 0, 2) == 't';
	report->seconds = strtod(rows_get(rows, 0, 3), NULL);
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++)
		*numbers[i] = rows_number(rows, 0, (int)i + 4);
	rows_free(rows);
	return true;
}

void
run_report_release(struct run_report *report)
{
	free(report->reason);
	memset(report, 0, sizeof(*report));
}

/* Refused: nothing of it stays but the issues, and the knowledge that it must be parsed again.
 */
static bool
refuse(struct db *db, const struct run *r, const struct finding *findings, const char *reason)
{
	db_rollback(db);
	if (db_begin(db) && file_findings(db, r, findings) &&
	    end_run(db, r, "refused", reason) && db_commit(db))
		return true;
	db_rollback(db);
	return false;
}

static bool
is_open(struct db *db, const struct run *r, bool *open)
{
	bool failed;
	char *state = db_value(db, sql_text("queries/run_state.sql"), DB_ARGS(r->id), &failed);

	*open = state && strcmp(state, "open") == 0;
	free(state);
	return !failed;
}

static bool
promote(struct db *db, const struct run *r)
{
	struct finding *findings = NULL;
	const struct finding *bad;
	bool good, open;

	/* one promotion at a time: two sources may tell of one contract */
	if (!db_begin(db) || !db_run(db, sql_text("queries/promote_lock.sql"), DB_NONE, NULL) ||
	    !is_open(db, r, &open))
		return false;
	if (!open) {
		db_rollback(db);
		return true;
	}
	good = prepare(db, r, &findings);
	bad = worst(findings);
	if (good && bad && bad->reach >= REACH_SOURCE)
		good = refuse(db, r, findings, bad->message);
	else
		good = good && file_findings(db, r, findings) &&
		       end_run(db, r, "promoted", NULL) && db_commit(db);
	if (!good)
		db_rollback(db);
	free_findings(findings);
	return good;
}

/* No disk or memory, a server that goes down, a deadlock: it may be better later. Anything else
 * is the same tomorrow: the records themselves are refused. */
static bool
may_pass(const struct db *db)
{
	static const char *const classes[] = { "", "08", "40", "53", "55", "57", "58" };
	const char *state = db_sqlstate(db);

	for (size_t i = 0; i < ARRAY_SIZE(classes); i++)
		if (strncmp(state, classes[i], 2) == 0)
			return true;
	return db_lost(db);
}

bool
run_promote(struct db *db, const struct run *r, struct run_report *report)
{
	char reason[64];

	if (promote(db, r))
		return fill_report(db, r, report);
	snprintf(
	    reason, sizeof(reason), "the database refused a statement (%s)", db_sqlstate(db));
	if (may_pass(db)) {
		db_rollback(db);
		return false;
	}
	db_rollback(db);
	return run_fail(db, r, reason, report);
}

bool
run_fail(struct db *db, const struct run *r, const char *reason, struct run_report *report)
{
	if (db_begin(db) && end_run(db, r, "failed", reason) && db_commit(db))
		return fill_report(db, r, report);
	db_rollback(db);
	return false;
}

void
run_say(const struct run_report *p)
{
	log_info("%s: %ld asked, %ld unchanged, %ld saved (%.1f MB), %ld failed", p->state,
	    p->asked, p->unchanged, p->saved, (double)p->bytes / 1e6, p->failed);
	log_info("rows: %ld new, %ld changed, %ld gone, %ld as before, %ld repeated",
	    p->rows_new, p->rows_changed, p->rows_gone, p->rows_same, p->rows_repeated);
	log_info("issues: %ld notes, %ld rows, %ld pages, %ld source; %.1f seconds",
	    p->issues[REACH_NOTE], p->issues[REACH_ROW], p->issues[REACH_PAGE],
	    p->issues[REACH_SOURCE], p->seconds);
	if (p->reason)
		log_error("%s: %s", p->state, p->reason);
}
