#include "reference.h"

#include "../base/buf.h"
#include "../base/hash.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "../read/csv.h"
#include "../read/name.h"
#include "match.h"
#include "sheet.h"

#include <errno.h>
#include <unistd.h>

#define OWN_FILE_MAX ((size_t)64 << 20)
#define KEY_LINE_MAX ((size_t)64 << 10)

/* In the order in which they refer to one another. The first columns of a file must be there;
 * those that a reporter's file lacks are taken from our row, where it corrects one. */
static const struct file {
	const char *name;
	size_t needed;
	const char *column[SHEET_COLUMNS_MAX];
} files[] = {
	{ "agencies", 1,
	    { "agency", "name", "parent", "cgac", "fpds", "level", "aliases", "source",
		"off" } },
	{ "vendors", 1,
	    { "vendor", "class", "software", "names", "ueis", "what", "source", "off" } },
	{ "families", 2, { "family", "vendor", "from", "until", "why", "source", "off" } },
	{ "products", 1,
	    { "product", "vendor", "words", "pattern", "near", "never", "what", "source",
		"off" } },
	{ "resellers", 1, { "vendor", "kind", "vehicles", "carries", "source", "off" } },
};

static bool
copy_ours(struct db *db, const struct file *f)
{
	char *path = xasprintf("reference/%s.csv", f->name),
	     *copy = xasprintf("queries/reference_%s.sql", f->name);
	const char *text = sql_text(path);
	bool good = db_copy_begin(db, sql_text(copy)) && db_copy_put(db, text, strlen(text)) &&
		    db_copy_end(db, NULL);

	if (!good)
		log_error("the reference file '%s' cannot be read", path);
	free(path);
	free(copy);
	return good;
}

/* NULL where PAYDIRT_REFERENCE names no folder, or the folder has no such file */
static char *
own_path(const struct file *f)
{
	const char *folder = getenv("PAYDIRT_REFERENCE");
	char *path = folder && *folder ? xasprintf("%s/%s.csv", folder, f->name) : NULL;

	if (path && access(path, F_OK) != 0 && errno == ENOENT) {
		free(path);
		path = NULL;
	}
	return path;
}

struct own {
	const struct file *file;
	struct buf lines; /* for COPY */
};

/* A pattern that does not compile is said here, where its line is known. */
static bool
patterns_compile(const struct own *own, const struct sheet_row *row)
{
	for (size_t i = 0; own->file->column[i]; i++) {
		const char *name = own->file->column[i];
		char why[128];

		if (strcmp(name, "pattern") != 0 && strcmp(name, "near") != 0 &&
		    strcmp(name, "never") != 0)
			continue;
		if (row->cell[i] && !matcher_compiles(row->cell[i], why, sizeof(why))) {
			sheet_wrong(row, "the '%s' pattern does not compile: %s", name, why);
			return false;
		}
	}
	return true;
}

static bool
take_own(void *context, const struct sheet_row *row)
{
	struct own *own = context;

	if (!patterns_compile(own, row))
		return true;
	for (size_t i = 0; own->file->column[i]; i++) {
		csv_put(&own->lines, row->cell[i], ',');
		buf_char(&own->lines, ',');
	}
	buf_printf(&own->lines, "%ld\n", row->line);
	return true;
}

static bool
copy_own(struct db *db, const struct file *f)
{
	char *path = own_path(f), *copy = xasprintf("queries/reference_own_%s.sql", f->name);
	struct own own = { .file = f };
	bool good = true;

	buf_init(&own.lines, OWN_FILE_MAX);
	if (path)
		good = sheet_read(path, f->column, f->needed, take_own, &own, NULL) &&
		       !own.lines.full && db_copy_begin(db, sql_text(copy)) &&
		       db_copy_put(db, own.lines.data, own.lines.len) && db_copy_end(db, NULL);
	buf_release(&own.lines);
	free(copy);
	free(path);
	return good;
}

/* What a row says by itself was looked at; here is what it says of others. */
static bool
check_own(struct db *db)
{
	struct rows *wrong =
	    db_script(db, "queries/reference_own.sql", sql_text("queries/reference_own.sql"))
		? db_rows(db, sql_text("queries/reference_wrong.sql"), DB_NONE)
		: NULL;
	bool good = wrong != NULL;

	for (int i = 0; i < (wrong ? rows_count(wrong) : 0); i++)
		log_warning("%s/%s.csv, line %s: %s; the row is left out",
		    getenv("PAYDIRT_REFERENCE"), rows_get(wrong, i, 0), rows_get(wrong, i, 1),
		    rows_get(wrong, i, 2));
	rows_free(wrong);
	return good;
}

/* Vendors' names need the form in which the program compares them. */
static bool
key_names(struct db *db)
{
	struct rows *names = db_rows(db, sql_text("queries/reference_names.sql"), DB_NONE);
	struct buf line;
	bool good = names && db_copy_begin(db, sql_text("queries/reference_keys.sql"));

	buf_init(&line, KEY_LINE_MAX);
	for (int i = 0; good && i < rows_count(names); i++) {
		const char *name = rows_get(names, i, 0);
		size_t before;

		buf_reset(&line);
		/* names are one line of text without tabs: reference_names.sql sees to it */
		buf_printf(&line, "%s\t", name);
		before = line.len;
		name_key(&line, span_of(name));
		if (line.len == before)
			continue;
		buf_char(&line, '\n');
		good = db_copy_put(db, line.data, line.len);
	}
	good = good && db_copy_end(db, NULL);
	buf_release(&line);
	rows_free(names);
	return good;
}

static void
own_hash(char out[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_SIZE];
	struct hash *h = hash_new();

	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		char *path = own_path(&files[i]);
		struct buf own;

		buf_init(&own, OWN_FILE_MAX);
		if (path && buf_read_file(&own, path) == 0)
			hash_part(h, own.data, own.len);
		else
			hash_part(h, "", 0);
		buf_release(&own);
		free(path);
	}
	hash_end(h, digest);
	hash_free(h);
	sha256_hex(digest, out);
}

bool
reference_own_changed(struct db *db)
{
	char hash[SHA256_HEX_SIZE], *there;
	bool failed, changed;

	own_hash(hash);
	there = db_value(db, sql_text("queries/reference_hash.sql"), DB_NONE, &failed);
	changed = !failed && (!there || strcmp(there, hash) != 0);
	free(there);
	return changed;
}

bool
reference_load(struct db *db)
{
	char hash[SHA256_HEX_SIZE];
	bool good = db_script(
	    db, "queries/reference_tables.sql", sql_text("queries/reference_tables.sql"));

	for (size_t i = 0; good && i < ARRAY_SIZE(files); i++)
		good = copy_ours(db, &files[i]);
	good = good && db_run(db, sql_text("queries/reference_ours.sql"), DB_NONE, NULL);
	for (size_t i = 0; good && i < ARRAY_SIZE(files); i++)
		good = copy_own(db, &files[i]);
	own_hash(hash);
	return good && check_own(db) && key_names(db) &&
	       db_script(
		   db, "queries/reference_take.sql", sql_text("queries/reference_take.sql")) &&
	       db_run(db, sql_text("queries/reference_hash_set.sql"), DB_ARGS(hash), NULL);
}
