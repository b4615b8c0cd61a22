/* question_value.c: what is asked for, checked before it is bound. */
#include "question.h"

#include "../base/log.h"
#include "../base/opt.h"
#include "../base/sql.h"

#include <time.h>

static char *
days_ago(long days)
{
	time_t then = time(NULL) - (time_t)days * 24 * 60 * 60;
	struct tm tm;
	char text[16];

	gmtime_r(&then, &tm);
	strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return xstrdup(text);
}

static bool
is_calendar_date(const char *text)
{
	struct tm tm = { 0 }, same;
	const char *end = strptime(text, "%Y-%m-%d", &tm);

	if (strlen(text) != 10 || !end || *end)
		return false;
	same = tm;
	/* the thirtieth of February becomes a day of March */
	return timegm(&same) != (time_t)-1 && same.tm_mday == tm.tm_mday &&
	       same.tm_mon == tm.tm_mon;
}

/* The date that is meant, or NULL; the caller frees it. */
static char *
read_date(const char *text)
{
	char *end;
	long n;

	if (strcmp(text, "today") == 0)
		return days_ago(0);
	if (strcmp(text, "yesterday") == 0)
		return days_ago(1);
	n = strtol(text, &end, 10);
	if (end != text && n >= 0 && n < 100000 &&
	    (strcmp(end, " days ago") == 0 || strcmp(end, " day ago") == 0 ||
		strcmp(end, "d") == 0))
		return days_ago(n);
	return is_calendar_date(text) ? xstrdup(text) : NULL;
}

bool
question_agency(struct db *db, const char *value)
{
	struct rows *rows = db_rows(db, sql_text("queries/ask_agency.sql"), DB_ARGS(value));
	bool known;
	struct buf like;

	if (!rows)
		return false;
	known = rows_count(rows) && rows_get(rows, 0, 0);
	buf_init(&like, 4096);
	for (int i = 0; !known && i < rows_count(rows); i++)
		if (rows_get(rows, i, 1))
			buf_printf(&like, "%s%s", like.len ? ", " : "", rows_get(rows, i, 1));
	if (!known)
		log_error("there is no agency '%s'%s%s", value, like.len ? "; perhaps " : "",
		    like.data);
	buf_release(&like);
	rows_free(rows);
	return known;
}

static bool
check_one(struct db *db, const struct question_parameter *p, const char **value)
{
	char *date;
	long n;

	if (p->type == PARAMETER_FLAG || p->type == PARAMETER_TEXT || !**value)
		return true;
	if (p->type == PARAMETER_AGENCY)
		return question_agency(db, *value);
	if (p->type == PARAMETER_NUMBER) {
		if (opt_number(*value, 0, 1000000000, &n))
			return true;
		log_error("--%s wants a whole number, not '%s'", p->name, *value);
		return false;
	}
	date = read_date(*value);
	if (!date)
		log_error("--%s wants a date (2025-03-28, yesterday, '30 days ago'), not '%s'",
		    p->name, *value);
	*value = date ? date : *value;
	return date != NULL;
}

bool
question_check(struct db *db, const struct question *q, const char **value)
{
	for (size_t i = 0; i < q->parameters; i++)
		if (!check_one(db, &q->parameter[i], &value[i]))
			return false;
	return true;
}

void
question_bind(const struct question *q, const char *const *value, const char **bound)
{
	for (size_t i = 0; i < q->bounds; i++)
		bound[i] = value[q->bound[i]];
}
