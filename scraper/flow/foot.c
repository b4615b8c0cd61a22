#include "foot.h"

#include "../base/sql.h"

#include <time.h>

static const char *
value_of(const struct question *q, const char *const *value, const char *name)
{
	for (size_t i = 0; i < q->parameters; i++)
		if (strcmp(q->parameter[i].name, name) == 0)
			return value[i];
	return "";
}

static void
add_window(const struct question *q, const char *const *value, struct buf *out)
{
	const char *since = value_of(q, value, "since"), *until = value_of(q, value, "until");

	buf_text(out, "Window: ");
	if (!*since && !*until)
		buf_text(out, "all that is held, whatever its date");
	if (*since)
		buf_printf(out, "from %s on", since);
	if (*until)
		buf_printf(out, "%sup to %s", *since ? ", " : "", until);
	buf_text(out, ".\n");
}

static void
add_source(const struct rows *rows, int i, struct buf *out)
{
	long lag = rows_number(rows, i, 2), gaps = rows_number(rows, i, 6);
	const char *trouble = rows_get(rows, i, 5);

	buf_printf(out, "  %s  as of %s", rows_get(rows, i, 0), rows_get(rows, i, 3));
	if (lag)
		buf_printf(out, "; the portal itself is about %ld day%s late", lag,
		    lag == 1 ? "" : "s");
	buf_char(out, '\n');
	if (trouble)
		buf_printf(out, "    its newest reading was %s\n", trouble);
	if (gaps)
		buf_printf(out, "    %ld night%s not whole%s: %s\n", gaps, gaps == 1 ? "" : "s",
		    gaps > 5 ? ", the last five" : "", rows_get(rows, i, 7));
}

static bool
add_sources(struct db *db, const struct question *q, const char *const *value, struct buf *out)
{
	struct rows *rows = db_rows(db, sql_text("queries/ask_foot.sql"),
	    DB_ARGS(q->reads ? q->reads : "", value_of(q, value, "since"),
		value_of(q, value, "until")));
	bool sample = false;

	if (!rows)
		return false;
	buf_text(out, rows_count(rows)
			  ? "Sources, each as of its last good reading (UTC):\n"
			  : "Sources: none that holds such records has been read yet.\n");
	for (int i = 0; i < rows_count(rows); i++) {
		const char *is_sample = rows_get(rows, i, 4);

		add_source(rows, i, out);
		sample = sample || (is_sample && *is_sample == 't');
	}
	if (sample)
		buf_text(out, "SAMPLE DATA: pages of these sources came from a stand-in "
			      "portal, not from the "
			      "real one.\n");
	rows_free(rows);
	return true;
}

static void
add_caveats(const struct question *q, struct buf *out)
{
	if (!q->caveats)
		return;
	buf_text(out, "Mind:\n");
	for (size_t i = 0; i < q->caveats; i++)
		buf_printf(out, "  - %s\n", q->caveat[i]);
}

/* In single quotes where a shell would look into it */
static void
add_word(struct buf *out, const char *word)
{
	if (*word &&
	    !word[strspn(word,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,/:")]) {
		buf_text(out, word);
		return;
	}
	buf_char(out, '\'');
	for (const char *p = word; *p; p++) {
		if (*p == '\'')
			buf_text(out, "'\\''");
		else
			buf_char(out, *p);
	}
	buf_char(out, '\'');
}

void
foot_command(const struct question *q, const char *const *value, struct buf *out)
{
	buf_printf(out, "paydirt ask %s", q->name);
	for (size_t i = 0; i < q->parameters; i++) {
		const struct question_parameter *p = &q->parameter[i];
		bool flag = p->type == PARAMETER_FLAG;

		if (flag ? strcmp(value[i], "yes") != 0 : !*value[i])
			continue;
		buf_printf(out, " --%s", p->name);
		if (!flag) {
			buf_char(out, ' ');
			add_word(out, value[i]);
		}
	}
}

static void
add_command(const struct question *q, const char *const *value, struct buf *out)
{
	char today[16];
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(today, sizeof(today), "%Y-%m-%d", &tm);
	buf_printf(out, "Asked on %s: ", today);
	foot_command(q, value, out);
	buf_char(out, '\n');
}

bool
foot_add(struct db *db, const struct question *q, const char *const *value, long rows,
    struct buf *out)
{
	buf_printf(out, "%ld row%s: %s.\n", rows, rows == 1 ? "" : "s", q->title);
	add_window(q, value, out);
	if (!add_sources(db, q, value, out))
		return false;
	add_caveats(q, out);
	add_command(q, value, out);
	return true;
}
