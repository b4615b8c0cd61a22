#include "resolve.h"

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "claim.h"
#include "match.h"

#define HITS_MAX 256 /* products of one text that are kept */
#define LINES_MAX ((size_t)64 << 20)
#define QUOTE_AROUND 160 /* bytes of the text on each side of the span */

struct products {
	struct arena arena;
	struct match_product *row;
	size_t count;
};

static bool
load_products(struct db *db, const char *query, struct products *p)
{
	struct rows *rows = db_rows(db, sql_text(query), DB_NONE);

	arena_init(&p->arena, 0);
	p->row = NULL;
	p->count = 0;
	if (!rows)
		return false;
	p->count = (size_t)rows_count(rows);
	p->row = arena_zero(&p->arena, (p->count + 1) * sizeof(*p->row));
	for (int i = 0; i < rows_count(rows); i++) {
		struct match_product *r = &p->row[i];

		r->product = arena_dup(&p->arena, rows_get(rows, i, 0));
		r->vendor = arena_dup(&p->arena, rows_get(rows, i, 1));
		r->words = arena_dup(&p->arena, rows_get(rows, i, 2));
		r->pattern = arena_dup(&p->arena, rows_get(rows, i, 3));
		r->near = arena_dup(&p->arena, rows_get(rows, i, 4));
		r->never = arena_dup(&p->arena, rows_get(rows, i, 5));
	}
	rows_free(rows);
	return true;
}

static void
add_escaped(struct buf *out, const char *at, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		switch (at[i]) {
		case '\\':
			buf_text(out, "\\\\");
			break;
		case '\t':
			buf_text(out, "\\t");
			break;
		case '\n':
			buf_text(out, "\\n");
			break;
		case '\r':
			buf_text(out, "\\r");
			break;
		default:
			buf_char(out, at[i]);
		}
	}
}

/* The span with what stands around it, cut at blanks where it is cut: word for word */
static struct span
quote_around(const char *text, size_t len, size_t start, size_t end)
{
	size_t from = start > QUOTE_AROUND ? start - QUOTE_AROUND : 0;
	size_t to = len - end > QUOTE_AROUND ? end + QUOTE_AROUND : len;

	while (from && from < start && text[from - 1] != ' ')
		from++;
	while (to < len && to > end && text[to] != ' ')
		to--;
	return (struct span){ text + from, to - from };
}

/* Characters, as PostgreSQL counts them, in the first `len` bytes */
static size_t
characters(const char *text, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}

static void
add_line(struct buf *out, const struct rows *row, int i, const struct match_product *p,
    const char *text, size_t len, const struct match_hit *h)
{
	struct span quote = quote_around(text, len, h->start, h->end);

	for (int c = 0; c < 4; c++)
		buf_printf(out, "%s\t", rows_get(row, i, c));
	add_escaped(out, p->product, strlen(p->product));
	buf_char(out, '\t');
	add_escaped(out, p->vendor, strlen(p->vendor));
	buf_printf(out, "\t%zu\t%zu\t", characters(text, h->start), characters(text, h->end));
	add_escaped(out, text + h->start, h->end - h->start);
	buf_char(out, '\t');
	add_escaped(out, quote.at, quote.len);
	buf_char(out, '\n');
}

static void
search_text(struct matcher *m, const struct products *p, const struct rows *rows, int i,
    struct buf *out)
{
	struct match_hit hits[HITS_MAX];
	const char *text = rows_get(rows, i, 4);
	size_t len = rows_len(rows, i, 4);
	size_t found = matcher_find(m, text, len, hits, HITS_MAX);

	if (found > HITS_MAX)
		found = HITS_MAX;
	for (size_t h = 0; h < found; h++)
		add_line(out, rows, i, &p->row[hits[h].product], text, len, &hits[h]);
}

static bool
copy_lines(struct db *db, struct buf *lines)
{
	bool good = !lines->len ||
		    (db_copy_begin(db, sql_text("queries/copy_found.sql")) &&
			db_copy_put(db, lines->data, lines->len) && db_copy_end(db, NULL));

	buf_reset(lines);
	return good;
}

/* Searches the texts of a cursor, a few thousand at a time */
static bool
search_cursor(struct db *db, const struct products *p)
{
	struct matcher *m = matcher_new(p->row, p->count);
	struct buf lines;
	bool good = true, more = true;
	size_t cut;

	buf_init(&lines, LINES_MAX);
	while (good && more) {
		struct rows *rows = db_rows(db, sql_text("queries/resolve_fetch.sql"), DB_NONE);

		good = rows != NULL;
		more = good && rows_count(rows) > 0;
		for (int i = 0; more && i < rows_count(rows); i++)
			search_text(m, p, rows, i, &lines);
		rows_free(rows);
		good = good && copy_lines(db, &lines);
	}
	cut = matcher_cut(m);
	if (cut)
		log_warning("%zu texts made a pattern take more steps than it may; they count "
			    "as not matching",
		    cut);
	buf_release(&lines);
	matcher_free(m);
	return good && db_run(db, sql_text("queries/resolve_close.sql"), DB_NONE, NULL);
}

static bool
search(struct db *db, const char *products, const char *texts)
{
	struct products p;
	bool good = load_products(db, products, &p);

	if (good && p.count)
		good = db_run(db, sql_text(texts), DB_NONE, NULL) && search_cursor(db, &p);
	arena_release(&p.arena);
	return good;
}

static bool
find_mentions(struct db *db)
{
	return db_script(
		   db, "queries/resolve_begin.sql", sql_text("queries/resolve_begin.sql")) &&
	       search(db, "queries/resolve_products.sql", "queries/resolve_texts.sql") &&
	       search(db, "queries/resolve_products_changed.sql",
		   "queries/resolve_texts_others.sql") &&
	       db_script(db, "queries/resolve_take.sql", sql_text("queries/resolve_take.sql"));
}

bool
resolve_run(struct db *db)
{
	const struct sql_file *f = NULL;
	double began = seconds_now();

	if (!find_mentions(db) || !claim_run(db))
		return false;
	while ((f = sql_next("resolve/", f)))
		if (!db_script(db, f->path, f->text))
			return false;
	log_debug("resolve took %.3f s", seconds_now() - began);
	return true;
}

bool
resolve_again(struct db *db, const char *vendor_a, const char *vendor_b)
{
	return db_run(db, sql_text("queries/promote_lock.sql"), DB_NONE, NULL) &&
	       db_script(db, "queries/resolve_nothing.sql",
		   sql_text("queries/resolve_nothing.sql")) &&
	       db_run(db, sql_text("queries/resolve_vendors.sql"), DB_ARGS(vendor_a, vendor_b),
		   NULL) &&
	       resolve_run(db);
}
