#include "night.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "asks.h"
#include "sink.h"

#include <time.h>

#define UEIS_MAX 100
#define SEEDS_MAX ((size_t)256 << 20)

const char *
night_key(const struct source *s)
{
	const char *key = s->key_env ? getenv(s->key_env) : NULL;

	return key && *key ? key : NULL;
}

void
night_today(char out[16])
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(out, 16, "%Y-%m-%d", &tm);
}

bool
night_since(struct db *db, const struct source_entry *source, char **since)
{
	bool failed;

	*since =
	    db_value(db, sql_text("queries/night_since.sql"), DB_ARGS(source->name), &failed);
	return !failed;
}

struct seeds {
	struct buf json;
	long count;
};

static void
no_record(struct sink *sink, const struct record *r)
{
	(void)sink;
	(void)r;
}

static void
take_seed(struct sink *sink, const struct ask *ask)
{
	struct seeds *s = sink->context;

	asks_add(&s->json, sink_arena(sink), ask, s->count++);
}

static void
say_issue(struct sink *sink, const struct issue *issue)
{
	(void)sink;
	log_warning("%s", issue->message);
}

static const struct sink_verbs seed_verbs = { no_record, take_seed, say_issue };

/* ["ICE","CBP"] as PostgreSQL writes an array */
static char *
array_of(const char *const *names, size_t count)
{
	struct buf b;

	buf_init(&b, (size_t)1 << 20);
	buf_char(&b, '{');
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_char(&b, ',');
		json_quote(&b, names[i]);
	}
	buf_char(&b, '}');
	return buf_take(&b);
}

static bool
find_agencies(
    struct db *db, struct arena *a, const char *const *names, size_t count, struct night *night)
{
	char *array = array_of(names, count);
	struct rows *rows = db_rows(db, sql_text("queries/night_agencies.sql"), DB_ARGS(array));
	struct night_agency *list;

	free(array);
	if (!rows)
		return false;
	list = arena_zero(a, ((size_t)rows_count(rows) + 1) * sizeof(*list));
	for (int i = 0; i < rows_count(rows); i++)
		list[i] = (struct night_agency){ arena_dup(a, rows_get(rows, i, 0)),
			arena_dup(a, rows_get(rows, i, 1)), arena_dup(a, rows_get(rows, i, 2)),
			arena_dup(a, rows_get(rows, i, 3)),
			arena_dup(a, rows_get(rows, i, 4)) };
	night->agencies = list;
	night->agency_count = (size_t)rows_count(rows);
	rows_free(rows);
	if (night->agency_count >= count)
		return true;
	log_error("an agency is not known; sql/reference/agencies.csv lists those that are");
	return false;
}

static bool
seed(struct db *db, const struct run *r, const struct night *night, struct arena *a)
{
	const struct page page = { .source = r->source->row,
		.kind = "start",
		.method = "GET",
		.body = "",
		.fetched = "",
		.arena = a };
	struct seeds seeds = { .count = 0 };
	struct sink sink;
	bool good;

	buf_init(&seeds.json, SEEDS_MAX);
	sink_init(&sink, &seed_verbs, &seeds, &page);
	r->source->row->start(night, &sink);
	sink_finish(&sink);
	sink_release(&sink);
	if (!seeds.count)
		log_warning("there is nothing to ask for these agencies");
	good = db_run(
	    db, sql_text("queries/ask_seed.sql"), DB_ARGS(r->id, asks_end(&seeds.json)), NULL);
	buf_release(&seeds.json);
	return good;
}

/* Whose registration to ask for: no more than the portal allows in a day */
static bool
find_ueis(struct db *db, struct arena *a, const struct source *s, struct night *night)
{
	char most[24];
	struct rows *rows;
	const char **list;

	snprintf(most, sizeof(most), "%d", s->daily_requests ? s->daily_requests : UEIS_MAX);
	rows = db_rows(db, sql_text("queries/night_ueis.sql"), DB_ARGS(most));
	if (!rows)
		return false;
	list = arena_zero(a, ((size_t)rows_count(rows) + 1) * sizeof(*list));
	for (int i = 0; i < rows_count(rows); i++)
		list[i] = arena_dup(a, rows_get(rows, i, 0));
	night->ueis = list;
	night->uei_count = (size_t)rows_count(rows);
	rows_free(rows);
	return true;
}

bool
night_begin(
    struct db *db, const struct run *r, struct night_names agencies, struct night_names words)
{
	struct arena a;
	char today[16], *seeded;
	struct night night = {
		.since = r->since, .until = today, .words = words.item, .word_count = words.len
	};
	bool failed, good;

	seeded = db_value(db, sql_text("queries/run_seeded.sql"), DB_ARGS(r->id), &failed);
	good = !failed;
	if (good && *seeded != 't') {
		arena_init(&a, 0);
		night_today(today);
		night.key = night_key(r->source->row);
		good = find_agencies(db, &a, agencies.item, agencies.len, &night) &&
		       find_ueis(db, &a, r->source->row, &night) && seed(db, r, &night, &a);
		arena_release(&a);
	}
	free(seeded);
	return good;
}
