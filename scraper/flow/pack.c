#include "pack.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"
#include "../read/csv.h"
#include "answer.h"
#include "cite.h"
#include "excerpt.h"
#include "package.h"
#include "packed.h"
#include "scratch.h"
#include "sums.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define QUESTION "pitched-or-supplied"

struct pack {
	struct db *db;
	const char *var;
	const struct pack_wish *wish;
	struct pack_report *report;
	char *folder, *tmp;
	char **name; /* of its files */
	size_t names;
};

static void
add_name(struct pack *p, char *name)
{
	p->name = xrealloc(p->name, (p->names + 1) * sizeof(*p->name));
	p->name[p->names++] = name;
}

static bool
write_file(struct pack *p, const char *name, const struct buf *text)
{
	char *path = xasprintf("%s/%s", p->folder, name);
	FILE *f = fopen(path, "wb");
	bool good = f && !text->full && fwrite(text->data, 1, text->len, f) == text->len;

	if (f && fclose(f) != 0)
		good = false;
	if (!good)
		log_error("cannot write '%s': %s", path, strerror(errno));
	free(path);
	add_name(p, xstrdup(name));
	return good;
}

static struct db_args
asked(const struct pack *p, const char *value[3])
{
	value[0] = p->wish->agency;
	value[1] = p->wish->vendor;
	value[2] = p->wish->all ? "yes" : "no";
	return (struct db_args){ value, 3 };
}

/* ----------------------------------------------------------------------- the answer */

/* One value a parameter of the question */
static void
fill_values(const struct pack *p, const struct question *q, const char **value)
{
	for (size_t i = 0; i < q->parameters; i++) {
		const struct question_parameter *x = &q->parameter[i];

		value[i] = x->otherwise;
		if (strcmp(x->name, "agency") == 0)
			value[i] = p->wish->agency;
		else if (strcmp(x->name, "vendor") == 0)
			value[i] = p->wish->vendor;
		else if (strcmp(x->name, "all") == 0)
			value[i] = p->wish->all ? "yes" : "no";
	}
}

static bool
write_answer(struct pack *p, const struct question *q, const char *const *value)
{
	struct output out = { .format = output_format_find("csv"),
		.spreadsheet_safe = p->wish->spreadsheet_safe };
	char *path = xasprintf("%s/answer.csv", p->folder);
	bool good;

	out.path = path;
	good = answer_put(p->db, q, value, &out);
	output_release(&out);
	free(path);
	add_name(p, xstrdup("answer.csv"));
	add_name(p, xstrdup("answer.csv.about.txt"));
	return good;
}

/* The question with its values as psql takes them */
static bool
write_query(struct pack *p, const struct question *q, const char *const *value)
{
	char *file = xasprintf("questions/%s.sql", q->name);
	struct buf text;
	bool good;

	buf_init(&text, QUESTION_SIZE_MAX * 2);
	for (size_t i = 0; i < q->parameters; i++) {
		buf_printf(&text, "\\set %s '", q->parameter[i].name);
		for (const char *c = value[i]; *c; c++) {
			if (*c == '\'' || *c == '\\')
				buf_char(&text, *c);
			buf_char(&text, *c == '\n' ? ' ' : *c);
		}
		buf_text(&text, "'\n");
	}
	buf_text(&text, sql_text(file));
	good = write_file(p, "query.sql", &text);
	buf_release(&text);
	free(file);
	return good;
}

static bool
write_citation(struct pack *p, const struct question *q, const char *const *value)
{
	struct buf text;
	bool good;

	buf_init(&text, CITATION_MAX * 2);
	good = cite_make(p->db, q, value, &text) && write_file(p, "citation.json", &text);
	buf_release(&text);
	return good;
}

static bool
write_question(struct pack *p)
{
	struct question *q = question_built_in(QUESTION);
	const char *value[QUESTION_PARAMETERS_MAX];
	bool good;

	fill_values(p, q, value);
	good = write_answer(p, q, value) && write_query(p, q, value) &&
	       write_citation(p, q, value);
	question_free(q);
	return good;
}

/* ---------------------------------------------------------------------- the evidence */

static bool
write_evidence(struct pack *p)
{
	struct output out = { .format = output_format_find("csv") };
	char *path = xasprintf("%s/evidence.csv", p->folder);
	const char *value[3];
	bool good;

	out.path = path;
	good = output_open(&out) && db_stream(p->db, sql_text("queries/pack_evidence.sql"),
					asked(p, value), output_take, &out);
	p->report->rows = out.rows;
	good = good && output_end(&out, NULL);
	output_release(&out);
	free(path);
	add_name(p, xstrdup("evidence.csv"));
	return good;
}

static bool
write_lines(struct pack *p, const char *name, const char *query, bool with_values)
{
	const char *value[3];
	struct db_args args = asked(p, value);
	struct buf text;
	bool good;

	buf_init(&text, PACKAGE_TEXT_MAX);
	good = package_lines(
		   p->db, query, with_values ? args : (struct db_args){ NULL, 0 }, &text) &&
	       write_file(p, name, &text);
	buf_release(&text);
	return good;
}

/* ---------------------------------------------------------------------- the captures */

enum { PAGE_ID, SAMPLE = 9, ARCHIVE, ARCHIVE_AT, CAPTURE_COLUMNS };

struct captures {
	struct excerpt *excerpt;
	char *archive; /* that it is made of; NULL: none yet */
	char *name;    /* of the excerpt, in the pack */
	struct buf csv;
};

static bool
end_excerpt(struct captures *c)
{
	bool good = !c->excerpt || excerpt_close(c->excerpt);

	if (!good)
		log_error("cannot write '%s': %s", c->name, strerror(errno));
	c->excerpt = NULL;
	free(c->archive);
	free(c->name);
	c->archive = c->name = NULL;
	return good;
}

/* The excerpt of that archive file; its name in the pack is the file's own */
static bool
turn_to(struct pack *p, struct captures *c, const char *archive)
{
	char *from, *to;

	if (c->archive && strcmp(c->archive, archive) == 0)
		return c->excerpt != NULL;
	if (!end_excerpt(c))
		return false;
	c->archive = xstrdup(archive);
	c->name = xasprintf(
	    "captures/%s", strrchr(archive, '/') ? strrchr(archive, '/') + 1 : archive);
	from = xasprintf("%s/%s", p->var, archive);
	to = xasprintf("%s/%s", p->folder, c->name);
	c->excerpt = excerpt_open(from, to, p->tmp);
	if (c->excerpt)
		add_name(p, xstrdup(c->name));
	free(from);
	free(to);
	return c->excerpt != NULL;
}

/* A line of captures.csv: what the database knows, then where it stands in the pack, or why it
 * does not */
static void
list_capture(struct captures *c, const struct rows *rows, int row, const char *where, size_t at,
    const char *why)
{
	char *byte = xasprintf("%zu", at);

	for (int i = PAGE_ID; i <= SAMPLE; i++) {
		csv_put(&c->csv, rows_get(rows, row, i), ',');
		buf_char(&c->csv, ',');
	}
	csv_put(&c->csv, why ? NULL : where, ',');
	buf_char(&c->csv, ',');
	csv_put(&c->csv, why ? NULL : byte, ',');
	buf_char(&c->csv, ',');
	csv_put(&c->csv, why, ',');
	buf_text(&c->csv, "\r\n");
	free(byte);
}

static void
take_capture(struct pack *p, struct captures *c, const struct rows *rows, int row)
{
	const char *archive = rows_get(rows, row, ARCHIVE), *why = NULL;
	size_t at = 0;

	if (!turn_to(p, c, archive))
		why = "its archive file is not on this machine";
	else
		why = excerpt_add(c->excerpt, (size_t)rows_number(rows, row, ARCHIVE_AT),
		    (size_t)p->wish->most, &at);
	p->report->captures += !why;
	p->report->left_out += why != NULL;
	if (why)
		log_warning(
		    "page %s is not in the pack: %s", rows_get(rows, row, PAGE_ID), why);
	list_capture(c, rows, row, c->name, at, why);
}

static bool
write_captures(struct pack *p)
{
	const char *value[3];
	struct rows *rows =
	    db_rows(p->db, sql_text("queries/pack_captures.sql"), asked(p, value));
	struct captures c = { .excerpt = NULL };
	bool good = rows != NULL;

	buf_init(&c.csv, PACKAGE_TEXT_MAX);
	for (int i = 0; rows && i <= SAMPLE; i++)
		buf_printf(&c.csv, "%s,", rows_name(rows, i));
	buf_text(&c.csv, "warc,warc_at,why_not\r\n");
	for (int i = 0; rows && i < rows_count(rows); i++)
		take_capture(p, &c, rows, i);
	good = end_excerpt(&c) && good && write_file(p, "captures.csv", &c.csv);
	buf_release(&c.csv);
	rows_free(rows);
	return good;
}

/* --------------------------------------------------------------------------- the pack */

static bool
write_parts(struct pack *p)
{
	char *captures = xasprintf("%s/captures", p->folder);
	bool good = mkdir(captures, 0700) == 0;

	free(captures);
	good = good && write_evidence(p);
	if (good && !p->report->rows) {
		log_error(
		    "there is no evidence to pack: no row names this vendor and this agency");
		return false;
	}
	return good && write_question(p) && write_captures(p) &&
	       write_lines(p, "quotes.md", "queries/pack_quotes.sql", true) &&
	       write_lines(p, "check.md", "queries/pack_check.sql", true) &&
	       write_lines(p, "licences.md", "queries/licences.sql", false) &&
	       sums_write(p->folder, (const char *const *)p->name, p->names);
}

static int
compare(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* "palantir" of "/tmp/palantir.zip"; any other letters than those of a pack's names become
 * dashes */
static char *
top_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	size_t len = strlen(name);
	char *top = xasprintf("%.*s",
	    (int)(len > 4 && strcmp(name + len - 4, ".zip") == 0 ? len - 4 : len), name);

	for (char *c = top; *c; c++)
		if (!strchr(
			"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", *c))
			*c = '-';
	return top;
}

static bool
zip(struct pack *p)
{
	char *top = top_of(p->wish->path);
	bool good;

	add_name(p, xstrdup(SUMS_FILE));
	qsort(p->name, p->names, sizeof(*p->name), compare);
	good = packed_write(p->wish->path, p->folder, top, (const char *const *)p->name,
	    p->names, (long)time(NULL));
	free(top);
	return good;
}

bool
pack_write(
    struct db *db, const char *var, const struct pack_wish *wish, struct pack_report *report)
{
	struct pack p = { .db = db, .var = var, .wish = wish, .report = report };
	bool good;

	memset(report, 0, sizeof(*report));
	p.tmp = var_subfolder(var, "tmp");
	p.folder = p.tmp ? scratch_make(p.tmp) : NULL;
	good = p.folder && answer_begin(db) &&
	       db_run(db, sql_text("queries/package_begin.sql"), DB_NONE, NULL) &&
	       write_parts(&p);
	db_rollback(db);
	good = good && zip(&p);
	scratch_remove(p.folder);
	for (size_t i = 0; i < p.names; i++)
		free(p.name[i]);
	free(p.name);
	free(p.folder);
	free(p.tmp);
	return good;
}
