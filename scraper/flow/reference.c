#include "reference.h"

#include "../base/buf.h"
#include "../base/hash.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "../read/name.h"

#include <errno.h>
#include <unistd.h>

#define OWN_FILE_MAX ((size_t)64 << 20)
#define KEY_LINE_MAX ((size_t)64 << 10)

/* In the order in which they refer to one another */
static const char *const files[] = { "agencies", "vendors", "families", "products",
	"resellers" };

static bool
copy_text(struct db *db, const char *name, const char *copy, const char *text, size_t len)
{
	if (db_copy_begin(db, copy) && db_copy_put(db, text, len) && db_copy_end(db, NULL))
		return true;
	log_error("the reference file '%s' cannot be read", name);
	return false;
}

static char *
own_path(const char *file)
{
	const char *folder = getenv("PAYDIRT_REFERENCE");

	return folder && *folder ? xasprintf("%s/%s.csv", folder, file) : NULL;
}

/* False where the file is there and cannot be read */
static bool
read_own(const char *file, struct buf *out)
{
	char *path = own_path(file);
	bool good = !path || buf_read_file(out, path) == 0 || errno == ENOENT;

	if (!good)
		log_error("cannot read '%s': %s", path, strerror(errno));
	free(path);
	return good;
}

static bool
copy_file(struct db *db, const char *file)
{
	char *path = xasprintf("reference/%s.csv", file),
	     *copy = xasprintf("queries/reference_%s.sql", file);
	const char *ours = sql_text(path), *statement = sql_text(copy);
	struct buf own;
	bool good;

	buf_init(&own, OWN_FILE_MAX);
	good = copy_text(db, path, statement, ours, strlen(ours)) &&
	       db_run(db, sql_text("queries/reference_ours.sql"), DB_NONE, NULL) &&
	       read_own(file, &own);
	if (good && own.len)
		good = copy_text(db, "of PAYDIRT_REFERENCE", statement, own.data, own.len);
	buf_release(&own);
	free(path);
	free(copy);
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
		struct buf own;

		buf_init(&own, OWN_FILE_MAX);
		if (read_own(files[i], &own))
			hash_part(h, own.data, own.len);
		buf_release(&own);
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
		good = copy_file(db, files[i]);
	own_hash(hash);
	return good && key_names(db) &&
	       db_script(
		   db, "queries/reference_take.sql", sql_text("queries/reference_take.sql")) &&
	       db_run(db, sql_text("queries/reference_hash_set.sql"), DB_ARGS(hash), NULL);
}
