#include "offline.h"

#include "../base/sql.h"
#include "../base/var.h"
#include "archive.h"
#include "load.h"
#include "rebuild.h"

#define PATIENCE 30 /* seconds for a database that does not answer */

bool
offline_parse(struct offline *o, const struct offline_page *p)
{
	struct body body;
	enum reach reach;
	const char *wrong = archive_body(o->var, p->file, p->at, o->tmp, &body);
	char *message;
	bool good;

	if (wrong) {
		message = xasprintf("the archive cannot be read: %s", wrong);
		good = run_issue(o->db, &o->run, REACH_PAGE, "archive", p->file, message);
		free(message);
	} else {
		good = load_page(
		    o->load, &o->worker, &o->run, &p->page, body.fd, p->id, p->request, &reach);
	}
	body_release(&body);
	return good;
}

static bool
parse_again(struct offline *o, const struct rows *rows, int i)
{
	struct offline_page p = { .page = { .source = o->source->row,
				      .kind = rows_get(rows, i, 1),
				      .method = rows_get(rows, i, 2),
				      .url = rows_get(rows, i, 3),
				      .request = rows_get(rows, i, 4),
				      .scope = rows_get(rows, i, 5),
				      .param = rows_get(rows, i, 6),
				      .file = rows_get(rows, i, 7),
				      .type = rows_get(rows, i, 8),
				      .status = (int)rows_number(rows, i, 9),
				      .fetched = rows_get(rows, i, 10) },
		.id = rows_get(rows, i, 0),
		.file = rows_get(rows, i, 11),
		.at = (size_t)rows_number(rows, i, 12) };
	bool failed, good;
	char *request = db_value(
	    o->db, sql_text("queries/request_archived.sql"), DB_ARGS(o->run.id, p.id), &failed);

	p.request = request;
	good = request && offline_parse(o, &p);
	free(request);
	return good;
}

/* The pages that the database knows, in a run of their own */
static bool
parse_known(struct offline *o, bool all, struct run_report *report)
{
	char version[24];
	struct rows *rows;
	bool good;

	snprintf(version, sizeof(version), "%d", o->source->row->version);
	if (!run_open(o->db, o->source, RUN_OFFLINE, NULL, NULL, NULL, &o->run))
		return false;
	rows = db_rows(o->db, sql_text("queries/pages_archived.sql"),
	    DB_ARGS(o->source->name, all ? NULL : version));
	good = rows != NULL;
	for (int i = 0; good && i < rows_count(rows) && !crawl_is_stopping(); i++)
		good = parse_again(o, rows, i);
	rows_free(rows);
	return good && (crawl_is_stopping() || run_promote(o->db, &o->run, report));
}

static bool
is_unknown(struct offline *o, bool *failed)
{
	char *unknown = db_value(
	    o->db, sql_text("queries/rebuild_wanted.sql"), DB_ARGS(o->source->name), failed);
	bool is = unknown && *unknown == 't';

	free(unknown);
	return is;
}

enum crawl_end
offline_source(const struct crawl_settings *set, const struct source_entry *source, bool all,
    struct run_report *report)
{
	struct offline o = { .var = set->var, .source = source };
	bool good, failed = false;

	memset(report, 0, sizeof(*report));
	o.tmp = var_subfolder(set->var, "tmp");
	o.db = o.tmp ? db_open(set->conninfo, "paydirt offline", PATIENCE) : NULL;
	o.loading = o.db ? db_open(set->conninfo, "paydirt load", PATIENCE) : NULL;
	good = o.loading != NULL;
	if (good) {
		o.load = load_new(o.loading);
		good = is_unknown(&o, &failed) ? rebuild_source(&o, report)
					       : !failed && parse_known(&o, all, report);
	}
	worker_stop(o.worker);
	load_free(o.load);
	run_release(&o.run);
	db_close(o.db);
	db_close(o.loading);
	free(o.tmp);
	if (!good)
		return CRAWL_UNABLE;
	if (crawl_is_stopping())
		return CRAWL_PAUSED;
	return !report->state[0] || strcmp(report->state, "promoted") == 0 ? CRAWL_PROMOTED
									   : CRAWL_REFUSED;
}
