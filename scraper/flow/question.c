#include "question.h"

#include "../base/log.h"
#include "../base/sql.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>

#define BUILT_IN "questions/"

static const char *const type_names[] = { "text", "date", "number", "agency", "flag" };

void
question_free(struct question *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < q->parameters; i++) {
		free(q->parameter[i].name);
		free(q->parameter[i].otherwise);
		free(q->parameter[i].help);
	}
	for (size_t i = 0; i < q->caveats; i++)
		free(q->caveat[i]);
	free(q->name);
	free(q->title);
	free(q->answers);
	free(q->reads);
	free(q->heading);
	free(q->below);
	free(q->hidden);
	free(q->sql);
	free(q);
}

static bool
wrong(const struct question *q, const char *what, const char *word)
{
	log_error("question '%s': %s '%s'", q->name, what, word);
	return false;
}

/* -------------------------------------------------------------------------- header */

static char *
trimmed(const char *at, size_t len)
{
	while (len && isspace((unsigned char)*at)) {
		at++;
		len--;
	}
	while (len && isspace((unsigned char)at[len - 1]))
		len--;
	return xasprintf("%.*s", (int)len, at);
}

/* The next word of a text, which moves behind it; "" at the end */
static char *
next_word(const char **text)
{
	const char *at = *text + strspn(*text, " \t");
	size_t n = strcspn(at, " \t");

	*text = at + n;
	return trimmed(at, n);
}

static bool
is_name(const char *text)
{
	size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyz_0123456789");

	return n && !text[n] && isalpha((unsigned char)*text);
}

static bool
find_type(const char *word, enum parameter_type *type)
{
	for (size_t i = 0; i < ARRAY_SIZE(type_names); i++)
		if (strcmp(type_names[i], word) == 0) {
			*type = (enum parameter_type)i;
			return true;
		}
	return false;
}

/* "agency text ICE" and "which agency" */
static bool
add_parameter(struct question *q, const char *what, const char *help)
{
	struct question_parameter *p = &q->parameter[q->parameters];
	char *type;
	bool good;

	if (q->parameters == QUESTION_PARAMETERS_MAX)
		return wrong(q, "more parameters than it may have, at", what);
	q->parameters++;
	p->name = next_word(&what);
	type = next_word(&what);
	p->otherwise = trimmed(what, strlen(what));
	p->help = xstrdup(help);
	good = (is_name(p->name) || wrong(q, "a parameter cannot be named", p->name)) &&
	       (find_type(type, &p->type) || wrong(q, "there is no type", type));
	if (good && p->type == PARAMETER_FLAG && !*p->otherwise) {
		free(p->otherwise);
		p->otherwise = xstrdup("no");
	}
	free(type);
	return good;
}

static void
set(char **member, const char *text)
{
	free(*member);
	*member = xstrdup(text);
}

/* One header line, "key: text"; comments that are none are passed over */
static bool
take_header(struct question *q, const char *line)
{
	const char *colon = strchr(line, ':');
	char *key, *text;
	bool good = true;

	if (!colon)
		return true;
	key = trimmed(line, (size_t)(colon - line));
	text = trimmed(colon + 1, strlen(colon + 1));
	if (strcmp(key, "title") == 0)
		set(&q->title, text);
	else if (strcmp(key, "answers") == 0)
		set(&q->answers, text);
	else if (strcmp(key, "reads") == 0)
		set(&q->reads, text);
	else if (strcmp(key, "heading") == 0)
		set(&q->heading, text);
	else if (strcmp(key, "below") == 0)
		set(&q->below, text);
	else if (strcmp(key, "hidden") == 0)
		set(&q->hidden, text);
	else if (strcmp(key, "caveat") == 0 && q->caveats < QUESTION_CAVEATS_MAX)
		q->caveat[q->caveats++] = xstrdup(text);
	else if (strncmp(key, "parameter ", 10) == 0)
		good = add_parameter(q, key + 10, text);
	free(key);
	free(text);
	return good;
}

/* Whether the line behind goes on with this one: "--" and more than one blank */
static bool
goes_on(const char *line)
{
	return strncmp(line, "--", 2) == 0 && isspace((unsigned char)line[2]) &&
	       isspace((unsigned char)line[3]) && line[2] != '\n' && line[3] != '\n';
}

static bool
read_header(struct question *q, const char *text)
{
	struct buf line;
	bool good = true;

	buf_init(&line, QUESTION_SIZE_MAX);
	while (good && strncmp(text, "--", 2) == 0) {
		size_t n = strcspn(text, "\n");

		buf_reset(&line);
		buf_add(&line, text + 2, n - 2);
		text += n + (text[n] == '\n');
		while (goes_on(text)) {
			char *more;

			n = strcspn(text, "\n");
			more = trimmed(text + 2, n - 2);
			buf_printf(&line, " %s", more);
			free(more);
			text += n + (text[n] == '\n');
		}
		good = take_header(q, line.data);
	}
	buf_release(&line);
	return good && (q->title || wrong(q, "its header has no line", "-- title: …"));
}

/* --------------------------------------------------------------------------- query */

static bool
parameter_index(const struct question *q, const char *name, size_t len, size_t *index)
{
	for (size_t i = 0; i < q->parameters; i++)
		if (strlen(q->parameter[i].name) == len &&
		    memcmp(q->parameter[i].name, name, len) == 0) {
			*index = i;
			return true;
		}
	return false;
}

static bool
put_bound(struct question *q, struct buf *out, const char *name, size_t len)
{
	size_t index, n = 0;

	if (!parameter_index(q, name, len, &index)) {
		log_error("question '%s': its header has no parameter '%.*s'", q->name,
		    (int)len, name);
		return false;
	}
	while (n < q->bounds && q->bound[n] != index)
		n++;
	if (n == q->bounds)
		q->bound[q->bounds++] = index;
	buf_printf(out, "$%zu", n + 1);
	return true;
}

/* The length of what stands here and must not be looked into: a string, a name in quotes, a
 * comment, a dollar-quoted text. 0: nothing of the kind. */
static size_t
opaque(const char *at, char before)
{
	const char *end;
	size_t n;

	if (*at == '\'' || *at == '"') {
		bool escapes = *at == '\'' && (before == 'e' || before == 'E');

		for (n = 1; at[n]; n++) {
			if (escapes && at[n] == '\\' && at[n + 1])
				n++;
			else if (at[n] == *at && at[n + 1] == *at)
				n++;
			else if (at[n] == *at)
				return n + 1;
		}
		return n;
	}
	if (strncmp(at, "--", 2) == 0)
		return strcspn(at, "\n");
	if (strncmp(at, "/*", 2) == 0) {
		end = strstr(at + 2, "*/");
		return end ? (size_t)(end - at) + 2 : strlen(at);
	}
	if (*at == '$' && !isalnum((unsigned char)before) && before != '_') {
		char *tag;

		n = 1 + strspn(at + 1,
			    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
		if (at[n] != '$' || isdigit((unsigned char)at[1]))
			return 0;
		tag = xasprintf("%.*s", (int)n + 1, at);
		end = strstr(at + n + 1, tag);
		free(tag);
		return end ? (size_t)(end - at) + n + 1 : strlen(at);
	}
	return 0;
}

static bool
read_query(struct question *q, const char *text, struct buf *out)
{
	bool line_starts = true;
	char before = '\n';

	while (*text) {
		size_t n = strspn(text, " \t");

		if (line_starts && text[n] == '\\') {
			text += strcspn(text, "\n");
			continue;
		}
		n = opaque(text, before);
		if (n) {
			buf_add(out, text, n);
		} else if (text[0] == ':' && text[1] == '\'' && before != ':') {
			size_t len = strcspn(text + 2, "'\n");

			n = len + 3;
			if (text[len + 2] != '\'' || !put_bound(q, out, text + 2, len))
				return false;
		} else {
			buf_char(out, *text);
			n = 1;
		}
		before = text[n - 1];
		text += n;
		line_starts = before == '\n';
	}
	/* one statement: what follows it would be refused by the server */
	while (out->len && (isspace((unsigned char)out->data[out->len - 1]) ||
			       out->data[out->len - 1] == ';'))
		out->data[--out->len] = '\0';
	return out->len > 0;
}

static struct question *
parse(const char *name, const char *text, bool own)
{
	struct question *q = xcalloc(1, sizeof(*q));
	struct buf sql;
	bool good;

	q->name = xstrdup(name);
	q->own = own;
	buf_init(&sql, QUESTION_SIZE_MAX);
	good = read_header(q, text);
	if (good && !read_query(q, text, &sql))
		good = wrong(q, "there is no query in", name);
	q->sql = buf_take(&sql);
	if (good)
		return q;
	question_free(q);
	return NULL;
}

/* ------------------------------------------------------------------------- finding */

static const char *
own_folder(void)
{
	const char *folder = getenv("PAYDIRT_QUESTIONS");

	return folder && *folder ? folder : NULL;
}

/* "top-vendors" of ".../top-vendors.sql" */
static char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t len = strlen(name);

	return xasprintf("%.*s",
	    (int)(len > 4 && strcmp(name + len - 4, ".sql") == 0 ? len - 4 : len), name);
}

static struct question *
read_file(const char *path)
{
	struct question *q = NULL;
	struct buf text;
	char *name = name_of(path);

	buf_init(&text, QUESTION_SIZE_MAX);
	if (buf_read_file(&text, path) < 0)
		log_error("cannot read the question '%s': %s", path, strerror(errno));
	else
		q = parse(name, text.data, true);
	buf_release(&text);
	free(name);
	return q;
}

static struct question *
find_own(const char *name, bool *there)
{
	char *path;
	struct question *q = NULL;
	FILE *f;

	*there = false;
	if (!own_folder())
		return NULL;
	path = xasprintf("%s/%s.sql", own_folder(), name);
	f = fopen(path, "r");
	if (f) {
		fclose(f);
		*there = true;
		q = read_file(path);
	}
	free(path);
	return q;
}

struct question *
question_built_in(const char *name)
{
	const struct sql_file *f = NULL;

	while ((f = sql_next(BUILT_IN, f))) {
		char *its = name_of(f->path);
		bool same = strcmp(its, name) == 0;

		free(its);
		if (same)
			return parse(name, f->text, false);
	}
	return NULL;
}

struct question *
question_find(const char *name)
{
	size_t len = strlen(name);
	struct question *q;
	bool there;

	if (strchr(name, '/') || (len > 4 && strcmp(name + len - 4, ".sql") == 0))
		return read_file(name);
	q = find_own(name, &there);
	if (there)
		return q;
	q = question_built_in(name);
	if (!q)
		log_error("there is no question '%s'; 'paydirt ask' lists them", name);
	return q;
}

static void
list_add(struct question_list *list, struct question *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < list->len; i++)
		if (strcmp(list->item[i]->name, q->name) == 0) {
			question_free(list->item[i]);
			list->item[i] = q;
			return;
		}
	list->item = xrealloc(list->item, (list->len + 1) * sizeof(struct question *));
	list->item[list->len++] = q;
}

static int
compare(const void *a, const void *b)
{
	const struct question *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

static bool
list_own(struct question_list *list)
{
	DIR *d;
	struct dirent *e;

	if (!own_folder())
		return true;
	d = opendir(own_folder());
	if (!d) {
		log_error("cannot read the folder of questions '%s': %s", own_folder(),
		    strerror(errno));
		return false;
	}
	while ((e = readdir(d))) {
		size_t len = strlen(e->d_name);
		char *path;

		if (len <= 4 || strcmp(e->d_name + len - 4, ".sql") != 0 || e->d_name[0] == '.')
			continue;
		path = xasprintf("%s/%s", own_folder(), e->d_name);
		list_add(list, read_file(path));
		free(path);
	}
	closedir(d);
	return true;
}

bool
question_list(struct question_list *list)
{
	const struct sql_file *f = NULL;
	bool good;

	memset(list, 0, sizeof(*list));
	while ((f = sql_next(BUILT_IN, f))) {
		char *name = name_of(f->path);

		list_add(list, parse(name, f->text, false));
		free(name);
	}
	good = list_own(list);
	if (list->len)
		qsort(list->item, list->len, sizeof(*list->item), compare);
	return good;
}

void
question_list_release(struct question_list *list)
{
	for (size_t i = 0; i < list->len; i++)
		question_free(list->item[i]);
	free(list->item);
	memset(list, 0, sizeof(*list));
}
