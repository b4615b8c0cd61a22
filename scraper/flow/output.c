#include "output.h"

#include "../base/log.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static const struct output_format *const formats[] = { &output_table, &output_csv, &output_tsv,
	&output_json, &output_jsonl, &output_md, &output_xlsx };

const struct output_format *
output_format_find(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const char *
output_format_names(void)
{
	return "table, csv, tsv, json, jsonl, md, xlsx";
}

/* -------------------------------------------------------------------------- values */

void
output_grouped(struct buf *out, const char *number)
{
	size_t digits, i = 0;

	if (*number == '-')
		buf_char(out, *number++);
	digits = strspn(number, "0123456789");
	for (; i < digits; i++) {
		if (i && (digits - i) % 3 == 0)
			buf_char(out, ',');
		buf_char(out, number[i]);
	}
	buf_text(out, number + digits);
}

void
output_time(struct buf *out, const char *time)
{
	/* "2025-03-28 15:04:05"; infinity and years of five digits stay as they are */
	if (strlen(time) < 19 || time[10] != ' ') {
		buf_text(out, time);
		return;
	}
	buf_printf(out, "%.10sT%.8sZ", time, time + 11);
}

void
output_for_people(struct buf *out, const struct output_column *c, const char *value)
{
	if (c->type == COLUMN_NUMBER)
		output_grouped(out, value);
	else if (c->type == COLUMN_TIME && strlen(value) >= 16)
		buf_add(out, value, 16);
	else if (c->type == COLUMN_BOOL)
		buf_text(out, *value == 't' ? "yes" : "no");
	else
		buf_text(out, value);
}

void
output_for_machines(struct buf *out, const struct output_column *c, const char *value)
{
	if (c->type == COLUMN_TIME)
		output_time(out, value);
	else if (c->type == COLUMN_BOOL)
		buf_text(out, *value == 't' ? "true" : "false");
	else
		buf_text(out, value);
}

/* ------------------------------------------------------------------------- columns */

/* PostgreSQL's numbers of its own types never change */
static enum column_type
type_of(unsigned oid)
{
	switch (oid) {
	case 1700: /* numeric */
	case 20:   /* bigint: what count() gives */
		return COLUMN_NUMBER;
	case 21: /* smallint, integer: years and the like */
	case 23:
	case 700: /* real, double */
	case 701:
		return COLUMN_PLAIN;
	case 1082:
		return COLUMN_DATE;
	case 1114:
	case 1184:
		return COLUMN_TIME;
	case 16:
		return COLUMN_BOOL;
	case 114:
	case 3802:
		return COLUMN_JSON;
	default:
		return COLUMN_TEXT;
	}
}

/* Whether a list of names has this one; *level counts the ';' before it */
static bool
listed(const char *list, const char *name, int *level)
{
	size_t len = strlen(name);

	*level = 0;
	while (list && *list) {
		size_t n;

		list += strspn(list, " ,");
		if (*list == ';') {
			++*level;
			list++;
			continue;
		}
		n = strcspn(list, " ,;");
		if (n == len && memcmp(list, name, n) == 0)
			return true;
		list += n;
	}
	return false;
}

static void
place_column(const struct output *out, struct output_column *c)
{
	int level;

	if (listed(out->layout.heading, c->name, &level)) {
		c->part = PART_HEADING;
		c->level = level;
	} else if (listed(out->layout.below, c->name, &level)) {
		c->part = PART_BELOW;
	} else if (listed(out->layout.hidden, c->name, &level)) {
		c->part = PART_HIDDEN;
	}
}

static void
take_columns(struct output *out, const struct rows *rows)
{
	out->columns = rows_width(rows);
	out->column = xcalloc((size_t)out->columns + 1, sizeof(*out->column));
	out->row = xcalloc((size_t)out->columns + 1, sizeof(*out->row));
	for (int i = 0; i < out->columns; i++) {
		struct output_column *c = &out->column[i];

		c->name = xstrdup(rows_name(rows, i));
		c->type = type_of(rows_type(rows, i));
		c->screen_only = c->name[0] == '_';
		place_column(out, c);
	}
}

/* ---------------------------------------------------------------------------- flow */

bool
output_open(struct output *out)
{
	buf_init(&out->line, OUTPUT_CELL_MAX);
	buf_init(&out->cell, OUTPUT_CELL_MAX);
	out->to = out->stream ? out->stream : stdout;
	if (!out->path) {
		if (out->format->binary && !out->stream && isatty(STDOUT_FILENO)) {
			log_error("%s is not for a terminal; -o FILE writes a file",
			    out->format->name);
			return false;
		}
		return true;
	}
	out->part = xasprintf("%s.part", out->path);
	out->to = fopen(out->part, "wb");
	if (!out->to)
		log_error("cannot write '%s': %s", out->path, strerror(errno));
	return out->to != NULL;
}

bool
output_put(struct output *out)
{
	bool good = !out->line.full &&
		    fwrite(out->line.data, 1, out->line.len, out->to) == out->line.len;

	if (out->line.full)
		log_error("a row is longer than %zu bytes", OUTPUT_CELL_MAX);
	else if (!good && errno != EPIPE)
		log_error("cannot write the rows: %s", strerror(errno));
	buf_reset(&out->line);
	return good;
}

bool
output_take(void *context, const struct rows *rows, int row)
{
	struct output *out = context;

	if (!out->column) {
		take_columns(out, rows);
		if (!out->format->begin(out))
			return false;
	}
	if (row < 0)
		return true;
	for (int i = 0; i < out->columns; i++)
		out->row[i] = rows_get(rows, row, i);
	out->rows++;
	return out->format->row(out, out->row);
}

static bool
write_about(const struct output *out, const char *foot)
{
	char *path;
	FILE *f = stderr;
	bool good;

	if (!out->path)
		return fprintf(f, "%s", foot) >= 0;
	path = xasprintf("%s.about.txt", out->path);
	f = fopen(path, "w");
	good = f && fputs(foot, f) >= 0;
	if (f && fclose(f) != 0)
		good = false;
	if (!good)
		log_error("cannot write '%s': %s", path, strerror(errno));
	free(path);
	return good;
}

bool
output_finish(struct output *out)
{
	bool good = fflush(out->to) == 0;

	if (!out->path)
		return good;
	good = good && fsync(fileno(out->to)) == 0;
	if (fclose(out->to) != 0)
		good = false;
	out->to = NULL;
	if (good && rename(out->part, out->path) == 0)
		return true;
	log_error("cannot write '%s': %s", out->path, strerror(errno));
	return false;
}

bool
output_end(struct output *out, const char *foot)
{
	bool good = out->column && out->format->end(out, foot);

	good = good && output_finish(out);
	if (good && foot && !out->stream && !out->format->own_foot)
		good = write_about(out, foot);
	return good;
}

void
output_release(struct output *out)
{
	if (out->state && out->format->release)
		out->format->release(out);
	/* a reader that went away ("head") was told of, or needs no word */
	if (!out->path)
		clearerr(stdout);
	if (out->path && out->to) {
		fclose(out->to);
		unlink(out->part);
	} else if (out->part) {
		unlink(out->part);
	}
	for (int i = 0; i < out->columns; i++)
		free(out->column[i].name);
	free(out->column);
	free(out->row);
	free(out->part);
	buf_release(&out->line);
	buf_release(&out->cell);
	memset(out, 0, sizeof(*out));
}
