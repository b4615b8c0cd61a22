#include "xml_tree.h"

#include "../parser.h"
#include "bind.h"

#define PATH_MAX_LEN 500 /* of a path inside a record */

/* What a column table says of a path, seen from the element that records are made of */
struct xml_use {
	const struct column *columns;
	const struct xml_path *base;
	const struct column *row; /* the first that names it; NULL: none does */
	bool whole;               /* it names all that is inside, too */
	bool more;                /* other rows name some of that */
	unsigned long record;     /* the last one that took a value from here */
	char *path;               /* inside the record, for messages */
	struct xml_use *next;
};

struct maker {
	struct xml_doc *doc;
	struct sink *sink;
	const struct xml *in;
	enum kind kind;
	const struct column *columns;
	struct record *record;
};

/* "a/b/@c" of a path inside base; false where it is too long to be in a column table */
static bool
inner_path(const struct xml_path *p, const struct xml_path *base, char out[PATH_MAX_LEN])
{
	size_t at = PATH_MAX_LEN - 1;

	out[at] = '\0';
	for (; p != base; p = p->parent) {
		size_t more = p->name.len + p->attribute + (out[at] != '\0');

		if (more > at)
			return false;
		if (out[at])
			out[--at] = '/';
		at -= p->name.len;
		memcpy(out + at, p->name.at, p->name.len);
		if (p->attribute)
			out[--at] = '@';
	}
	memmove(out, out + at, PATH_MAX_LEN - at);
	return true;
}

/* "a/" and a star names "a" and all that begins with "a/" */
static bool
pattern_names(const struct column *row, const char *path)
{
	size_t len = strlen(row->heading) - 1;

	if (strncmp(path, row->heading, len) == 0)
		return true;
	return len && row->heading[len - 1] == '/' && strlen(path) == len - 1 &&
	       strncmp(path, row->heading, len - 1) == 0;
}

static const struct column *
find_row(const struct column *columns, const char *path, bool pattern)
{
	for (const struct column *row = columns; row->heading; row++)
		if (column_is_pattern(row) == pattern &&
		    (pattern ? pattern_names(row, path) : strcmp(row->heading, path) == 0))
			return row;
	return NULL;
}

static bool
is_around(const char *path, const struct column *columns)
{
	size_t len = strlen(path);

	for (const struct column *row = columns; row->heading; row++)
		if (strncmp(row->heading, path, len) == 0 && row->heading[len] == '/' &&
		    strcmp(row->heading + len, "/*") != 0)
			return true;
	return false;
}

static struct xml_use *
use_of(struct maker *m, struct xml_path *p)
{
	const struct xml_path *base = m->in->path;
	char path[PATH_MAX_LEN];
	struct xml_use *u;

	for (u = p->uses; u; u = u->next)
		if (u->columns == m->columns && u->base == base)
			return u;
	u = arena_zero(m->doc->paths_arena, sizeof(*u));
	u->columns = m->columns;
	u->base = base;
	u->next = p->uses;
	p->uses = u;
	if (!inner_path(p, base, path))
		return u;
	u->path = arena_dup(m->doc->paths_arena, path);
	u->row = find_row(m->columns, path, false);
	if (!u->row) {
		u->row = find_row(m->columns, path, true);
		u->whole = u->row != NULL;
	}
	u->more = is_around(path, m->columns);
	return u;
}

/* Sets the fields of all rows that name the path; a table may give one value to several */
static void
set_fields(struct maker *m, struct xml_use *u, struct span value)
{
	bool again = u->record == m->doc->record;

	for (const struct column *row = u->row; row->heading; row++) {
		if (row != u->row && strcmp(row->heading, u->row->heading) != 0)
			continue;
		if (!again || u->whole || column_is_list(row, m->kind))
			record_set_as(m->record, column_field(row), value, row->as);
		else
			sink_issue(
			    m->sink, REACH_NOTE, "'%s' is there more than once", u->path);
	}
	u->record = m->doc->record;
}

static void
take(struct maker *m, struct xml_path *p, struct span value)
{
	struct xml_use *u = use_of(m, p);

	if (!u->row)
		sink_issue(m->sink, REACH_NOTE, "unknown %s '%s'",
		    p->attribute ? "attribute" : "element",
		    u->path ? u->path : "(a long path)");
	else if (value.len && column_field(u->row) != IGNORE)
		set_fields(m, u, value);
}

/* Takes the element; true where what is inside it must still be looked at */
static bool
take_element(struct maker *m, const struct xml *n)
{
	struct xml_use *u;

	if (!n->name.at) {
		sink_issue(m->sink, REACH_NOTE, "text between the elements of '%s'",
		    n->parent->name.at);
		return false;
	}
	u = use_of(m, n->path);
	if (u->whole && !u->more && column_field(u->row) == IGNORE)
		return false;
	for (const struct xml_attr *a = n->attr; a; a = a->next)
		take(m, a->path, a->value);
	if (n->first && (!u->row || u->whole))
		return true;
	take(m, n->path, n->first ? span_of(xml_text(n, NULL)) : n->text);
	return false;
}

static bool
is_there(const struct xml *n, const char *heading)
{
	size_t len = strcspn(heading, "/");
	const struct xml *child = n->first;

	if (*heading == '@')
		return xml_attr(n, NULL, heading + 1) != NULL;
	while (child && (child->name.len != len || !child->name.at ||
			    memcmp(child->name.at, heading, len) != 0))
		child = child->next;
	return child != NULL;
}

static void
note_missing(struct maker *m)
{
	for (const struct column *row = m->columns; row->heading; row++)
		if (!column_may_miss(row) && !column_is_pattern(row) &&
		    !is_there(m->in, row->heading))
			sink_issue(m->sink, REACH_NOTE, "no element '%s'", row->heading);
}

struct record *
xml_record(
    struct sink *sink, const struct xml *in, enum kind kind, const struct column *columns)
{
	struct maker m = { .sink = sink, .in = in, .kind = kind, .columns = columns };
	const struct xml *n = in;
	bool into = true;

	if (!in)
		return record_new(sink, kind);
	m.doc = xml_doc(in);
	m.doc->record++;
	if (!m.doc->reads)
		xml_place(sink, in);
	m.record = record_new(sink, kind);
	for (const struct xml_attr *a = in->attr; a; a = a->next)
		take(&m, a->path, a->value);
	while ((n = xml_walk(n, in, into)))
		into = take_element(&m, n);
	note_missing(&m);
	return m.record;
}
