/* out_md.c: a Markdown table (as GitHub and most editors read it), the foot below it. */
#include "output.h"

#include "shown.h"

#include <ctype.h>

static bool
is_right(const struct output_column *c)
{
	return c->type == COLUMN_NUMBER || c->type == COLUMN_PLAIN;
}

/* An underscore inside a word is no markup */
void
output_markdown(struct buf *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		bool inside = *p == '_' && p > text && isalnum((unsigned char)p[-1]) &&
			      isalnum((unsigned char)p[1]);

		if (*p == '\n')
			buf_text(out, "<br>");
		else if (strchr("\\|`*_[]<>~", *p) && !inside)
			buf_printf(out, "\\%c", *p);
		else
			buf_char(out, *p);
	}
}

static bool
begin(struct output *out)
{
	for (int i = 0; i < out->columns; i++)
		if (!out->column[i].screen_only) {
			buf_text(&out->line, "| ");
			output_markdown(&out->line, out->column[i].name);
			buf_char(&out->line, ' ');
		}
	buf_text(&out->line, "|\n");
	for (int i = 0; i < out->columns; i++)
		if (!out->column[i].screen_only)
			buf_text(&out->line, is_right(&out->column[i]) ? "| --: " : "| --- ");
	buf_text(&out->line, "|\n");
	return output_put(out);
}

static bool
row(struct output *out, const char *const *value)
{
	struct buf shown;

	buf_init(&shown, OUTPUT_CELL_MAX);
	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].screen_only)
			continue;
		buf_reset(&out->cell);
		buf_reset(&shown);
		if (value[i])
			output_for_people(&out->cell, &out->column[i], value[i]);
		shown_add(&shown, (struct span){ out->cell.data, out->cell.len }, true);
		buf_text(&out->line, "| ");
		output_markdown(&out->line, shown.data);
		buf_char(&out->line, ' ');
	}
	buf_text(&out->line, "|\n");
	buf_release(&shown);
	return output_put(out);
}

/* The foot is text in lines: a fence keeps them. */
static bool
end(struct output *out, const char *foot)
{
	buf_printf(&out->line, "\n```text\n%s```\n", foot);
	return output_put(out);
}

const struct output_format output_md = {
	.name = "md", .own_foot = true, .begin = begin, .row = row, .end = end
};
