#include "claim.h"

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/hash.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "sentence.h"

#define CLAIMS_MAX 512 /* of one text that are kept */
#define LINES_MAX ((size_t)64 << 20)

struct names {
	struct arena arena;
	struct party_name *row;
	size_t count;
	char digest[SHA256_HEX_SIZE]; /* of the names and of the rules */
};

static bool
is_true(const struct rows *rows, int i, int column)
{
	const char *value = rows_get(rows, i, column);

	return value && *value == 't';
}

static void
end_digest(struct hash *h, char out[SHA256_HEX_SIZE])
{
	unsigned char digest[SHA256_SIZE];
	char rules[SHA256_HEX_SIZE];

	sentence_rules_digest(rules);
	hash_part(h, rules, strlen(rules));
	hash_end(h, digest);
	sha256_hex(digest, out);
}

static bool
load_names(struct db *db, struct names *n)
{
	struct rows *rows = db_rows(db, sql_text("queries/claim_names.sql"), DB_NONE);
	struct hash *h = hash_new();

	arena_init(&n->arena, 0);
	n->count = rows ? (size_t)rows_count(rows) : 0;
	n->row = arena_zero(&n->arena, (n->count + 1) * sizeof(*n->row));
	for (int i = 0; i < (int)n->count; i++) {
		struct party_name *r = &n->row[i];

		for (int c = 0; c < rows_width(rows); c++)
			hash_part(h, rows_get(rows, i, c), rows_len(rows, i, c));
		r->party = arena_dup(&n->arena, rows_get(rows, i, 0));
		r->product = arena_dup(&n->arena, rows_get(rows, i, 1));
		r->words = arena_dup(&n->arena, rows_get(rows, i, 2));
		r->pattern = arena_dup(&n->arena, rows_get(rows, i, 3));
		r->never = arena_dup(&n->arena, rows_get(rows, i, 4));
		r->is_agency = is_true(rows, i, 5);
		r->is_word = is_true(rows, i, 6);
	}
	end_digest(h, n->digest);
	hash_free(h);
	rows_free(rows);
	return rows != NULL;
}

/* One value of a COPY line, its control characters escaped; NULL where at is NULL */
static void
add_value(struct buf *out, struct span s)
{
	if (!s.at)
		buf_text(out, "\\N");
	for (size_t i = 0; s.at && i < s.len; i++) {
		if (strchr("\\\t\n\r", s.at[i]))
			buf_char(out, '\\');
		buf_char(out, s.at[i] == '\n'   ? 'n'
			      : s.at[i] == '\r' ? 'r'
			      : s.at[i] == '\t' ? 't'
						: s.at[i]);
	}
	buf_char(out, '\t');
}

static void
add_line(struct buf *out, const struct rows *row, int i, const struct claim *c)
{
	for (int k = 0; k < 4; k++)
		add_value(out, span_of(rows_get(row, i, k)));
	add_value(out, span_of(c->vendor->party));
	add_value(out, span_of(c->agency->party));
	add_value(out, span_of(action_name(c->action)));
	add_value(out, span_of(standing_name(c->standing)));
	buf_text(out, c->attributed ? "t\t" : "f\t");
	add_value(out, c->source);
	add_value(out, span_of(c->product));
	add_value(out, c->trigger);
	buf_printf(out, "%zu\t", c->number);
	add_value(out, c->quote);
	out->len--; /* the last tab */
	buf_char(out, '\n');
}

static bool
copy_lines(struct db *db, struct buf *lines)
{
	bool good = !lines->len ||
		    (db_copy_begin(db, sql_text("queries/copy_claim.sql")) &&
			db_copy_put(db, lines->data, lines->len) && db_copy_end(db, NULL));

	buf_reset(lines);
	return good;
}

static void
read_text(struct sentence_reader *r, const struct rows *rows, int i, struct claim *claims,
    struct buf *out)
{
	size_t found =
	    sentence_read(r, rows_get(rows, i, 4), rows_len(rows, i, 4), claims, CLAIMS_MAX);

	if (found > CLAIMS_MAX) {
		log_warning("a text of %s makes %zu claims; the first %d are kept",
		    rows_get(rows, i, 2), found, CLAIMS_MAX);
		found = CLAIMS_MAX;
	}
	for (size_t c = 0; c < found; c++)
		add_line(out, rows, i, &claims[c]);
}

static bool
read_cursor(struct db *db, const struct names *n)
{
	struct sentence_reader *r = sentence_reader_new(n->row, n->count);
	struct claim *claims = xcalloc(CLAIMS_MAX, sizeof(*claims));
	struct buf lines;
	bool good = true, more = true;

	buf_init(&lines, LINES_MAX);
	while (good && more) {
		struct rows *rows = db_rows(db, sql_text("queries/resolve_fetch.sql"), DB_NONE);

		good = rows != NULL;
		more = good && rows_count(rows) > 0;
		for (int i = 0; more && i < rows_count(rows); i++)
			read_text(r, rows, i, claims, &lines);
		rows_free(rows);
		good = good && copy_lines(db, &lines);
	}
	buf_release(&lines);
	free(claims);
	sentence_reader_free(r);
	return good && db_run(db, sql_text("queries/resolve_close.sql"), DB_NONE, NULL);
}

/* Which texts are to be read: how many, or -1 (said) */
static long
choose_texts(struct db *db, const struct names *n)
{
	bool failed;
	char *before = db_value(db, sql_text("queries/claim_rules.sql"), DB_NONE, &failed);
	const char *all = before && strcmp(before, n->digest) == 0 ? "f" : "t";
	long texts = 0;

	free(before);
	if (failed || !db_run(db, sql_text("queries/claim_read.sql"), DB_ARGS(all), &texts) ||
	    !db_run(db, sql_text("queries/claim_rules_set.sql"), DB_ARGS(n->digest), NULL))
		return -1;
	return texts;
}

bool
claim_run(struct db *db)
{
	struct names n = { 0 };
	long texts = -1;
	bool good =
	    db_script(db, "queries/claim_begin.sql", sql_text("queries/claim_begin.sql")) &&
	    load_names(db, &n);

	if (good)
		texts = choose_texts(db, &n);
	if (texts > 0)
		good = db_run(db, sql_text("queries/claim_texts.sql"), DB_NONE, NULL) &&
		       read_cursor(db, &n);
	arena_release(&n.arena);
	return good && texts >= 0 &&
	       db_script(db, "queries/claim_take.sql", sql_text("queries/claim_take.sql"));
}
