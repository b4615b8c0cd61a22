#include "verify.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"
#include "archive.h"

#include <dirent.h>
#include <errno.h>
#include <unistd.h>

struct verify {
	const char *var;
	char *tmp;
	struct verify_report *report;
};

static bool
is_tear(const char *broken)
{
	return strcmp(broken, "the file ends inside it") == 0;
}

static void
verify_file(struct verify *v, const char *path)
{
	struct warc *w = warc_open(path);
	struct warc_record r;

	if (!w) {
		log_error("'%s' cannot be read: %s", path, strerror(errno));
		v->report->broken++;
		return;
	}
	v->report->files++;
	while (warc_next(w, v->tmp, &r)) {
		v->report->records++;
		if (r.broken && is_tear(r.broken)) {
			v->report->torn++;
			log_warning(
			    "'%s' is torn at byte %zu, as a crash leaves it", path, r.at);
		} else if (r.broken) {
			v->report->broken++;
			log_error("'%s', record at byte %zu: %s", path, r.at, r.broken);
		}
		warc_record_release(&r);
	}
	warc_record_release(&r);
	warc_close(w);
}

static bool
is_warc(const char *name)
{
	size_t len = strlen(name);

	return len > 8 && strcmp(name + len - 8, ".warc.gz") == 0;
}

/* archive/<source>/<file>, both levels sorted, so that the report reads the same every time */
static void
verify_folder(struct verify *v, const char *folder, int depth)
{
	struct dirent **names;
	int count = scandir(folder, &names, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		char *path = xasprintf("%s/%s", folder, names[i]->d_name);

		if (names[i]->d_name[0] != '.' && depth > 0)
			verify_folder(v, path, depth - 1);
		else if (is_warc(names[i]->d_name))
			verify_file(v, path);
		free(path);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
}

/* The bytes that the page's row names, held against its SHA-256 */
static bool
verify_page(void *context, const struct rows *row, int i)
{
	struct verify *v = context;
	char hex[SHA256_HEX_SIZE], *path;
	const char *wrong;
	struct body body;

	if (i < 0)
		return true;
	v->report->pages++;
	path = xasprintf("%s/%s", v->var, rows_get(row, i, 1));
	if (access(path, F_OK) < 0) {
		v->report->elsewhere++;
		free(path);
		return true;
	}
	wrong = archive_body(
	    v->var, rows_get(row, i, 1), (size_t)rows_number(row, i, 2), v->tmp, &body);
	if (!wrong) {
		sha256_hex(body.sha256, hex);
		if (strcmp(hex, rows_get(row, i, 3)) != 0)
			wrong = "its bytes are not those that were fetched";
	}
	if (wrong) {
		v->report->missing++;
		log_error("page %s in '%s' at byte %s: %s", rows_get(row, i, 0), path,
		    rows_get(row, i, 2), wrong);
	}
	body_release(&body);
	free(path);
	return true;
}

bool
verify_archive(struct db *db, const char *var, struct verify_report *report)
{
	struct verify v = { .var = var, .tmp = var_subfolder(var, "tmp"), .report = report };
	char *folder = xasprintf("%s/archive", var);
	bool good;

	memset(report, 0, sizeof(*report));
	verify_folder(&v, folder, 1);
	good = v.tmp &&
	       db_stream(db, sql_text("queries/archive_pages.sql"), DB_NONE, verify_page, &v);
	free(folder);
	free(v.tmp);
	return good;
}

bool
verify_files(const char *var, char **files, int count, struct verify_report *report)
{
	struct verify v = { .var = var, .tmp = var_subfolder(var, "tmp"), .report = report };

	memset(report, 0, sizeof(*report));
	if (!v.tmp)
		return false;
	for (int i = 0; i < count; i++)
		verify_file(&v, files[i]);
	free(v.tmp);
	return true;
}
