#include "html_list.h"

#include <ctype.h>

#define HEADING_MAX 200 /* bytes of one that an issue shows */

/* -------------------------------------------------------------------------------- headings */

/* "Contract No.", "contract_number" and "CONTRACT #" are all "contract no" */
static const char *
plain(struct arena *a, struct span text)
{
	char *words = arena_alloc(a, 4 * text.len + 1), *o = words;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (isalnum(c) || c >= 0x80)
			*o++ = (char)tolower(c);
		else if (c == '#')
			o = stpcpy(o, " no ");
		else if (c == '&')
			o = stpcpy(o, " and ");
		else if (c != '\'')
			*o++ = ' ';
	}
	*o = '\0';
	words = text_squeeze(a, words);
	for (char *p = words; (p = strstr(p, "number")); p++)
		if ((p == words || p[-1] == ' ') && (p[6] == ' ' || !p[6])) {
			p[0] = 'n';
			p[1] = 'o';
			memmove(p + 2, p + 6, strlen(p + 6) + 1);
		}
	return words;
}

/* How early a field's headings name this one (plain); -1 where they do not */
static int
rank_of(struct arena *a, const struct list_field *f, const char *heading)
{
	int rank = 0;

	for (const char *p = f->headings; *p; rank++) {
		size_t len = strcspn(p, "|");
		bool pattern = len && p[len - 1] == '*';
		const char *word = plain(a, (struct span){ p, len - pattern });

		if (strncmp(word, heading, strlen(word)) == 0 &&
		    (pattern || heading[strlen(word)] == '\0'))
			return rank;
		p += len + (p[len] == '|');
	}
	return -1;
}

static size_t
field_count(const struct html_list *l)
{
	size_t n = 0;

	while (l->fields[n].headings)
		n++;
	return n;
}

static bool
is_ignored(const struct list_field *f)
{
	return f->field == IGNORE;
}

static bool
may_miss(const struct list_field *f)
{
	return is_ignored(f) || f->field >= COLUMN_MAY_MISS;
}

static int
number_of(const struct list_field *f)
{
	return f->field >= COLUMN_MAY_MISS ? f->field - COLUMN_MAY_MISS : f->field;
}

/* Which column each field stands in */
struct columns {
	const struct html_list *list;
	long *column; /* one a field; -1: in none */
	size_t missing;
	const char *names; /* of those that must be there and are not */
};

/* The column that fits the field best; takes those that fit from `known` */
static long
best_column(struct arena *a, const struct list_field *f, const char **headings, size_t count,
    bool *known)
{
	long best = -1;
	int least = 0;

	for (size_t i = 0; i < count; i++) {
		int rank = known[i] ? -1 : rank_of(a, f, headings[i]);

		if (rank >= 0 && (best < 0 || rank < least)) {
			best = (long)i;
			least = rank;
		}
		/* all that are ignored are known; of others, the one that is taken */
		if (rank >= 0 && is_ignored(f))
			known[i] = true;
	}
	if (best >= 0)
		known[best] = true;
	return best;
}

/* Says which headings nobody wants */
static void
say_unknown(struct sink *sink, const struct html_list *l, const char **headings,
    const struct span *shown, size_t count, const bool *known)
{
	struct arena *a = sink_arena(sink);

	for (size_t i = 0; i < count; i++) {
		bool second = false;

		if (known[i] || !*headings[i])
			continue;
		for (const struct list_field *f = l->fields; f->headings; f++)
			second = second || rank_of(a, f, headings[i]) >= 0;
		sink_issue(sink, REACH_NOTE,
		    second ? "column '%.*s' is not read: another one says it"
			   : "unknown column '%.*s'",
		    (int)(shown[i].len < HEADING_MAX ? shown[i].len : HEADING_MAX),
		    shown[i].at);
	}
}

static struct columns
bind(struct sink *sink, const struct html_list *l, const struct span *shown, size_t count)
{
	struct arena *a = sink_arena(sink);
	size_t n = field_count(l);
	struct columns c = { l, arena_alloc(a, (n + 1) * sizeof(*c.column)), 0, "" };
	const char **headings = arena_alloc(a, (count + 1) * sizeof(*headings));
	bool *known = arena_zero(a, count + 1);

	for (size_t i = 0; i < count; i++)
		headings[i] = plain(a, shown[i]);
	for (size_t i = 0; i < n; i++) {
		const struct list_field *f = &l->fields[i];

		c.column[i] = best_column(a, f, headings, count, known);
		if (c.column[i] >= 0 || may_miss(f))
			continue;
		c.missing++;
		c.names = arena_printf(a, "%s%s'%.*s'", c.names, *c.names ? ", " : "",
		    (int)strcspn(f->headings, "|"), f->headings);
	}
	if (!c.missing)
		say_unknown(sink, l, headings, shown, count, known);
	return c;
}

/* ------------------------------------------------------------------------------------ rows */

static struct list_row
new_row(struct sink *sink, const struct html_list *l)
{
	struct arena *a = sink_arena(sink);
	size_t n = field_count(l) + 1;

	return (struct list_row){ .sink = sink,
		.list = l,
		.text = arena_zero(a, n * sizeof(char *)),
		.link = arena_zero(a, n * sizeof(char *)) };
}

static int
emit(struct list_row *row)
{
	const struct html_list *l = row->list;

	row->record = record_new(row->sink, l->kind);
	for (size_t i = 0; l->fields[i].headings; i++)
		if (!is_ignored(&l->fields[i]) && row->text[i])
			record_set_as(row->record, number_of(&l->fields[i]),
			    text_trim(span_of(row->text[i])), l->fields[i].as);
	if (l->row && !l->row(row))
		return REACH_NONE;
	return sink_emit(row->sink, row->record);
}

static long
place_of(const struct list_row *row, int field)
{
	for (long i = 0; row->list->fields[i].headings; i++)
		if (number_of(&row->list->fields[i]) == field)
			return i;
	return -1;
}

const char *
list_text(const struct list_row *row, int field)
{
	long i = place_of(row, field);

	return i >= 0 && row->text[i] && *row->text[i] ? row->text[i] : NULL;
}

const char *
list_link(const struct list_row *row, int field)
{
	const struct page *page = sink_page(row->sink);
	const char *base = page->url ? page->url : page->source->home;
	long i = place_of(row, field);

	return i >= 0 && row->link[i] ? url_join(page->arena, base, row->link[i]) : NULL;
}

/* ------------------------------------------------------------------------------------ HTML */

static const char *
only_link(const struct node *cell)
{
	const struct node *a = html_next(cell, "a[href]", NULL);

	return a && !html_next(cell, "a[href]", a) ? html_attr(a, NULL, "href") : NULL;
}

/* "March" and nothing else in the row */
static bool
is_divider(const struct html_rows *rows, const struct html_list *l, struct sink *sink)
{
	const struct node *cell = html_rows_cell(rows, 0), *before = NULL;
	const char *only = NULL;

	for (size_t i = 0; l->divider && cell;
	     before = cell, cell = html_rows_cell(rows, ++i)) {
		const char *text = cell == before ? "" : html_text(cell, NULL);

		if (only && *text)
			return false;
		if (*text)
			only = text;
	}
	return only && text_match(sink_arena(sink), only, l->divider);
}

static int
emit_cells(const struct html_rows *rows, const struct columns *c, struct sink *sink,
    const struct node *tr)
{
	struct list_row row = new_row(sink, c->list);

	row.tr = tr;
	for (size_t i = 0; c->list->fields[i].headings; i++) {
		const struct node *cell =
		    c->column[i] >= 0 ? html_rows_cell(rows, (size_t)c->column[i]) : NULL;

		if (!cell || is_ignored(&c->list->fields[i]))
			continue;
		row.text[i] = html_lines(cell, NULL);
		row.link[i] = only_link(cell);
	}
	return emit(&row);
}

/* The tables of a page that are the listing, and the one that came nearest to it */
struct found {
	long tables;
	int worst;
	size_t missing;
	const char *names;
};

static void
read_table(
    const struct node *table, struct sink *sink, const struct html_list *l, struct found *f)
{
	struct html_rows *rows = html_rows_open(table, sink);
	size_t count;
	const struct span *headings = html_rows_headings(rows, &count);
	struct columns c = bind(sink, l, headings, count);
	const struct node *tr;
	int reach;

	if (!c.missing) {
		f->tables++;
		while ((tr = html_rows_next(rows)))
			if (!is_divider(rows, l, sink))
				html_rows_note(rows, emit_cells(rows, &c, sink, tr));
	} else if (!f->names || c.missing < f->missing) {
		f->missing = c.missing;
		f->names = c.names;
	}
	reach = html_rows_close(rows);
	if (!c.missing && reach > f->worst)
		f->worst = reach;
}

/* A page that was cut off reads like one with fewer rows */
static bool
is_cut(const char *body)
{
	const char *table = NULL, *p = body;

	while ((p = text_find(p, "<table")))
		table = p++;
	return (table && !text_find(table, "</table")) ||
	       (text_find(body, "<html") && !text_find(body, "</html"));
}

const struct node *
list_page(const struct page *page, struct sink *sink)
{
	const struct node *root;

	if (is_cut(page->body)) {
		sink_issue(sink, REACH_PAGE, "the page ends before its end");
		return NULL;
	}
	root = html_parse(page, sink);
	if (root)
		html_place(sink, root, "page");
	return root;
}

static int
finish(const struct page *page, struct sink *sink, const struct html_list *l,
    const struct node *root)
{
	const struct node *next = l->next && root ? html_next(root, l->next, NULL) : NULL;

	if (next)
		return sink_ask(sink, &(struct ask){ .kind = page->kind,
					  .url = html_attr(next, NULL, "href"),
					  .scope = page->scope });
	return page->scope ? sink_end(sink, page->scope, l->kind, l->whole) : REACH_NONE;
}

static int
read_html(const struct page *page, struct sink *sink, const struct html_list *l)
{
	const char *selector = l->table ? l->table : "table";
	const struct node *root = list_page(page, sink), *table = NULL;
	struct found f = { 0 };

	if (!root)
		return REACH_PAGE;
	while ((table = html_next(root, selector, table)))
		if (strcmp(html_tag(table), "table") == 0)
			read_table(table, sink, l, &f);
	html_place(sink, root, "page");
	if (f.tables || (l->none && text_find(html_text(root, NULL), l->none)))
		return f.worst < REACH_PAGE ? finish(page, sink, l, root) : f.worst;
	if (f.names)
		return sink_issue(sink, REACH_PAGE,
		    "no table with a column for %s under any heading", f.names);
	return sink_issue(sink, REACH_PAGE, "no table '%s'", selector);
}

/* ------------------------------------------------------------------------------------ JSON */

/* The members' names of the objects so far, and what they were bound to: they rarely change */
struct shape {
	struct span *names;
	size_t count;
	struct columns columns;
};

static bool
has_shape(const struct json *object, const struct shape *s)
{
	size_t i = 0;

	for (const struct json *m = object->first; m && i < s->count; m = m->next, i++)
		if (m->name.len != s->names[i].len ||
		    memcmp(m->name.at, s->names[i].at, m->name.len) != 0)
			return false;
	return s->names && object->count == s->count;
}

static void
take_shape(
    const struct json *object, struct sink *sink, const struct html_list *l, struct shape *s)
{
	s->names = arena_alloc(sink_arena(sink), (object->count + 1) * sizeof(*s->names));
	s->count = 0;
	for (const struct json *m = object->first; m; m = m->next)
		s->names[s->count++] = m->name;
	s->columns = bind(sink, l, s->names, s->count);
}

/* Windows-1252 that was read as ISO-8859-1 when the rows were saved: U+0092 is an apostrophe */
static const char *
without_controls(struct arena *a, const char *text)
{
	const char *p = text, *mended = "";

	while (p && (p = strchr(p, 0xc2)))
		if ((p[1] & 0xe0) == 0x80) {
			const struct span one = text_utf8(a, (struct span){ p + 1, 1 });

			mended = arena_printf(a, "%s%.*s%.*s", mended, (int)(p - text), text,
			    (int)one.len, one.at);
			text = p += 2;
		} else {
			p++;
		}
	return *mended ? arena_printf(a, "%s%s", mended, text) : text;
}

static int
emit_object(
    const struct json *object, struct sink *sink, const struct html_list *l, struct shape *s)
{
	struct list_row row = new_row(sink, l);
	long i = 0;

	row.object = object;
	if (!has_shape(object, s))
		take_shape(object, sink, l, s);
	if (s->columns.missing)
		return sink_issue(
		    sink, REACH_ROW, "a row without a member for %s", s->columns.names);
	for (const struct json *m = object->first; m; m = m->next, i++)
		for (size_t f = 0; l->fields[f].headings; f++)
			if (s->columns.column[f] == i && !is_ignored(&l->fields[f]))
				row.text[f] =
				    without_controls(sink_arena(sink), json_text(m, NULL));
	return emit(&row);
}

static int
read_json(const struct page *page, struct sink *sink, const struct html_list *l)
{
	const struct json *root = json_parse(page, sink);
	struct shape shape = { 0 };

	if (!root)
		return REACH_PAGE;
	if (root->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "the rows are no JSON array");
	for (const struct json *o = root->first; o; o = o->next) {
		json_place(sink, o);
		if (o->type == JSON_OBJECT)
			emit_object(o, sink, l, &shape);
		else
			sink_issue(sink, REACH_ROW, "a row that is no JSON object");
	}
	return finish(page, sink, l, NULL);
}

int
html_list_read(const struct page *page, struct sink *sink, const struct html_list *l)
{
	struct span body = text_trim((struct span){ page->body, page->len });

	return body.len && *body.at == '[' ? read_json(page, sink, l)
					   : read_html(page, sink, l);
}

int
html_list(const struct page *page, struct sink *sink)
{
	return html_list_read(page, sink, page->source->family);
}
