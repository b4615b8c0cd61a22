#include "rebuild.h"

#include "../base/arena.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "../limits.h"
#include "archive.h"
#include "capture.h"

#include <dirent.h>
#include <errno.h>

/* -------------------------------------------------------------------- what the archive says */

struct scan {
	struct offline *o;
	char *file;      /* below var */
	struct buf head; /* of the answer that the next metadata record belongs to, */
	size_t at;       /* where it stands, */
	bool revisit;    /* and what it is */
};

/* A field of a metadata block; "%0A" and the like are undone. NULL where it is not there. */
static char *
field(struct arena *a, const char *lines, const char *name)
{
	char *value = warc_header(a, lines, name), *to = value;

	for (const char *from = value; from && *from; from++) {
		if (*from == '%' && from[1] && from[2]) {
			const char hex[3] = { from[1], from[2], '\0' };

			*to++ = (char)strtol(hex, NULL, 16);
			from += 2;
		} else {
			*to++ = *from;
		}
	}
	if (to)
		*to = '\0';
	return value;
}

static const char *
status_of(struct arena *a, const char *head)
{
	const char *blank = strchr(head, ' ');

	return blank && strncmp(head, "HTTP/", 5) == 0 ? arena_ndup(a, blank + 1, 3) : "200";
}

static bool
put_capture(struct scan *s, struct arena *a, const char *m, const char *fetched)
{
	const char *head = s->head.data ? s->head.data : "";
	char at[24];

	snprintf(at, sizeof(at), "%zu", s->at);
	return db_run(s->o->db, sql_text("queries/rebuild_found.sql"),
	    DB_ARGS(field(a, m, "paydirt-run"), field(a, m, "paydirt-request-id"),
		field(a, m, "paydirt-kind"), field(a, m, "paydirt-method"),
		field(a, m, "paydirt-url"), field(a, m, "paydirt-final-url"),
		field(a, m, "paydirt-request"), field(a, m, "paydirt-request-type"),
		field(a, m, "paydirt-scope"), field(a, m, "paydirt-param"),
		field(a, m, "paydirt-file"), field(a, m, "paydirt-type"),
		field(a, m, "paydirt-portal"), field(a, m, "paydirt-sha256"),
		field(a, m, "paydirt-length"), status_of(a, head), fetched,
		warc_header(a, head, "ETag"), warc_header(a, head, "Last-Modified"), s->file,
		at, s->revisit ? "t" : "f"),
	    NULL);
}

static bool
put_end(struct scan *s, struct arena *a, const char *m)
{
	return db_run(s->o->db, sql_text("queries/rebuild_ended.sql"),
	    DB_ARGS(field(a, m, "paydirt-run"), field(a, m, "paydirt-mode"),
		field(a, m, "paydirt-state"), field(a, m, "paydirt-since"),
		field(a, m, "paydirt-until"), field(a, m, "paydirt-portal"),
		field(a, m, "paydirt-reason")),
	    NULL);
}

/* A redirect is no page, and a record without a run is of no night. */
static bool
take_metadata(struct scan *s, const struct warc_record *r, const char *block)
{
	struct arena a;
	const char *run, *kind;
	bool good = true;

	arena_init(&a, 0);
	run = field(&a, block, "paydirt-run");
	kind = field(&a, block, "paydirt-kind");
	if (run && !kind)
		good = put_end(s, &a, block);
	else if (run && strcmp(kind, "redirect") != 0)
		good = put_capture(s, &a, block, warc_header(&a, r->headers.data, "WARC-Date"));
	arena_release(&a);
	return good;
}

static bool
take_record(struct scan *s, const struct warc_record *r)
{
	const char *map = body_map(&r->block), *end;
	struct buf text;
	bool good = map != NULL;

	if (!good)
		log_error("'%s' cannot be read: %s", s->file, strerror(errno));
	if (good && strcmp(r->type, "metadata") == 0) {
		buf_init(&text, LIMIT_FIELD);
		buf_add(&text, map, r->block.len);
		good = take_metadata(s, r, text.data ? text.data : "");
		buf_release(&text);
	} else if (good && strcmp(r->type, "request") != 0) {
		buf_reset(&s->head);
		end = memmem(map, r->block.len, "\r\n\r\n", 4);
		if (strcmp(r->type, "resource") != 0 && end)
			buf_add(&s->head, map, (size_t)(end - map));
		s->at = r->at;
		s->revisit = strcmp(r->type, "revisit") == 0;
	}
	body_unmap(&r->block, map);
	return good;
}

static bool
scan_file(struct offline *o, const char *name)
{
	struct scan s = { .o = o };
	struct warc_record r;
	char *path;
	struct warc *w;
	bool good = true;

	s.file = xasprintf("archive/%s/%s", o->source->name, name);
	path = xasprintf("%s/%s", o->var, s.file);
	w = warc_open(path);
	free(path);
	buf_init(&s.head, LIMIT_FIELD);
	while (w && good && warc_next(w, o->tmp, &r)) {
		if (r.broken)
			log_warning("'%s', record at byte %zu: %s; what it held is not read",
			    s.file, r.at, r.broken);
		else
			good = take_record(&s, &r);
		warc_record_release(&r);
	}
	if (w)
		warc_close(w);
	else
		log_error("'%s' cannot be read: %s", s.file, strerror(errno));
	buf_release(&s.head);
	free(s.file);
	return w && good;
}

static int
is_capture_file(const struct dirent *d)
{
	size_t len = strlen(d->d_name);

	return len > 8 && strcmp(d->d_name + len - 8, ".warc.gz") == 0;
}

/* No folder: nothing was ever kept of the source. */
static bool
scan_archive(struct offline *o)
{
	char *folder = xasprintf("%s/archive/%s", o->var, o->source->name);
	struct dirent **names = NULL;
	int count = scandir(folder, &names, is_capture_file, alphasort);
	bool good = db_script(
	    o->db, "queries/rebuild_tables.sql", sql_text("queries/rebuild_tables.sql"));

	for (int i = 0; i < count; i++) {
		good = good && scan_file(o, names[i]->d_name);
		free(names[i]);
	}
	free(names);
	free(folder);
	return good;
}

/* ------------------------------------------------------------------------ making it again */

/* One row of rebuild_pages.sql */
struct again {
	const char *request, *kind, *method, *url, *final_url, *body, *body_type, *scope,
	    *param, *file, *type, *portal, *sha256, *length, *status, *fetched, *etag,
	    *last_modified, *archive, *at;
	bool revisit;
};

static struct again
again_of(const struct rows *rows, int i)
{
	const char *v[20];

	for (int k = 0; k < 20; k++)
		v[k] = rows_get(rows, i, k);
	return (struct again){ v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9],
		v[10], v[11], v[12], v[13], v[14], v[15], v[16], v[17], v[18], v[19],
		*rows_get(rows, i, 20) == 't' };
}

/* As unchanged as it was on the night: what it asks for is asked for again. */
static bool
take_unchanged(struct offline *o, const struct again *g, const char *page_id)
{
	return db_run(o->db, sql_text("queries/request_unchanged.sql"),
		   DB_ARGS(o->run.id, g->request, page_id), NULL) &&
	       (o->run.mode != RUN_CRAWL || db_run(o->db, sql_text("queries/ask_of_page.sql"),
						DB_ARGS(o->run.id, page_id), NULL));
}

static bool
take_revisit(struct offline *o, const struct again *g)
{
	struct rows *rows = db_rows(o->db, sql_text("queries/resource_fresh.sql"),
	    DB_ARGS(o->source->name, g->request, g->etag, g->last_modified, g->fetched));
	bool good = rows != NULL;

	if (good && rows_count(rows))
		good = take_unchanged(o, g, rows_get(rows, 0, 1));
	rows_free(rows);
	return good;
}

static bool
parse_capture(struct offline *o, const struct again *g, const char *page_id)
{
	struct offline_page p = { .page = { .source = o->source->row,
				      .kind = g->kind,
				      .method = g->method,
				      .url = g->final_url ? g->final_url : g->url,
				      .request = g->body,
				      .scope = g->scope,
				      .param = g->param,
				      .file = g->file,
				      .type = g->type,
				      .fetched = g->fetched,
				      .status = (int)strtol(g->status, NULL, 10) },
		.id = page_id,
		.request = g->request,
		.file = g->archive,
		.at = strtoull(g->at, NULL, 10) };

	return offline_parse(o, &p);
}

/* Bytes that the request brought the last time, too, are not parsed again; a file is no request
 * that could bring others. */
static bool
is_news(struct offline *o, const struct again *g, const struct saved_page *saved, bool *failed)
{
	char *newest;
	bool news;

	*failed = false;
	if (saved->to_parse || strcmp(g->method, "FILE") == 0)
		return saved->to_parse;
	newest = db_value(o->db, sql_text("queries/page_newest.sql"),
	    DB_ARGS(o->source->name, g->request, saved->page_id), failed);
	news = !newest || *newest != 't';
	free(newest);
	return news;
}

static bool
take_capture(struct offline *o, const struct again *g)
{
	struct saved_page saved = { 0 };
	bool failed, news;
	char version[24];
	struct rows *rows;

	snprintf(version, sizeof(version), "%d", o->source->row->version);
	rows = db_rows(o->db, sql_text("queries/page_save.sql"),
	    DB_ARGS(o->source->name, g->kind, g->method, g->url, g->body, g->body_type,
		g->scope, g->param, g->file, g->type, g->status, g->sha256, g->length,
		g->fetched, g->portal, g->archive, g->at, version, g->final_url));
	if (!rows)
		return false;
	capture_saved(rows, &saved);
	rows_free(rows);
	news = is_news(o, g, &saved, &failed);
	if (failed)
		return false;
	if (strcmp(g->method, "FILE") != 0 &&
	    !db_run(o->db, sql_text("queries/resource_set.sql"),
		DB_ARGS(o->source->name, g->request, saved.page_id, g->etag, g->last_modified),
		NULL))
		return false;
	return news ? parse_capture(o, g, saved.page_id) : take_unchanged(o, g, saved.page_id);
}

static bool
take_captures(struct offline *o, const char *run)
{
	struct rows *rows = db_rows(o->db, sql_text("queries/rebuild_pages.sql"), DB_ARGS(run));
	bool good = rows != NULL;

	for (int i = 0; good && i < rows_count(rows) && !crawl_is_stopping(); i++) {
		struct again g = again_of(rows, i);

		good =
		    db_run(o->db, sql_text("queries/rebuild_request.sql"),
			DB_ARGS(o->run.id, g.request, g.kind, g.method, g.url ? g.url : g.file,
			    g.body, g.body_type, g.scope, g.param, g.status),
			NULL) &&
		    (g.revisit ? take_revisit(o, &g) : take_capture(o, &g));
	}
	rows_free(rows);
	return good;
}

/* Columns of rebuild_runs.sql */
enum { RUN, MODE, STATE, SINCE, UNTIL, PORTAL, REASON };

static bool
open_run(struct offline *o, const struct rows *rows, int i)
{
	char version[24], *id;
	bool failed;

	run_release(&o->run);
	o->run.source = o->source;
	o->run.mode = strcmp(rows_get(rows, i, MODE), "load") == 0 ? RUN_LOAD : RUN_CRAWL;
	snprintf(version, sizeof(version), "%d", o->source->row->version);
	id = db_value(o->db, sql_text("queries/rebuild_run.sql"),
	    DB_ARGS(o->source->name, rows_get(rows, i, RUN), rows_get(rows, i, MODE),
		rows_get(rows, i, SINCE), rows_get(rows, i, UNTIL), rows_get(rows, i, PORTAL),
		version),
	    &failed);
	if (!id)
		return false;
	snprintf(o->run.id, sizeof(o->run.id), "%s", id);
	free(id);
	return true;
}

/* What was promoted then and is refused now: what comes after would be built on sand. */
static bool
is_promoted(const struct offline *o, const struct run_report *report, const char *run)
{
	if (strcmp(report->state, "promoted") == 0)
		return true;
	log_error("the run of '%s' that began %s was promoted then, and is %s now: %s",
	    o->source->name, run, report->state, report->reason ? report->reason : "");
	return false;
}

static bool
fail_again(struct offline *o, const char *reason)
{
	struct run_report report;
	bool good = run_fail(o->db, &o->run, reason, &report);

	if (good)
		run_report_release(&report);
	return good;
}

static bool
make_run(struct offline *o, const struct rows *rows, int i, struct run_report *report)
{
	if (!open_run(o, rows, i) || !take_captures(o, rows_get(rows, i, RUN)))
		return false;
	if (crawl_is_stopping())
		return true;
	if (!db_run(o->db, sql_text("queries/rebuild_left.sql"), DB_ARGS(o->run.id), NULL))
		return false;
	if (strcmp(rows_get(rows, i, STATE), "promoted") != 0)
		return fail_again(o, rows_get(rows, i, REASON));
	run_report_release(report);
	return run_promote(o->db, &o->run, report) &&
	       is_promoted(o, report, rows_get(rows, i, RUN));
}

bool
rebuild_source(struct offline *o, struct run_report *report)
{
	struct rows *rows = NULL;
	bool good = run_lock(o->db, o->source) &&
		    db_run(o->db, sql_text("queries/rebuild_begin.sql"),
			DB_ARGS(o->source->name), NULL) &&
		    scan_archive(o);

	if (good)
		rows = db_rows(
		    o->db, sql_text("queries/rebuild_runs.sql"), DB_ARGS(o->source->name));
	good = rows != NULL;
	for (int i = 0; good && i < rows_count(rows) && !crawl_is_stopping(); i++)
		good = make_run(o, rows, i, report);
	if (good && !crawl_is_stopping())
		good = db_run(o->db, sql_text("queries/rebuild_done.sql"),
		    DB_ARGS(o->source->name), NULL);
	if (rows)
		log_info("%d runs made again from the archive", rows_count(rows));
	rows_free(rows);
	return good;
}
