#include "bind.h"

#include "../base/buf.h"
#include "../parser.h"
#include "text.h"

#define NAMED_MAX 5 /* missing headings that an issue names */

int
column_field(const struct column *row)
{
	return row->field < COLUMN_MAY_MISS + IGNORE ? row->field
						     : row->field - COLUMN_MAY_MISS;
}

bool
column_may_miss(const struct column *row)
{
	return row->field == IGNORE || row->field >= COLUMN_MAY_MISS + IGNORE;
}

enum { TEXT, NAME, CODE, DATE, TIME, MONEY, COUNT, BOOL, VENDOR, AGENCY, CONTRACT, LIST };

static const uint8_t types[KIND_COUNT][128] = {
#define FIELD(K, name, column, type, flag) type,
#define KIND(K, table) [KIND_##K] = { RECORD_##K(FIELD, K) },
	RECORD_KINDS(KIND)
#undef KIND
#undef FIELD
};

bool
column_is_list(const struct column *row, enum kind kind)
{
	int field = column_field(row);

	return field != IGNORE && types[kind][field] == LIST;
}

bool
column_is_pattern(const struct column *row)
{
	size_t len = strlen(row->heading);

	return len && row->heading[len - 1] == '*';
}

bool
column_has(const struct column *row, struct span heading)
{
	size_t len = strlen(row->heading);

	if (!column_is_pattern(row))
		return text_same((struct span){ row->heading, len }, heading);
	heading = text_trim(heading);
	if (heading.len < len - 1)
		return false;
	heading.len = len - 1;
	return text_same((struct span){ row->heading, len - 1 }, heading);
}

struct binder {
	struct sink *sink;
	struct bind *bind;
	const struct column *columns;
	int worst;
};

static void
note_reach(struct binder *b, int reach)
{
	if (reach > b->worst)
		b->worst = reach;
}

static bool
is_bound(const struct bind *bind, const struct column *row)
{
	for (size_t i = 0; i < bind->count; i++)
		if (bind->bound[i].row == row)
			return true;
	return false;
}

static void
bind_one(struct binder *b, size_t column, const struct column *row)
{
	struct bind *bind = b->bind;

	if (column_field(row) == IGNORE)
		return;
	if (is_bound(bind, row) && !column_is_pattern(row)) {
		note_reach(b, sink_issue(b->sink, REACH_PAGE, "column '%.200s' is there twice",
				  row->heading));
		return;
	}
	bind->bound[bind->count++] = (struct bound){ column, row };
}

static void
bind_heading(struct binder *b, size_t column, struct span heading)
{
	int shown = (int)(heading.len > 200 ? 200 : heading.len);
	bool known = false;

	for (int pattern = 0; pattern < 2 && !known; pattern++)
		for (const struct column *row = b->columns; row->heading; row++)
			if (column_is_pattern(row) == (pattern > 0) &&
			    column_has(row, heading)) {
				bind_one(b, column, row);
				known = true;
			}
	if (known)
		return;
	if (text_trim(heading).len)
		note_reach(b, sink_issue(b->sink, REACH_NOTE, "unknown column '%.*s'", shown,
				  heading.at));
	else
		note_reach(b,
		    sink_issue(b->sink, REACH_NOTE, "column %zu has no heading", column + 1));
}

static void
say_missing(struct binder *b)
{
	struct buf names;
	size_t missing = 0;

	buf_init(&names, 4096);
	for (const struct column *row = b->columns; row->heading; row++) {
		if (column_may_miss(row) || is_bound(b->bind, row))
			continue;
		if (missing++ < NAMED_MAX)
			buf_printf(&names, "%s'%.100s'", missing > 1 ? ", " : "", row->heading);
	}
	if (missing > NAMED_MAX)
		buf_printf(&names, " and %zu more", missing - NAMED_MAX);
	if (missing)
		note_reach(b, sink_issue(b->sink, REACH_PAGE, "no column %s", names.data));
	buf_release(&names);
}

int
bind_headings(struct bind *bind, struct sink *sink, enum kind kind,
    const struct column *columns, const struct span *headings, size_t count)
{
	struct binder b = { .sink = sink, .bind = bind, .columns = columns };
	size_t rows = 0;

	*bind = (struct bind){ .kind = kind };
	if (!columns)
		return REACH_NONE;
	/* a row has one heading; of patterns each may have any heading */
	for (const struct column *row = columns; row->heading; row++)
		rows += column_is_pattern(row) ? count : 1;
	bind->bound = arena_alloc(sink_arena(sink), (rows + 1) * sizeof(*bind->bound));
	for (size_t i = 0; i < count; i++)
		bind_heading(&b, i, headings[i]);
	say_missing(&b);
	return b.worst;
}

bool
bind_fits(const struct column *columns, const struct span *headings, size_t count)
{
	for (const struct column *row = columns; row->heading; row++) {
		size_t i = 0;

		while (i < count && !column_has(row, headings[i]))
			i++;
		if (i == count && !column_may_miss(row))
			return false;
	}
	return count > 0;
}

void
bind_set(const struct bind *bind, size_t i, struct record *r, struct span text)
{
	const struct column *row = bind->bound[i].row;

	if (text.len)
		record_set_as(r, column_field(row), text, row->as);
}
