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

struct table {
	struct sink *sink;
	const struct node *node;
	struct grid *grid;
	const struct node *first; /* row of data; NULL: none */
	struct span *heading;
	size_t count;
	struct bind bind;
	html_each *each;
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
add_heading(struct table *t, size_t column, bool starts_here)
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
read_heading(struct table *t, const struct node *row)
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
tell_apart(struct table *t)
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
read_headings(struct table *t)
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
is_passed_over(struct table *t)
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
check_width(const struct table *t)
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

static int
emit_row(struct table *t, const struct node *row)
{
	struct record *r;
	int reach = check_width(t);

	if (reach >= REACH_ROW)
		return reach;
	r = record_new(t->sink, t->bind.kind);
	for (size_t i = 0; i < t->bind.count; i++) {
		const struct node *cell = t->grid->cell[t->bind.bound[i].column];

		bind_set(&t->bind, i, r, span_of(html_text(cell, NULL)));
	}
	if (t->each && !t->each(t->sink, r, row))
		return REACH_NONE;
	return sink_emit(t->sink, r);
}

static void
read_body(struct table *t)
{
	const struct node *above = NULL;

	for (const struct node *row = t->first; row; row = next_row(t->node, row)) {
		char word[32];
		int reach;

		/* cells do not reach out of their tbody */
		if (above && section(above) != section(row))
			forget_spans(t->grid);
		above = row;
		read_row(t->grid, row);
		snprintf(word, sizeof(word), "row %ld", ++t->row);
		if (is_passed_over(t))
			continue;
		html_place(t->sink, row, word);
		reach = emit_row(t, row);
		if (reach > t->worst)
			t->worst = reach;
	}
}

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

int
html_table(const struct node *in, const char *selector, struct sink *sink, enum kind kind,
    const struct column *columns, html_each *each)
{
	struct table t = { .sink = sink, .each = each };

	if (!in)
		return REACH_PAGE;
	t.node = the_table(in, selector, sink);
	if (!t.node)
		return REACH_PAGE;
	t.grid = xcalloc(1, sizeof(*t.grid));
	html_place(sink, t.node, "table");
	read_headings(&t);
	t.worst = bind_headings(&t.bind, sink, kind, columns, t.heading, t.count);
	if (t.worst < REACH_PAGE)
		read_body(&t);
	free(t.grid);
	return t.worst;
}
