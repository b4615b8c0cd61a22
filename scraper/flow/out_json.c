/* out_json.c: JSON, as an array of objects or one object a line. Numbers are written as the
 * database has them, with every digit. */
#include "output.h"

#include "../read/json.h"

static bool
begin(struct output *out)
{
	(void)out;
	return true;
}

/* infinity and NaN are numbers to PostgreSQL and none to JSON */
static bool
is_number(const char *value)
{
	return value[strspn(value, "-+.0123456789eE")] == '\0';
}

static void
put_value(struct output *out, const struct output_column *c, const char *value)
{
	if (!value) {
		buf_text(&out->line, "null");
		return;
	}
	if (c->type == COLUMN_JSON || c->type == COLUMN_BOOL ||
	    ((c->type == COLUMN_NUMBER || c->type == COLUMN_PLAIN) && is_number(value))) {
		output_for_machines(&out->line, c, value);
		return;
	}
	buf_reset(&out->cell);
	output_for_machines(&out->cell, c, value);
	json_quote(&out->line, out->cell.data);
}

static void
put_object(struct output *out, const char *const *value)
{
	bool first = true;

	buf_char(&out->line, '{');
	for (int i = 0; i < out->columns; i++) {
		const struct output_column *c = &out->column[i];

		if (c->screen_only)
			continue;
		if (!first)
			buf_text(&out->line, ", ");
		json_quote(&out->line, c->name);
		buf_text(&out->line, ": ");
		put_value(out, c, value[i]);
		first = false;
	}
	buf_char(&out->line, '}');
}

static bool
row(struct output *out, const char *const *value)
{
	buf_text(&out->line, out->rows == 1 ? "[\n" : ",\n");
	put_object(out, value);
	return output_put(out);
}

static bool
end(struct output *out, const char *foot)
{
	(void)foot;
	buf_text(&out->line, out->rows ? "\n]\n" : "[]\n");
	return output_put(out);
}

static bool
row_line(struct output *out, const char *const *value)
{
	put_object(out, value);
	buf_char(&out->line, '\n');
	return output_put(out);
}

static bool
end_lines(struct output *out, const char *foot)
{
	(void)out;
	(void)foot;
	return true;
}

const struct output_format output_json = {
	.name = "json", .begin = begin, .row = row, .end = end
};
const struct output_format output_jsonl = {
	.name = "jsonl", .begin = begin, .row = row_line, .end = end_lines
};
