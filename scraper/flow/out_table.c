/*
 * out_table.c: a table for people, as wide as the terminal.
 *
 * Columns take the width that the first rows need; text wraps inside its column. Where even the
 * narrowest columns do not fit, each row is a card: a line a column. Headings are printed when
 * they change, what is "below" stands under its row. Only the first rows are held, to measure
 * them.
 */
#include "output.h"

#include "shown.h"

#include <unistd.h>

#define MEASURED 400      /* rows that are held to measure the columns */
#define GAP 2             /* blanks between columns */
#define PLAIN_WIDTH 120   /* where there is no terminal */
#define WORD_MAX 20       /* words of a text column up to this width are not broken */
#define NATURAL_MAX 60    /* nor wants to be wider */
#define CELL_LINES_MAX 12 /* further lines of one cell are cut, with a sign of it */
#define BELOW_INDENT 4

struct table {
	char ***held; /* rows, each a list of harmless texts; NULL in it is NULL */
	int count;
	bool running; /* the widths are known */
	bool cards, styled;
	int width, *column; /* columns: their widths; 0 = not in the row */
	char **label;       /* their names for people: "_last_date" is "last date" */
	char **heading;     /* the values that were printed last */
};

static const char *
style(const struct table *t, const char *code)
{
	return t->styled ? code : "";
}

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

static bool
is_right(const struct output_column *c)
{
	return c->type == COLUMN_NUMBER || c->type == COLUMN_PLAIN;
}

static char *
label_of(const struct output_column *c)
{
	char *label = xstrdup(c->name + c->screen_only);

	for (char *p = label; *p; p++)
		if (*p == '_')
			*p = ' ';
	return label;
}

static bool
begin(struct output *out)
{
	struct table *t = xcalloc(1, sizeof(*t));
	int fd = fileno(out->to);

	t->held = xcalloc(MEASURED, sizeof(*t->held));
	t->column = xcalloc((size_t)out->columns + 1, sizeof(*t->column));
	t->heading = xcalloc((size_t)out->columns + 1, sizeof(*t->heading));
	t->label = xcalloc((size_t)out->columns + 1, sizeof(*t->label));
	for (int i = 0; i < out->columns; i++)
		t->label[i] = label_of(&out->column[i]);
	t->width = shown_columns(fd, PLAIN_WIDTH);
	t->styled = shown_styled(fd);
	out->state = t;
	return true;
}

/* A row's values, made harmless and as people read them */
static char **
take(struct output *out, const char *const *value)
{
	char **row = xcalloc((size_t)out->columns + 1, sizeof(*row));
	struct buf shown;

	buf_init(&shown, OUTPUT_CELL_MAX);
	for (int i = 0; i < out->columns; i++) {
		if (!value[i])
			continue;
		buf_reset(&out->cell);
		output_for_people(&out->cell, &out->column[i], value[i]);
		shown_add(&shown, (struct span){ out->cell.data, out->cell.len }, true);
		row[i] = buf_take(&shown);
	}
	buf_release(&shown);
	return row;
}

static void
free_row(const struct output *out, char **row)
{
	for (int i = 0; i < out->columns; i++)
		free(row[i]);
	free(row);
}

/* -------------------------------------------------------------------------- widths */

static int
least_width(const struct output *out, const struct table *t, int i)
{
	int least = shown_word(span_of(t->label[i]));

	for (int r = 0; r < t->count; r++) {
		struct span text = span_of(t->held[r][i]);
		int w = is_right(&out->column[i]) ? shown_width(text) : shown_word(text);

		if (!is_right(&out->column[i]) && w > WORD_MAX)
			w = WORD_MAX;
		least = w > least ? w : least;
	}
	return least;
}

static int
natural_width(const struct output *out, const struct table *t, int i)
{
	int natural = shown_width(span_of(t->label[i]));

	for (int r = 0; r < t->count; r++) {
		struct span text = span_of(t->held[r][i]);
		int w;

		for (w = 0; text.at && text.len; text.at++, text.len--)
			if (text.at == t->held[r][i] || text.at[-1] == '\n') {
				int line = shown_width(text);

				w = line > w ? line : w;
			}
		natural = w > natural ? w : natural;
	}
	return natural > NATURAL_MAX && !is_right(&out->column[i]) ? NATURAL_MAX : natural;
}

/* Gives what is left to the columns that want more, a blank at a time to the one that lacks
 * most */
static void
share(const struct table *t, const int *natural, int columns, int left)
{
	while (left > 0) {
		int best = -1;

		for (int i = 0; i < columns; i++)
			if (t->column[i] && natural[i] > t->column[i] &&
			    (best < 0 ||
				natural[i] * t->column[best] > natural[best] * t->column[i]))
				best = i;
		if (best < 0)
			return;
		t->column[best]++;
		left--;
	}
}

static void
measure(const struct output *out, struct table *t)
{
	int *natural = xcalloc((size_t)out->columns + 1, sizeof(*natural)), used = -GAP;

	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].part != PART_CELL)
			continue;
		t->column[i] = least_width(out, t, i);
		natural[i] = natural_width(out, t, i);
		used += t->column[i] + GAP;
	}
	t->cards = used > t->width;
	share(t, natural, out->columns, t->width - used);
	free(natural);
}

/* ------------------------------------------------------------------------ printing */

static void
spaces(struct output *out, int n)
{
	if (n > 0)
		buf_printf(&out->line, "%*s", n, "");
}

static void
end_line(struct output *out)
{
	while (out->line.len && out->line.data[out->line.len - 1] == ' ')
		out->line.data[--out->line.len] = '\0';
	buf_char(&out->line, '\n');
}

/* One line of each cell; false when all cells are at their end */
static bool
put_line(struct output *out, const struct table *t, struct span *rest, bool cut)
{
	bool any = false;

	for (int i = 0; i < out->columns; i++) {
		struct span line = { NULL, 0 };
		int pad;

		if (!t->column[i])
			continue;
		if (shown_line(&rest[i], t->column[i], &line))
			any = true;
		if (cut && rest[i].len)
			line = span_of("…");
		pad = t->column[i] - (line.at ? shown_width(line) : 0);
		if (is_right(&out->column[i]))
			spaces(out, pad);
		buf_add(&out->line, line.at ? line.at : "", line.len);
		spaces(out, (is_right(&out->column[i]) ? 0 : pad) + GAP);
	}
	end_line(out);
	return any;
}

static bool
is_more(const struct span *rest, const struct table *t, int columns)
{
	for (int i = 0; i < columns; i++)
		if (t->column[i] && rest[i].len)
			return true;
	return false;
}

static void
put_cells(struct output *out, const struct table *t, char *const *row)
{
	struct span *rest = xcalloc((size_t)out->columns + 1, sizeof(*rest));

	for (int i = 0; i < out->columns; i++)
		rest[i] = span_of(row[i]);
	for (int n = 1; n <= CELL_LINES_MAX && (n == 1 || is_more(rest, t, out->columns)); n++)
		put_line(out, t, rest, n == CELL_LINES_MAX);
	free(rest);
}

/* "name: text", wrapped below each other */
static void
put_wrapped(struct output *out, const struct table *t, int indent, const char *name,
    int name_width, const char *text)
{
	struct span rest = span_of(text), line;
	int room = t->width - indent - name_width - 2;
	bool first = true;

	for (int n = 0;
	     n < CELL_LINES_MAX * 2 && shown_line(&rest, room < 20 ? 20 : room, &line); n++) {
		spaces(out, indent);
		if (first && *name)
			buf_printf(&out->line, "%s%s%s", style(t, DIM), name, style(t, PLAIN));
		spaces(out, name_width + 2 - (first ? shown_width(span_of(name)) : 0));
		buf_add(&out->line, line.at, line.len);
		end_line(out);
		first = false;
	}
	if (rest.len) {
		spaces(out, indent + name_width + 2);
		buf_text(&out->line, "…\n");
	}
}

static int
widest_name(const struct output *out, const struct table *t, enum column_part part)
{
	int widest = 0;

	for (int i = 0; i < out->columns; i++)
		if (out->column[i].part == part) {
			int w = shown_width(span_of(t->label[i]));

			widest = w > widest ? w : widest;
		}
	return widest;
}

/* A text that stands alone below its row needs no name */
static void
put_below(struct output *out, const struct table *t, char *const *row)
{
	int width = widest_name(out, t, PART_BELOW), columns = 0;

	for (int i = 0; i < out->columns; i++)
		columns += out->column[i].part == PART_BELOW;
	for (int i = 0; i < out->columns; i++)
		if (out->column[i].part == PART_BELOW && row[i] && *row[i])
			put_wrapped(out, t, BELOW_INDENT, columns > 1 ? t->label[i] : "",
			    columns > 1 ? width : -2, row[i]);
}

static void
put_card(struct output *out, const struct table *t, char *const *row)
{
	int width = widest_name(out, t, PART_CELL), below = widest_name(out, t, PART_BELOW);

	width = below > width ? below : width;
	for (int i = 0; i < out->columns; i++)
		if ((out->column[i].part == PART_CELL || out->column[i].part == PART_BELOW) &&
		    row[i] && *row[i])
			put_wrapped(out, t, 2, t->label[i], width, row[i]);
	buf_char(&out->line, '\n');
}

static void
put_rule(struct output *out, const struct table *t, int width)
{
	buf_text(&out->line, style(t, DIM));
	for (int i = 0; i < width; i++)
		buf_text(&out->line, "─");
	buf_printf(&out->line, "%s\n", style(t, PLAIN));
}

static void
put_names(struct output *out, struct table *t)
{
	int width = -GAP;

	for (int i = 0; i < out->columns; i++)
		width += t->column[i] ? t->column[i] + GAP : 0;
	buf_text(&out->line, style(t, BOLD));
	put_cells(out, t, t->label);
	buf_text(&out->line, style(t, PLAIN));
	put_rule(out, t, width);
}

static bool
changed(const char *was, const char *is)
{
	return !was || !is ? was != is : strcmp(was, is) != 0;
}

/* The highest level whose heading is another one now; -1: none */
static int
changed_level(const struct output *out, const struct table *t, char *const *row)
{
	int level = -1;

	for (int i = 0; i < out->columns; i++)
		if (out->column[i].part == PART_HEADING && changed(t->heading[i], row[i]) &&
		    (level < 0 || out->column[i].level < level))
			level = out->column[i].level;
	return level;
}

/* A level's columns on one line: the first in bold; the highest level with a rule to the edge
 */
static void
put_level(struct output *out, const struct table *t, char *const *row, int level, bool ruled)
{
	int width = 0;

	buf_char(&out->line, '\n');
	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].part != PART_HEADING || out->column[i].level != level ||
		    !row[i])
			continue;
		buf_printf(&out->line, "%s%s%s%s", width ? "  " : "",
		    style(t, width ? DIM : BOLD), row[i], style(t, PLAIN));
		width += shown_width(span_of(row[i])) + 2;
	}
	if (ruled && width) {
		buf_char(&out->line, ' ');
		put_rule(out, t, t->width - width + 1);
	} else {
		buf_char(&out->line, '\n');
	}
}

static void
put_headings(struct output *out, struct table *t, char *const *row)
{
	int from = changed_level(out, t, row), deepest = -1;

	if (from < 0)
		return;
	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].part != PART_HEADING)
			continue;
		deepest = out->column[i].level > deepest ? out->column[i].level : deepest;
		free(t->heading[i]);
		t->heading[i] = row[i] ? xstrdup(row[i]) : NULL;
	}
	for (int level = from; level <= deepest; level++)
		put_level(out, t, row, level, level == 0 && deepest > 0);
}

static bool
put_row(struct output *out, struct table *t, char *const *row)
{
	put_headings(out, t, row);
	if (t->cards) {
		put_card(out, t, row);
	} else {
		put_cells(out, t, row);
		put_below(out, t, row);
	}
	return output_put(out);
}

static bool
start(struct output *out, struct table *t)
{
	bool good = true;

	measure(out, t);
	t->running = true;
	if (!t->cards && t->count)
		put_names(out, t);
	for (int i = 0; i < t->count; i++) {
		good = good && put_row(out, t, t->held[i]);
		free_row(out, t->held[i]);
	}
	t->count = 0;
	return good;
}

static bool
row(struct output *out, const char *const *value)
{
	struct table *t = out->state;
	char **taken = take(out, value);
	bool good;

	if (!t->running) {
		t->held[t->count++] = taken;
		return t->count < MEASURED || start(out, t);
	}
	good = put_row(out, t, taken);
	free_row(out, taken);
	return good;
}

static void
release(struct output *out)
{
	struct table *t = out->state;

	for (int i = 0; i < t->count; i++)
		free_row(out, t->held[i]);
	free_row(out, t->heading);
	free_row(out, t->label);
	free(t->held);
	free(t->column);
	free(t);
	out->state = NULL;
}

static bool
end(struct output *out, const char *foot)
{
	struct table *t = out->state;
	bool good = t->running || start(out, t);

	buf_printf(&out->line, "%s", out->rows ? "\n" : "");
	for (const char *line = foot; *line;) {
		size_t n = strcspn(line, "\n");
		char *text = xasprintf("%.*s", (int)n, line);
		int indent = (int)strspn(text, " ");
		bool listed = strncmp(text + indent, "- ", 2) == 0;

		if (text[indent])
			put_wrapped(out, t, indent, listed ? "-" : "", listed ? 0 : -2,
			    text + indent + (listed ? 2 : 0));
		else
			buf_char(&out->line, '\n');
		free(text);
		line += n + (line[n] == '\n');
	}
	good = good && output_put(out);
	release(out);
	return good;
}

const struct output_format output_table = { .name = "table",
	.own_foot = true,
	.begin = begin,
	.row = row,
	.end = end,
	.release = release };
