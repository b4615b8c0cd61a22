#include "package.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../read/json.h"
#include "output.h"
#include "sums.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define DESCRIPTION "datapackage.json"
#define BEGUN DESCRIPTION ".part" /* its name until the package is whole */

struct package {
	struct db *db;
	const char *folder;
	bool safe;
	struct buf said; /* what the documents are made from: the files, as JSON */
	struct package_report *report;
};

/* --------------------------------------------------------------------------- tables */

static bool
write_csv(struct package *p, const char *path, const char *statement, long *rows)
{
	struct output out = {
		.format = output_format_find("csv"), .path = path, .spreadsheet_safe = p->safe
	};
	bool good =
	    output_open(&out) && db_stream(p->db, statement, DB_NONE, output_take, &out);

	*rows = out.rows;
	good = good && output_end(&out, NULL);
	output_release(&out);
	return good;
}

static void
say_file(struct package *p, const char *table, const char *sha256, size_t bytes, long rows,
    const struct rows *keys)
{
	const char *key = rows_get(keys, 0, 0);

	buf_printf(&p->said,
	    "%s\n{\"table\": \"%s\", \"path\": \"%s.csv\", \"rows\": %ld, \"bytes\": %zu, "
	    "\"sha256\": \"%s\", \"key\": %s, \"links\": %s}",
	    p->report->tables ? "," : "", table, table, rows, bytes, sha256, key ? key : "null",
	    rows_get(keys, 0, 1));
	p->report->tables++;
	p->report->rows += rows;
}

static bool
write_table(struct package *p, const char *table, const char *statement)
{
	char *path = xasprintf("%s/%s.csv", p->folder, table), hex[SHA256_HEX_SIZE];
	struct rows *keys = NULL;
	size_t bytes;
	long rows;
	bool good = write_csv(p, path, statement, &rows);

	if (good && !sums_of_file(path, hex, &bytes)) {
		log_error("cannot read '%s': %s", path, strerror(errno));
		good = false;
	}
	if (good)
		keys = db_rows(p->db, sql_text("queries/package_keys.sql"), DB_ARGS(table));
	good = good && keys;
	if (good) {
		log_debug("%s: %ld rows", path, rows);
		say_file(p, table, hex, bytes, rows, keys);
	}
	rows_free(keys);
	free(path);
	return good;
}

static bool
write_tables(struct package *p)
{
	struct rows *tables = db_rows(p->db, sql_text("queries/package_tables.sql"), DB_NONE);
	bool good = tables != NULL;

	for (int i = 0; good && i < rows_count(tables); i++) {
		log_progress(
		    "%s (%d of %d)", rows_get(tables, i, 0), i + 1, rows_count(tables));
		good = write_table(p, rows_get(tables, i, 0), rows_get(tables, i, 1));
	}
	log_progress_end();
	rows_free(tables);
	return good;
}

/* ------------------------------------------------------------------------ documents */

static bool
add_line(void *context, const struct rows *rows, int row)
{
	struct buf *out = context;

	if (row >= 0) {
		buf_text(out, rows_get(rows, row, 0));
		buf_char(out, '\n');
	}
	return true;
}

bool
package_lines(struct db *db, const char *query, struct db_args args, struct buf *out)
{
	if (!db_stream(db, sql_text(query), args, add_line, out))
		return false;
	if (out->full)
		log_error("the text is longer than %zu bytes", out->ceiling);
	return !out->full;
}

static bool
write_text(const char *folder, const char *name, const struct buf *text)
{
	char *path = xasprintf("%s/%s", folder, name);
	FILE *f = fopen(path, "w");
	bool good = f && fwrite(text->data, 1, text->len, f) == text->len;

	if (f && fclose(f) != 0)
		good = false;
	if (!good)
		log_error("cannot write '%s': %s", path, strerror(errno));
	free(path);
	return good;
}

static bool
write_document(struct package *p, const char *name, const char *query, const char *value)
{
	struct buf text;
	bool good;

	buf_init(&text, PACKAGE_TEXT_MAX);
	good = package_lines(p->db, query,
		   (struct db_args){ (const char *const[]){ value }, value ? 1 : 0 }, &text) &&
	       write_text(p->folder, name, &text);
	buf_release(&text);
	return good;
}

static bool
write_all_of_it(struct package *p)
{
	struct rows *begun = db_rows(p->db, sql_text("queries/package_begin.sql"), DB_NONE);
	bool good = begun != NULL;

	if (good)
		buf_printf(&p->said,
		    "{\"version\": \"" PAYDIRT_VERSION
		    "\", \"created\": \"%s\", \"spreadsheet_safe\": %s, \"files\": [",
		    rows_get(begun, 0, 0), p->safe ? "true" : "false");
	rows_free(begun);
	good = good && write_tables(p);
	buf_text(&p->said, "\n]}\n");
	return good &&
	       write_document(p, "load.sql", "queries/package_load.sql", p->said.data) &&
	       write_document(p, "codebook.md", "queries/codebook.sql", "") &&
	       write_document(p, "method.md", "queries/method.sql", NULL) &&
	       write_document(p, "licences.md", "queries/licences.sql", NULL) &&
	       write_document(p, BEGUN, "queries/package_json.sql", p->said.data);
}

/* --------------------------------------------------------------------------- folder */

static bool
is_empty(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	bool empty = d != NULL;

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			empty = false;
	if (d)
		closedir(d);
	return empty;
}

static bool
take_folder(const char *folder)
{
	char *whole = xasprintf("%s/" DESCRIPTION, folder),
	     *begun = xasprintf("%s/" BEGUN, folder);
	bool good = false;
	int fd;

	if (mkdir(folder, 0777) < 0 && errno != EEXIST)
		log_error("cannot make the folder '%s': %s", folder, strerror(errno));
	else if (rename(whole, begun) < 0 && access(begun, F_OK) < 0 && !is_empty(folder))
		log_error("the folder '%s' holds something else than a data package; name an "
			  "empty or a new one",
		    folder);
	else if ((fd = open(begun, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) < 0)
		log_error("cannot write '%s': %s", begun, strerror(errno));
	else
		good = close(fd) == 0;
	free(whole);
	free(begun);
	return good;
}

static bool
end_folder(const char *folder)
{
	char *whole = xasprintf("%s/" DESCRIPTION, folder),
	     *begun = xasprintf("%s/" BEGUN, folder);
	bool good = rename(begun, whole) == 0;

	if (!good)
		log_error("cannot write '%s': %s", whole, strerror(errno));
	free(whole);
	free(begun);
	return good;
}

bool
package_write(
    struct db *db, const char *folder, bool spreadsheet_safe, struct package_report *report)
{
	struct package p = {
		.db = db, .folder = folder, .safe = spreadsheet_safe, .report = report
	};
	bool good;

	memset(report, 0, sizeof(*report));
	if (!take_folder(folder))
		return false;
	buf_init(&p.said, PACKAGE_TEXT_MAX);
	good = db_begin(db) &&
	       db_run(db, sql_text("queries/ask_transaction.sql"), DB_NONE, NULL) &&
	       write_all_of_it(&p) && end_folder(folder);
	db_rollback(db);
	buf_release(&p.said);
	return good;
}
