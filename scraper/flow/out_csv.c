/* out_csv.c: CSV (RFC 4180) and TSV. NULL is an unquoted empty field, "" the empty text. */
#include "output.h"

#include "../read/csv.h"

static char
separator(const struct output *out)
{
	return out->format == &output_tsv ? '\t' : ',';
}

static bool
end_line(struct output *out)
{
	buf_text(&out->line, out->format == &output_tsv ? "\n" : "\r\n");
	return output_put(out);
}

static bool
begin(struct output *out)
{
	bool first = true;

	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].screen_only)
			continue;
		if (!first)
			buf_char(&out->line, separator(out));
		csv_put(&out->line, out->column[i].name, separator(out));
		first = false;
	}
	return end_line(out);
}

/* What a spreadsheet would run instead of showing; a number that is negative is a number. */
static bool
is_formula(const struct output_column *c, const char *value)
{
	return (c->type == COLUMN_TEXT || c->type == COLUMN_JSON) &&
	       strchr("=+-@\t\r", *value) && *value;
}

static void
put(struct output *out, const struct output_column *c, const char *value)
{
	bool safe = value && out->spreadsheet_safe && is_formula(c, value);

	if (!value || (!safe && c->type != COLUMN_TIME && c->type != COLUMN_BOOL)) {
		csv_put(&out->line, value, separator(out));
		return;
	}
	buf_reset(&out->cell);
	if (safe)
		buf_char(&out->cell, '\'');
	output_for_machines(&out->cell, c, value);
	csv_put(&out->line, out->cell.data, separator(out));
}

static bool
row(struct output *out, const char *const *value)
{
	bool first = true;

	for (int i = 0; i < out->columns; i++) {
		if (out->column[i].screen_only)
			continue;
		if (!first)
			buf_char(&out->line, separator(out));
		put(out, &out->column[i], value[i]);
		first = false;
	}
	return end_line(out);
}

static bool
end(struct output *out, const char *foot)
{
	(void)out;
	(void)foot;
	return true;
}

const struct output_format output_csv = {
	.name = "csv", .begin = begin, .row = row, .end = end
};
const struct output_format output_tsv = {
	.name = "tsv", .begin = begin, .row = row, .end = end
};
