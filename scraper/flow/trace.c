#include "trace.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"
#include "../read/text.h"
#include "shown.h"
#include "slice.h"

#include "archive.h"

#include <ctype.h>
#include <errno.h>
#include <unistd.h>

#define ID_DIGITS 32
#define ID_LEAST 4
#define LIKE_SHOWN 8 /* rows that an ambiguous id is said to fit */
#define LABEL_WIDTH 16
#define SPAN_SHOWN 6000            /* bytes of a record that are printed */
#define QUOTE_CONTEXT 1500         /* of a longer one: on each side of the quote */
#define AROUND_SHOWN ((size_t)160) /* bytes of what stands before and behind it */

/* ------------------------------------------------------------------------- finding */

/* The digits of an id, without its dashes; how many, or 0 where it is none */
static size_t
id_digits(const char *id, char digits[ID_DIGITS])
{
	size_t n = 0;

	for (; *id; id++) {
		if (*id == '-')
			continue;
		if (!isxdigit((unsigned char)*id) || n == ID_DIGITS)
			return 0;
		digits[n++] = (char)tolower((unsigned char)*id);
	}
	return n >= ID_LEAST ? n : 0;
}

/* A UUID that starts with these digits and goes on with `rest` */
static void
id_fill(const char *digits, size_t n, char rest, char out[37])
{
	char all[ID_DIGITS + 1];

	memset(all, rest, ID_DIGITS);
	memcpy(all, digits, n);
	snprintf(
	    out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", all, all + 8, all + 12, all + 16, all + 20);
}

static char *
copy(const struct rows *rows, int row, int column)
{
	const char *text = rows_get(rows, row, column);

	return text ? xstrdup(text) : NULL;
}

static void
copy_to(char *to, size_t room, const struct rows *rows, int row, int column)
{
	const char *text = rows_get(rows, row, column);

	snprintf(to, room, "%s", text ? text : "");
}

static void
take(const struct rows *rows, struct trace *t)
{
	t->what = (enum trace_what)rows_number(rows, 0, 0);
	copy_to(t->id, sizeof(t->id), rows, 0, 1);
	copy_to(t->kind, sizeof(t->kind), rows, 0, 2);
	copy_to(t->record, sizeof(t->record), rows, 0, 3);
	copy_to(t->source, sizeof(t->source), rows, 0, 4);
	copy_to(t->page, sizeof(t->page), rows, 0, 5);
	t->place = copy(rows, 0, 6);
	t->quote = copy(rows, 0, 7);
}

static void
say_several(const char *id, const struct rows *rows)
{
	log_error("'%s' fits several rows; give more digits:", id);
	for (int i = 0; i < rows_count(rows) && i < LIKE_SHOWN; i++)
		log_error("  %s  %s", rows_get(rows, i, 1), rows_get(rows, i, 8));
}

/* The rows come with the most telling kind first; only those of the first row's kind are meant.
 */
static int
same_kind(const struct rows *rows)
{
	int n = 0;

	while (n < rows_count(rows) && rows_number(rows, n, 0) == rows_number(rows, 0, 0) &&
	       (n == 0 || strcmp(rows_get(rows, n, 1), rows_get(rows, 0, 1)) != 0))
		n++;
	return n;
}

enum trace_found
trace_find(struct db *db, const char *id, struct trace *t)
{
	char digits[ID_DIGITS], low[37], high[37];
	size_t n = id_digits(id, digits);
	enum trace_found found;
	struct rows *rows;

	memset(t, 0, sizeof(*t));
	if (!n) {
		log_error("'%s' is no id: an id is a UUID, or its first digits (%d at least)",
		    id, ID_LEAST);
		return TRACE_NONE;
	}
	id_fill(digits, n, '0', low);
	id_fill(digits, n, 'f', high);
	rows = db_rows(db, sql_text("queries/trace_find.sql"), DB_ARGS(low, high));
	if (!rows)
		return TRACE_FAILED;
	found = !rows_count(rows)     ? TRACE_NONE
		: same_kind(rows) > 1 ? TRACE_SEVERAL
				      : TRACE_ONE;
	if (found == TRACE_NONE)
		log_error("no evidence, record or page has the id '%s'", id);
	else if (found == TRACE_SEVERAL)
		say_several(id, rows);
	else
		take(rows, t);
	rows_free(rows);
	return found;
}

void
trace_release(struct trace *t)
{
	free(t->place);
	free(t->quote);
	memset(t, 0, sizeof(*t));
}

/* ------------------------------------------------------------------------ printing */

static void
print_styled(const char *code, const char *text)
{
	bool styled = shown_styled(STDOUT_FILENO);

	printf("%s%s%s", styled ? code : "", text, styled ? "\033[0m" : "");
}

static void
heading(const char *what, const char *id)
{
	puts("");
	print_styled("\033[1m", what);
	printf("  %s\n", id);
}

/* "  label           text", wrapped */
static void
line(const char *label, const char *text)
{
	int width = shown_columns(STDOUT_FILENO, 100) - LABEL_WIDTH - 4;
	struct span rest, part;
	struct buf safe;

	if (!text || !*text)
		return;
	buf_init(&safe, SLICE_MAX);
	shown_add(&safe, span_of(text), true);
	rest = (struct span){ safe.data, safe.len };
	/* an address or a file's name stays in one piece, to be copied */
	if (!strchr(safe.data, ' '))
		width = (int)safe.len + 1;
	while (shown_line(&rest, width, &part)) {
		int pad = LABEL_WIDTH - shown_width(span_of(label));

		printf("  ");
		print_styled("\033[2m", label);
		printf("%*s  %.*s\n", pad > 0 ? pad : 0, "", (int)part.len, part.at);
		label = "";
	}
	buf_release(&safe);
}

/* Each column of the first row is a line */
static bool
print_row(struct db *db, const char *query, struct db_args args)
{
	struct rows *rows = db_rows(db, sql_text(query), args);

	if (!rows)
		return false;
	for (int i = 0; rows_count(rows) && i < rows_width(rows); i++)
		line(rows_name(rows, i), rows_get(rows, 0, i));
	rows_free(rows);
	return true;
}

/* Each row is a line: label and text */
static bool
print_rows(struct db *db, const char *query, struct db_args args)
{
	struct rows *rows = db_rows(db, sql_text(query), args);

	if (!rows)
		return false;
	for (int i = 0; i < rows_count(rows); i++)
		line(rows_get(rows, i, 0), rows_get(rows, i, 1));
	rows_free(rows);
	return true;
}

static bool
print_record(struct db *db, const struct trace *t)
{
	char *title = xasprintf("%s (%s, as %s says it)", t->record, t->kind, t->source);

	heading("record", title);
	free(title);
	return print_rows(
		   db, "queries/trace_record.sql", DB_ARGS(t->kind, t->record, t->source)) &&
	       print_rows(db, "queries/trace_changes.sql", DB_ARGS(t->record, t->source));
}

/* A few words of what stands before or behind it */
static void
print_around(struct arena *arena, const struct slice *s, bool before)
{
	size_t n = before ? s->before : s->behind;
	const char *at = before ? s->bytes : s->bytes + s->before + s->len;
	struct span text;

	if (before && n > AROUND_SHOWN) {
		at += n - AROUND_SHOWN;
		n = AROUND_SHOWN;
	}
	n = n > AROUND_SHOWN ? AROUND_SHOWN : n;
	/* not in the middle of a character */
	while (before && n && ((unsigned char)*at & 0xc0) == 0x80) {
		at++;
		n--;
	}
	while (!before && n && ((unsigned char)at[n] & 0xc0) == 0x80)
		n--;
	text = text_trim(text_utf8(arena, (struct span){ at, n }));
	if (text.len)
		line(before ? "before it" : "behind it",
		    arena_printf(arena, before ? "… %.*s" : "%.*s …", (int)text.len, text.at));
}

/* The record as it came, with the quote marked */
static void
print_span(struct arena *arena, const struct slice *s, const char *quote)
{
	struct span all = text_utf8(arena, (struct span){ s->bytes + s->before, s->len });
	struct span found = quote ? slice_find(all, quote) : (struct span){ NULL, 0 };
	const char *start = all.at, *end = all.at + all.len;
	struct buf text;

	if (all.len > SPAN_SHOWN) {
		const char *middle = found.at ? found.at : start;

		if (middle - start > QUOTE_CONTEXT)
			start = middle - QUOTE_CONTEXT;
		if (end - (middle + found.len) > QUOTE_CONTEXT)
			end = middle + found.len + QUOTE_CONTEXT;
	}
	buf_init(&text, SLICE_MAX);
	buf_text(&text, start > all.at ? "… " : "");
	buf_add(&text, start, (size_t)((found.at ? found.at : end) - start));
	if (found.at) {
		buf_text(&text, "«");
		buf_add(&text, found.at, found.len);
		buf_text(&text, "»");
		buf_add(&text, found.at + found.len, (size_t)(end - found.at) - found.len);
	}
	buf_text(&text, end < all.at + all.len ? " …" : "");
	print_around(arena, s, true);
	line("as it came", text.data);
	print_around(arena, s, false);
	if (quote && !found.at)
		line("quote", "does not stand in these bytes word for word");
	buf_release(&text);
}

static void
print_place(const struct trace *t, const struct body *body)
{
	struct arena arena;
	struct slice s;
	const char *wrong;

	arena_init(&arena, 0);
	heading("place", t->place);
	wrong = slice_cut(&arena, body, t->place, &s);
	if (wrong) {
		line("bytes", wrong);
	} else {
		line("member", s.part);
		print_span(&arena, &s, t->quote);
	}
	slice_release(&s);
	arena_release(&arena);
}

/* --------------------------------------------------------------------------- bytes */

/* The page's decoded body out of the archive; *sha256 is what was recorded. NULL, or what is
 * wrong. */
static const char *
page_body(struct db *db, const char *var, const char *page, struct body *body,
    char sha256[SHA256_HEX_SIZE])
{
	struct rows *rows = db_rows(db, sql_text("queries/trace_archive.sql"), DB_ARGS(page));
	char *tmp = var_subfolder(var, "tmp");
	const char *wrong = "its page is not on record";

	body_init(body);
	if (rows && rows_count(rows) && tmp) {
		copy_to(sha256, SHA256_HEX_SIZE, rows, 0, 2);
		wrong = archive_body(var, rows_get(rows, 0, 0),
		    (size_t)strtoull(rows_get(rows, 0, 1), NULL, 10), tmp, body);
	}
	rows_free(rows);
	free(tmp);
	return wrong;
}

static bool
is_right(const struct body *body, const char *recorded)
{
	char hex[SHA256_HEX_SIZE];

	sha256_hex(body->sha256, hex);
	return strcmp(hex, recorded) == 0;
}

static bool
print_bytes(struct db *db, const char *var, const struct trace *t)
{
	char recorded[SHA256_HEX_SIZE] = "", *said;
	struct body body;
	const char *wrong = page_body(db, var, t->page, &body, recorded);
	bool right = !wrong && is_right(&body, recorded);

	if (wrong)
		said = xasprintf("NOT THERE: %s", wrong);
	else
		said = xasprintf("%zu, read from the archive just now; their SHA-256 %s",
		    body.len, right ? "is the one on record" : "IS ANOTHER ONE THAN ON RECORD");
	line("bytes", said);
	free(said);
	if (!wrong && t->place)
		print_place(t, &body);
	body_release(&body);
	return right;
}

bool
trace_print(struct db *db, const char *var, const struct trace *t, bool *failed)
{
	bool good = true, right;

	if (t->what == TRACE_EVIDENCE) {
		printf("evidence  %s\n", t->id);
		good = print_row(db, "queries/trace_evidence.sql", DB_ARGS(t->id));
	}
	if (good && t->what != TRACE_PAGE)
		good = print_record(db, t);
	if (good) {
		heading("page", t->page);
		good = print_row(db, "queries/trace_page.sql", DB_ARGS(t->page));
	}
	right = good && print_bytes(db, var, t);
	*failed = !good;
	return right;
}

static bool
write_record(const struct body *body, const struct trace *t)
{
	struct arena arena;
	struct slice s;
	const char *wrong;

	arena_init(&arena, 0);
	wrong = t->place ? slice_cut(&arena, body, t->place, &s)
			 : "a page has no place: --raw writes its bytes";
	if (wrong)
		log_error("cannot cut the record out of its page: %s", wrong);
	else
		fwrite(s.bytes + s.before, 1, s.len, stdout);
	if (t->place)
		slice_release(&s);
	arena_release(&arena);
	return !wrong;
}

bool
trace_write(struct db *db, const char *var, const struct trace *t, bool record_only)
{
	char recorded[SHA256_HEX_SIZE] = "";
	struct body body;
	const char *wrong = page_body(db, var, t->page, &body, recorded), *map;
	bool good = !wrong;

	if (wrong)
		log_error("cannot read page '%s' out of the archive: %s", t->page, wrong);
	else if (!is_right(&body, recorded)) {
		log_error("the bytes of page '%s' are not those on record (SHA-256)", t->page);
		good = false;
	}
	if (good && record_only) {
		good = write_record(&body, t);
	} else if (good && (map = body_map(&body))) {
		fwrite(map, 1, body.len, stdout);
		body_unmap(&body, map);
	}
	body_release(&body);
	return good;
}
