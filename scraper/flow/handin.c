#include "handin.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"
#include "archive.h"
#include "capture.h"
#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct handin {
	struct db *db;
	const char *var, *kind, *url;
	struct run run;
	struct archive *archive;
	struct load *load;
	struct worker *worker;
};

static char *
value_or_fail(struct db *db, const char *query, struct db_args args)
{
	bool failed;

	return db_value(db, sql_text(query), args, &failed);
}

/* Archived and known as a page before anything reads it */
static bool
take_file(struct handin *h, const char *path, const struct body *body, bool *failed)
{
	char *copy = xstrdup(path), when[32];
	const char *name = basename(copy);
	struct capture c = { .source = h->run.source->name,
		.kind = h->kind,
		.method = "FILE",
		.file = name,
		.final_url = h->url,
		.run = h->run.started,
		.type = "application/octet-stream",
		.fetched = when,
		.status = 200,
		.body = body,
		.sha256 = body->sha256,
		.length = body->len };
	struct page page = { .source = h->run.source->row,
		.kind = h->kind,
		.method = "FILE",
		.file = name,
		.url = h->url,
		.type = c.type,
		.fetched = when,
		.status = 200 };
	struct saved_page saved = { 0 };
	char hex[SHA256_HEX_SIZE], *request;
	enum reach reach = REACH_NONE;
	bool good;

	archive_time(when);
	sha256_hex(body->sha256, hex);
	request = value_or_fail(
	    h->db, "queries/request_file.sql", DB_ARGS(h->run.id, h->kind, name, hex));
	c.request_id = request;
	good = request && capture_save(h->db, h->archive, h->run.source, &c, body, &saved);
	if (good && saved.to_parse)
		good = load_page(h->load, &h->worker, &h->run, &page, body->fd, saved.page_id,
		    request, &reach);
	else if (good)
		good = db_run(h->db, sql_text("queries/request_unchanged.sql"),
		    DB_ARGS(h->run.id, request, saved.page_id), NULL);
	if (good && !saved.to_parse)
		log_info("'%s' is known, byte for byte; it is not parsed again", name);
	*failed = *failed || reach >= REACH_PAGE;
	free(request);
	free(copy);
	return good;
}

static bool
take_path(struct handin *h, const char *path, bool *failed)
{
	struct body body;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && body_of_file(&body, fd);

	if (fd >= 0)
		close(fd);
	if (!good) {
		log_error(
		    "cannot read '%s': %s", path, fd < 0 ? strerror(errno) : "it is no file");
		*failed = true;
		return run_issue(
		    h->db, &h->run, REACH_PAGE, "fetch", path, "the file cannot be read");
	}
	good = take_file(h, path, &body, failed);
	body_release(&body);
	return good;
}

bool
handin(struct db *db, struct db *loading, const char *var, const struct source_entry *source,
    const char *kind, const char *url, char **files, int count, struct run_report *report)
{
	struct handin h = { .db = db, .var = var, .url = url };
	bool good, failed = false;

	h.kind = kind ? kind : source->row->pages[0].kind;
	if (!run_open(db, source, RUN_LOAD, NULL, NULL, NULL, &h.run))
		return false;
	h.run.archive = h.archive = archive_open(var, source->name);
	h.load = load_new(loading);
	good = true;
	for (int i = 0; good && i < count; i++)
		good = take_path(&h, files[i], &failed);
	if (good && failed)
		good = run_fail(db, &h.run, "a file was refused", report);
	else if (good)
		good = run_promote(db, &h.run, report);
	worker_stop(h.worker);
	load_free(h.load);
	archive_close(h.archive);
	run_unlock(db, &h.run);
	run_release(&h.run);
	return good;
}
