#include "html_tree.h"

#include "../base/buf.h"
#include "../parser.h"
#include "bind.h"
#include "text.h"

#include <gumbo.h>

#define COLSPAN_MAX 1000 /* as HTML has it */
#define ROWSPAN_MAX 65534

/* A row of cells as the eye sees it: those that span rows or columns stand in each */
struct grid {
	const struct node *cell[LIMIT_COLUMNS];
	const struct node *below[LIMIT_COLUMNS]; /* reaches into the rows that follow */
	unsigned rows[LIMIT_COLUMNS];            /* this many of them */
	size_t width;
	size_t own; /* cells that start in this row */
	size_t widest;
	bool heads; /* every own cell is a th */
};

struct html_rows {
	struct sink *sink;
	const struct node *node;
	struct grid *grid;
	const struct node *first; /* row of data; NULL: none */
	const struct node *now;   /* the row that html_cell is about; NULL: none yet */
	bool end;
	struct span *heading;
	size_t count;
	long row;
	int worst;
};

/* ----------------------------------------------------------------------------- rows, cells */

static const struct node *
section(const struct node *row)
{
	return html_parent(row);
}

static bool
is_in(const struct node *row, GumboTag tag)
{
	return section(row)->tag == tag;
}

/* The next row of the table itself, not of one inside its cells; feet are left out */
static const struct node *
next_row(const struct node *table, const struct node *after)
{
	const struct node *root = html_root(table), *end = root + table->end;
	const struct node *n = after ? root + after->end : table + 1;

	while (n < end) {
		if (n->kind != HTML_ELEMENT || n->tag == GUMBO_TAG_TBODY ||
		    n->tag == GUMBO_TAG_THEAD) {
			n++;
		} else if (n->tag == GUMBO_TAG_TR) {
			return n;
		} else {
			n = root + n->end;
		}
	}
	return NULL;
}

static const struct node *
next_cell(const struct node *row, const struct node *after)
{
	const struct node *root = html_root(row), *end = root + row->end;
	const struct node *n = after ? root + after->end : row + 1;

	while (n < end &&
	       (n->kind != HTML_ELEMENT || (n->tag != GUMBO_TAG_TD && n->tag != GUMBO_TAG_TH)))
		n = root + n->end;
	return n < end ? n : NULL;
}

static unsigned
span_attribute(const struct node *cell, const char *name, unsigned most)
{
	const char *text = html_attr_value(cell, name);
	unsigned long n = text ? strtoul(text, NULL, 10) : 1;

	/* rowspan=0: to the end of the table's section */
	if (n == 0)
		return strcmp(name, "rowspan") == 0 && text && *text == '0' ? most : 1;
	return n > most ? most : (unsigned)n;
}

/* Cells from rows above, as far as they stand without a gap */
static void
fill_from_above(struct grid *g)
{
	while (g->width < LIMIT_COLUMNS && g->rows[g->width]) {
		g->cell[g->width] = g->below[g->width];
		g->rows[g->width++]--;
	}
}

static void
read_row(struct grid *g, const struct node *row)
{
	const struct node *cell = NULL;

	g->width = g->own = 0;
	g->heads = true;
	while ((cell = next_cell(row, cell))) {
		unsigned columns = span_attribute(cell, "colspan", COLSPAN_MAX);
		unsigned rows = span_attribute(cell, "rowspan", ROWSPAN_MAX);

		fill_from_above(g);
		g->own++;
		g->heads = g->heads && cell->tag == GUMBO_TAG_TH;
		for (; columns && g->width < LIMIT_COLUMNS; columns--) {
			g->cell[g->width] = g->below[g->width] = cell;
			g->rows[g->width++] = rows - 1;
		}
	}
	fill_from_above(g);
	/* those behind a gap */
	for (size_t i = g->width; i < g->widest; i++)
		g->rows[i] -= g->rows[i] > 0;
	if (g->width > g->widest)
		g->widest = g->width;
}

/* One cell across all columns */
static bool
is_one_cell(const struct grid *g)
{
	return g->width > 1 && g->cell[0] == g->cell[g->width - 1];
}

static void
forget_spans(struct grid *g)
{
	memset(g->rows, 0, sizeof(g->rows));
}

/* -------------------------------------------------------------------------------- headings */

static bool
has_heads(const struct node *row)
{
	const struct node *cell = NULL;

	while ((cell = next_cell(row, cell)))
		if (cell->tag == GUMBO_TAG_TH)
			return true;
	return false;
}

/* The first of the rows that make the heading: thead, else the first with a th, else the first
 */
static const struct node *
heading_row(const struct node *table)
{
	const struct node *row = NULL, *first = next_row(table, NULL);

	while ((row = next_row(table, row)))
		if (is_in(row, GUMBO_TAG_THEAD) && next_cell(row, NULL))
			return row;
	while ((row = next_row(table, row)))
		if (has_heads(row))
			return row;
	return first;
}

/* Headings in several rows are joined: "Simple" over "Median" is "Simple Median". A cell that
 * spans rows counts once, a title over all columns not at all */
static void
add_heading(struct html_rows *t, size_t column, bool starts_here)
{
	const struct grid *g = t->grid;
	struct arena *a = sink_arena(t->sink);
	struct span *h = &t->heading[column];
	const char *text;

	if (!starts_here || is_one_cell(g))
		return;
	text = html_text(g->cell[column], NULL);
	if (!*text)
		return;
	*h = span_of(h->len ? arena_printf(a, "%s %s", h->at, text) : text);
}

static void
read_heading(struct html_rows *t, const struct node *row)
{
	struct grid *g = t->grid;

	read_row(g, row);
	/* a cell in front of its row came from a row above */
	for (size_t i = 0; i < g->width; i++)
		add_heading(t, i, g->cell[i] > row);
	if (g->width > t->count)
		t->count = g->width;
}

/* A heading over several columns is "Contract", "Contract (2)", … */
static void
tell_apart(struct html_rows *t)
{
	const struct grid *g = t->grid;
	size_t n = 1;

	for (size_t i = 1; i < g->width; i++) {
		n = g->cell[i] == g->cell[i - 1] ? n + 1 : 1;
		if (n > 1 && t->heading[i].len)
			t->heading[i] = span_of(
			    arena_printf(sink_arena(t->sink), "%s (%zu)", t->heading[i].at, n));
	}
}

static void
read_headings(struct html_rows *t)
{
	const struct node *row = heading_row(t->node);
	bool more = row != NULL;

	t->heading = arena_zero(sink_arena(t->sink), LIMIT_COLUMNS * sizeof(*t->heading));
	while (more) {
		read_heading(t, row);
		t->first = next_row(t->node, row);
		more =
		    is_in(row, GUMBO_TAG_THEAD) && t->first && is_in(t->first, GUMBO_TAG_THEAD);
		row = t->first;
	}
	tell_apart(t);
	for (size_t i = 0; i < t->count; i++)
		if (!t->heading[i].at)
			t->heading[i] = span_of("");
	forget_spans(t->grid);
}

/* --------------------------------------------------------------------------------- records */

static bool
is_empty(const struct node *cell)
{
	return !*html_text(cell, NULL);
}

/* Rows that hold no data: without cells, the heading again, one cell across ("No records") */
static bool
is_passed_over(struct html_rows *t)
{
	const struct grid *g = t->grid;
	size_t i = 0;

	if (!g->own)
		return true;
	if (is_one_cell(g))
		return true;
	if (g->heads && g->own > 1) {
		while (i < g->width && i < t->count &&
		       text_same(t->heading[i], span_of(html_text(g->cell[i], NULL))))
			i++;
		if (i == t->count)
			return true;
	}
	for (i = 0; i < g->width; i++)
		if (!is_empty(g->cell[i]))
			return false;
	return true;
}

static int
check_width(const struct html_rows *t)
{
	const struct grid *g = t->grid;

	if (g->width < t->count)
		return sink_issue(t->sink, REACH_ROW, "a row of %zu columns under %zu headings",
		    g->width, t->count);
	for (size_t i = t->count; i < g->width; i++)
		if (!is_empty(g->cell[i]))
			return sink_issue(t->sink, REACH_ROW,
			    "a row of %zu columns under %zu headings", g->width, t->count);
	return REACH_NONE;
}

/* The next row, of whatever kind; NULL behind the last */
static const struct node *
step(struct html_rows *t)
{
	const struct node *row = t->now ? next_row(t->node, t->now) : t->first;

	t->end = !row;
	if (t->end)
		return NULL;
	/* cells do not reach out of their tbody */
	if (t->now && section(t->now) != section(row))
		forget_spans(t->grid);
	t->now = row;
	read_row(t->grid, row);
	t->row++;
	return row;
}

const struct node *
html_rows_next(struct html_rows *t)
{
	const struct node *row;
	char word[32];
	int reach;

	while (!t->end && (row = step(t))) {
		if (is_passed_over(t))
			continue;
		snprintf(word, sizeof(word), "row %ld", t->row);
		html_place(t->sink, row, word);
		reach = check_width(t);
		if (reach < REACH_ROW)
			return row;
		html_rows_note(t, reach);
	}
	return NULL;
}

const struct node *
html_rows_cell(const struct html_rows *t, size_t column)
{
	return t->now && column < t->grid->width ? t->grid->cell[column] : NULL;
}

const struct span *
html_rows_headings(const struct html_rows *t, size_t *count)
{
	*count = t->count;
	return t->heading;
}

void
html_rows_note(struct html_rows *t, int reach)
{
	if (reach > t->worst)
		t->worst = reach;
}

struct html_rows *
html_rows_open(const struct node *table, struct sink *sink)
{
	struct html_rows *t = arena_zero(sink_arena(sink), sizeof(*t));

	t->sink = sink;
	t->node = table;
	t->grid = xcalloc(1, sizeof(*t->grid));
	html_place(sink, table, "table");
	read_headings(t);
	return t;
}

int
html_rows_close(struct html_rows *t)
{
	free(t->grid);
	t->grid = NULL;
	t->end = true;
	t->now = NULL;
	return t->worst;
}

/* ------------------------------------------------------------------------ the common case */

static const struct node *
the_table(const struct node *in, const char *selector, struct sink *sink)
{
	size_t count = html_count(in, selector);
	const struct node *n = html_next(in, selector, NULL);

	if (count == 1 && n->tag == GUMBO_TAG_TABLE)
		return n;
	if (count == 1)
		sink_issue(sink, REACH_PAGE, "'%s' is no table but '%s'", selector, n->word);
	else if (count)
		sink_issue(sink, REACH_PAGE, "%zu tables '%s', not one", count, selector);
	else
		sink_issue(sink, REACH_PAGE, "no table '%s'", selector);
	return NULL;
}

static int
emit_row(
    const struct html_rows *t, const struct bind *bind, const struct node *row, html_each *each)
{
	struct record *r = record_new(t->sink, bind->kind);

	for (size_t i = 0; i < bind->count; i++) {
		const struct node *cell = html_rows_cell(t, bind->bound[i].column);

		bind_set(bind, i, r, span_of(html_text(cell, NULL)));
	}
	if (each && !each(t->sink, r, row))
		return REACH_NONE;
	return sink_emit(t->sink, r);
}

int
html_table(const struct node *in, const char *selector, struct sink *sink, enum kind kind,
    const struct column *columns, html_each *each)
{
	const struct node *table = in ? the_table(in, selector, sink) : NULL, *row;
	struct html_rows *t;
	struct bind bind;

	if (!table)
		return REACH_PAGE;
	t = html_rows_open(table, sink);
	html_rows_note(t, bind_headings(&bind, sink, kind, columns, t->heading, t->count));
	while (t->worst < REACH_PAGE && (row = html_rows_next(t)))
		html_rows_note(t, emit_row(t, &bind, row, each));
	return html_rows_close(t);
}
