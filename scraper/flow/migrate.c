#include "migrate.h"

#include "../base/buf.h"
#include "../base/hash.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "record.h"
#include "reference.h"
#include "resolve.h"
#include "source.h"

static void
hash_of(const char *text, char out[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_SIZE];

	sha256(text, strlen(text), digest);
	sha256_hex(digest, out);
}

/* What is recorded of a source */
static void
hash_source(struct hash *h, const struct source_entry *e)
{
	const struct source *s = e->row;
	const char *const texts[] = { e->name, s->title, s->publisher, s->home, s->licence,
		s->holds, s->lacks, s->key_help };
	const long numbers[] = { s->lag_days, s->every_hours, s->daily_requests, s->rows_min,
		s->stale_days, s->version };

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		hash_part(h, texts[i], texts[i] ? strlen(texts[i]) : 0);
	hash_add(h, numbers, sizeof(numbers));
	for (size_t i = 0; i < SOURCE_FLOORS_MAX; i++) {
		const long floor[] = { s->floors[i].kind, s->floors[i].field,
			s->floors[i].percent };

		hash_add(h, floor, sizeof(floor));
	}
}

/* All files of folders as one hash, so that one comparison tells whether anything changed */
static void
hash_of_folders(const char *const *folders, size_t count, char out[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_SIZE];
	struct hash *h = hash_new();

	for (size_t i = 0; i < count; i++) {
		const struct sql_file *f = NULL;

		while ((f = sql_next(folders[i], f))) {
			hash_part(h, f->path, strlen(f->path));
			hash_part(h, f->text, f->len);
		}
	}
	for (size_t i = 0; i < source_count; i++)
		hash_source(h, &sources[i]);
	hash_end(h, digest);
	hash_free(h);
	sha256_hex(digest, out);
}

static void
program_hash(char out[SHA256_HEX_SIZE])
{
	static const char *const folders[] = { "migrations/", "views/", "reference/" };

	hash_of_folders(folders, ARRAY_SIZE(folders), out);
}

bool
migrate_is_done(struct db *db, bool *done)
{
	char hash[SHA256_HEX_SIZE], *there;
	bool failed;

	program_hash(hash);
	there = db_value(db, sql_text("queries/schema_hash.sql"), DB_NONE, &failed);
	*done = there && strcmp(there, hash) == 0 && !reference_own_changed(db);
	free(there);
	return !failed;
}

static bool
run_one(struct db *db, const struct sql_file *f, const char *hash)
{
	const char *name = f->path + strlen("migrations/");

	if (db_begin(db) && db_script(db, f->path, f->text) &&
	    db_run(db, sql_text("queries/migration_record.sql"), DB_ARGS(name, hash), NULL) &&
	    db_commit(db))
		return true;
	db_rollback(db);
	return false;
}

/* The migrations that were run must be the first of ours, word for word. */
static bool
run_migrations(struct db *db, int *ran)
{
	struct rows *past = db_rows(db, sql_text("queries/migrations.sql"), DB_NONE);
	const struct sql_file *f = NULL;
	bool good = past != NULL;
	int i = 0;

	while (good && (f = sql_next("migrations/", f))) {
		char hash[SHA256_HEX_SIZE];
		const char *name = f->path + strlen("migrations/");

		hash_of(f->text, hash);
		if (i >= rows_count(past)) {
			good = run_one(db, f, hash);
			++*ran;
		} else if (strcmp(rows_get(past, i, 0), name) != 0 ||
			   strcmp(rows_get(past, i, 1), hash) != 0) {
			log_error(
			    "the database was made with another '%s' than this program has; "
			    "use the program that made it, or an empty database",
			    rows_get(past, i, 0));
			good = false;
		}
		i++;
	}
	if (good && i < rows_count(past)) {
		log_error("the database is newer than this program: it has '%s'",
		    rows_get(past, rows_count(past) - 1, 0));
		good = false;
	}
	rows_free(past);
	return good;
}

static bool
replace_views(struct db *db)
{
	const struct sql_file *f = NULL;

	while ((f = sql_next("views/", f)))
		if (!db_script(db, f->path, f->text))
			return false;
	return true;
}

static char *
number(long n)
{
	return xasprintf("%ld", n);
}

static bool
record_source(struct db *db, const struct source_entry *e)
{
	const struct source *s = e->row;
	char *lag = number(s->lag_days), *hours = number(s->every_hours),
	     *budget = s->daily_requests ? number(s->daily_requests) : NULL,
	     *least = number(s->rows_min), *stale = number(s->stale_days),
	     *version = number(s->version);
	bool good = db_run(db, sql_text("queries/source_record.sql"),
	    DB_ARGS(e->name, s->title, s->publisher, s->home, s->licence, s->holds, s->lacks,
		s->key_help, lag, hours, budget, least, stale, version),
	    NULL);

	free(lag);
	free(hours);
	free(budget);
	free(least);
	free(stale);
	free(version);
	return good;
}

static bool
record_floors(struct db *db, const struct source_entry *e)
{
	bool good = db_run(db, sql_text("queries/floor_clear.sql"), DB_ARGS(e->name), NULL);

	for (size_t i = 0; good && i < SOURCE_FLOORS_MAX && e->row->floors[i].percent; i++) {
		const struct floor *f = &e->row->floors[i];
		const struct kind_row *kind = &record_kinds[f->kind];
		char percent[24];

		snprintf(percent, sizeof(percent), "%d", f->percent);
		good = db_run(db, sql_text("queries/floor_record.sql"),
		    DB_ARGS(e->name, kind->table, kind->field[f->field].name, percent), NULL);
	}
	return good;
}

static bool
record_sources(struct db *db)
{
	for (size_t i = 0; i < source_count; i++)
		if (!record_source(db, &sources[i]) || !record_floors(db, &sources[i]))
			return false;
	return true;
}

bool
migrate(struct db *db, bool quiet)
{
	char hash[SHA256_HEX_SIZE];
	bool done = false, good;
	int ran = 0;

	if (!db_script(db, "queries/schema.sql", sql_text("queries/schema.sql")) ||
	    !migrate_is_done(db, &done))
		return false;
	if (done) {
		if (!quiet)
			log_info("the database is up to date");
		return true;
	}
	program_hash(hash);
	/* one at a time; the lock goes with the session */
	good = db_run(db, sql_text("queries/migrate_lock.sql"), DB_NONE, NULL) &&
	       run_migrations(db, &ran);
	if (good &&
	    !(db_begin(db) && replace_views(db) && record_sources(db) && reference_load(db) &&
		resolve_again(db, NULL, NULL) &&
		db_run(db, sql_text("queries/schema_hash_set.sql"), DB_ARGS(hash), NULL) &&
		db_commit(db))) {
		db_rollback(db);
		good = false;
	}
	if (!db_run(db, sql_text("queries/migrate_unlock.sql"), DB_NONE, NULL))
		good = false;
	if (good && !quiet)
		log_info("the database is up to date: %d migrations were run", ran);
	return good;
}
