#include "pdf_table.h"

#define GAP 2 /* blanks between words of two columns */

/* ------------------------------------------------------------------------------- lines, words
 */

static struct span
next_line(const char **rest)
{
	struct span line = { *rest, strcspn(*rest, "\n") };

	*rest += line.len + (line.at[line.len] == '\n');
	return line;
}

/* The next text of the line that is apart from others by GAP blanks; from and to in characters
 */
static bool
next_word(const char *line, size_t len, size_t *from, size_t *to)
{
	size_t i = *to, blanks = 0;

	while (i < len && line[i] == ' ')
		i++;
	*from = i;
	for (*to = i; i < len && blanks < GAP; i++) {
		blanks = line[i] == ' ' ? blanks + 1 : 0;
		if (!blanks)
			*to = i + 1;
	}
	return *to > *from;
}

/* A line with one byte a character, so that what stands below one another has the same place */
static const char *
flat(struct arena *a, struct span line)
{
	char *out = arena_ndup(a, line.at, line.len), *o = out;

	for (size_t i = 0; i < line.len; i++)
		if ((line.at[i] & 0xc0) != 0x80)
			*o++ = (line.at[i] & 0x80)  ? 'x'
			       : line.at[i] == '\t' ? ' '
						    : line.at[i];
	*o = '\0';
	return out;
}

/* The bytes of characters from..to of the line, trimmed; NULL where they are blank */
static const char *
cut(struct arena *a, struct span line, size_t from, size_t to)
{
	size_t character = 0, start = line.len, end = line.len;

	for (size_t i = 0; i < line.len; i++) {
		if ((line.at[i] & 0xc0) == 0x80)
			continue;
		if (character == from)
			start = i;
		if (character == to) {
			end = i;
			break;
		}
		character++;
	}
	line = text_trim((struct span){ line.at + start, end > start ? end - start : 0 });
	return line.len ? text_squeeze(a, arena_ndup(a, line.at, line.len)) : NULL;
}

static size_t
words_of(struct arena *a, struct span line, const char **word)
{
	const char *text = flat(a, line);
	size_t from, to = 0, count = 0;

	while (count < PDF_TABLE_COLUMNS && next_word(text, strlen(text), &from, &to))
		word[count++] = cut(a, line, from, to);
	return count;
}

/* ----------------------------------------------------------------------------------- columns
 */

static bool
is_heading(struct pdf_table *t, struct span line)
{
	const char *word[PDF_TABLE_COLUMNS];
	struct arena *a = sink_arena(t->sink);
	size_t count = words_of(a, line, word);

	return count > 1 && t->is_heading(a, word, count);
}

/* Makes one column of all that stands above or below one another, in the heading and the rows
 */
static void
widen(struct pdf_table *t, const char *text)
{
	size_t from, to = 0, hit = 0, hits;

	while (next_word(text, strlen(text), &from, &to)) {
		hits = 0;
		for (size_t i = 0; i < t->columns; i++)
			if (from < t->to[i] && to > t->from[i] && hits++ == 0)
				hit = i;
		/* a word over several columns is a title, not a cell */
		if (hits != 1)
			continue;
		if (from < t->from[hit])
			t->from[hit] = from;
		if (to > t->to[hit])
			t->to[hit] = to;
	}
}

static void
set_columns(struct pdf_table *t, struct span heading)
{
	struct arena *a = sink_arena(t->sink);
	const char *text = flat(a, heading), *rest = t->rest;
	size_t from, to = 0;

	t->columns = 0;
	while (t->columns < PDF_TABLE_COLUMNS && next_word(text, strlen(text), &from, &to)) {
		t->heading[t->columns] = cut(a, heading, from, to);
		t->from[t->columns] = from;
		t->to[t->columns++] = to;
	}
	/* twice, for cells that stand below no heading but below another row's cell */
	for (int pass = 0; pass < 2; pass++, rest = t->rest)
		while (*rest)
			widen(t, flat(a, next_line(&rest)));
}

/* The cells of a line; how many there are. Nothing where a word belongs to no single column. */
static size_t
cells_of(const struct pdf_table *t, struct span line, const char **cell)
{
	struct arena *a = sink_arena(t->sink);
	const char *text = flat(a, line);
	size_t from, to = 0, count = 0;

	memset(cell, 0, PDF_TABLE_COLUMNS * sizeof(*cell));
	while (next_word(text, strlen(text), &from, &to)) {
		size_t i = 0, column = t->columns;

		for (; i < t->columns; i++)
			if (from < t->to[i] && to > t->from[i]) {
				if (column < t->columns)
					return 0;
				column = i;
			}
		if (column == t->columns)
			return 0;
		cell[column] = cell[column] ? arena_printf(a, "%s %s", cell[column],
						  cut(a, line, from, to))
					    : cut(a, line, from, to);
		count++;
	}
	return count;
}

/* ---------------------------------------------------------------------------------------- rows
 */

/* Lines up to the heading of the page at hand; true where it has one */
static bool
pass_heading(struct pdf_table *t)
{
	const char *from = t->rest;

	while (*t->rest) {
		const char *start = t->rest;
		struct span line = next_line(&t->rest);

		if (is_heading(t, line)) {
			if (!t->titles)
				t->titles = arena_ndup(
				    sink_arena(t->sink), from, (size_t)(start - from));
			set_columns(t, line);
			return true;
		}
	}
	t->rest = from;
	return false;
}

bool
pdf_table_open(struct pdf_table *t, struct sink *sink, struct pdf *pdf,
    bool (*is)(struct arena *, const char *const *words, size_t count))
{
	*t = (struct pdf_table){ .sink = sink, .pdf = pdf, .is_heading = is, .rest = "" };
	while (t->page < pdf->pages) {
		t->rest = pdf_lines(pdf, ++t->page);
		if (pass_heading(t))
			return true;
	}
	return false;
}

void
pdf_table_key(struct pdf_table *t, size_t column)
{
	t->key = column;
}

static bool
is_page_number(struct pdf_table *t, struct span line)
{
	struct arena *a = sink_arena(t->sink);

	return text_match(a, arena_ndup(a, line.at, line.len),
		   "^\\s*page\\s+\\d+(?:\\s+of\\s+\\d+)?\\s*$") != NULL;
}

/* Adds a line's cells to those of the row */
static void
go_on(struct pdf_table *t, const char **cell)
{
	for (size_t i = 0; i < t->columns; i++)
		if (cell[i])
			t->cell[i] = t->cell[i] ? arena_printf(sink_arena(t->sink), "%s %s",
						      t->cell[i], cell[i])
						: cell[i];
}

/* A key alone is a page's number or the like, but for one that was broken at its hyphen */
static bool
is_stray(struct pdf_table *t, const char **cell, size_t count)
{
	const char *key = t->cell[t->key], *more = cell[t->key];

	if (count != 1 || !more)
		return false;
	if (!key || key[strlen(key) - 1] != '-')
		return true;
	t->cell[t->key] = arena_printf(sink_arena(t->sink), "%s%s", key, more);
	cell[t->key] = NULL;
	return false;
}

/* True where the line starts a row: it has a key and something beside it */
static bool
starts_row(const struct pdf_table *t, const char **cell, size_t count)
{
	return count > 1 && cell[t->key] && strpbrk(cell[t->key], "0123456789");
}

/* True where there is a line to read, on this page or a later one */
static bool
next_page(struct pdf_table *t)
{
	while (!*t->rest && t->page < t->pdf->pages) {
		t->rest = pdf_lines(t->pdf, ++t->page);
		t->row = 0;
		pass_heading(t);
	}
	return *t->rest != '\0';
}

bool
pdf_table_next(struct pdf_table *t)
{
	const char *cell[PDF_TABLE_COLUMNS], *word;
	bool begun = false;

	memset(t->cell, 0, sizeof(t->cell));
	while (begun ? *t->rest != '\0' : next_page(t)) {
		const char *start = t->rest;
		struct span line = next_line(&t->rest);
		size_t count = cells_of(t, line, cell);

		if (is_page_number(t, line))
			continue;
		if (starts_row(t, cell, count) && begun) {
			t->rest = start;
			break;
		}
		if (starts_row(t, cell, count)) {
			begun = true;
			word = arena_printf(
			    sink_arena(t->sink), "page %ld row %ld", t->page, ++t->row);
			sink_place(t->sink, NULL, word, 0, sink_page(t->sink)->len);
		} else if (!begun || !count || is_stray(t, cell, count)) {
			if (text_trim(line).len)
				sink_issue_raw(t->sink, REACH_NOTE, line,
				    "lines outside the table's columns are left out");
			continue;
		}
		go_on(t, cell);
	}
	return begun;
}
