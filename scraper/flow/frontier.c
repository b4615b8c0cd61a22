#include "frontier.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "sink.h"

void
request_release(struct request *r)
{
	free(r->kind);
	free(r->method);
	free(r->url);
	free(r->body);
	free(r->body_type);
	free(r->scope);
	free(r->param);
	free(r->etag);
	free(r->last_modified);
	free(r->page_id);
	memset(r, 0, sizeof(*r));
}

bool
frontier_open(struct frontier *f, struct db *db, const struct run *run)
{
	bool failed;

	*f = (struct frontier){ .db = db, .run = run };
	f->holder = db_value(db, sql_text("queries/frontier_holder.sql"), DB_NONE, &failed);
	return !failed && f->holder;
}

void
frontier_close(struct frontier *f)
{
	free(f->holder);
	f->holder = NULL;
}

static char *
text(const struct rows *rows, int row, int column)
{
	const char *value = rows_get(rows, row, column);

	return value ? xstrdup(value) : NULL;
}

static void
fill(struct request *r, const struct rows *rows, int i)
{
	char **texts[] = { &r->kind, &r->method, &r->url, &r->body, &r->body_type, &r->scope,
		&r->param, &r->etag, &r->last_modified, &r->page_id };

	snprintf(r->id, sizeof(r->id), "%s", rows_get(rows, i, 0));
	r->attempts = (int)rows_number(rows, i, 1);
	for (size_t t = 0; t < ARRAY_SIZE(texts); t++)
		*texts[t] = text(rows, i, (int)t + 2);
}

bool
frontier_take(struct frontier *f, struct request *out, size_t room, size_t *count)
{
	char many[24], version[24], lease[24];
	struct rows *rows;

	*count = 0;
	snprintf(many, sizeof(many), "%zu", room);
	snprintf(version, sizeof(version), "%d", f->run->source->row->version);
	snprintf(lease, sizeof(lease), "%d", LEASE_SECONDS);
	rows = db_rows(f->db, sql_text("queries/frontier_take.sql"),
	    DB_ARGS(f->run->id, many, f->holder, version, lease, f->run->source->name));
	if (!rows)
		return false;
	*count = (size_t)rows_count(rows);
	for (size_t i = 0; i < *count; i++)
		fill(&out[i], rows, (int)i);
	rows_free(rows);
	return true;
}

bool
frontier_renew(struct frontier *f)
{
	char lease[24];

	snprintf(lease, sizeof(lease), "%d", LEASE_SECONDS);
	return db_run(f->db, sql_text("queries/frontier_renew.sql"),
	    DB_ARGS(f->run->id, f->holder, lease), NULL);
}

bool
frontier_left(struct frontier *f, long *open, long *done, double *wait)
{
	struct rows *rows =
	    db_rows(f->db, sql_text("queries/frontier_left.sql"), DB_ARGS(f->run->id));
	const char *seconds;

	if (!rows)
		return false;
	*open = rows_number(rows, 0, 0);
	*done = rows_number(rows, 0, 1);
	seconds = rows_get(rows, 0, 2);
	*wait = seconds ? strtod(seconds, NULL) : 0;
	rows_free(rows);
	return true;
}

bool
frontier_retry(struct frontier *f, const struct request *r, double seconds, const char *why)
{
	char wait[40];

	snprintf(wait, sizeof(wait), "%.3f", seconds);
	return db_run(f->db, sql_text("queries/frontier_retry.sql"),
	    DB_ARGS(f->run->id, r->id, wait, why), NULL);
}

bool
frontier_fail(struct frontier *f, const struct request *r, enum reach reach, const char *why)
{
	return db_run(f->db, sql_text("queries/frontier_fail.sql"),
	    DB_ARGS(f->run->id, r->id, f->run->source->name, reach_name(reach), r->url, why),
	    NULL);
}

bool
frontier_unchanged(struct frontier *f, const struct request *r, const char *page_id)
{
	/* what the page asked for when it was parsed is asked again */
	return db_run(f->db, sql_text("queries/ask_of_page.sql"), DB_ARGS(f->run->id, page_id),
		   NULL) &&
	       db_run(f->db, sql_text("queries/request_unchanged.sql"),
		   DB_ARGS(f->run->id, r->id, page_id), NULL);
}

bool
frontier_release(struct frontier *f)
{
	return db_run(f->db, sql_text("queries/frontier_release.sql"),
	    DB_ARGS(f->run->id, f->holder), NULL);
}
