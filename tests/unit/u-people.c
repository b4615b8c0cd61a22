/* u-people.c: what portals say of persons (officers' addresses and numbers, requesters,
 * signers) is not said again by any parser: planted in every saved table and every saved JSON,
 * wherever a heading or a member's name speaks of it, and looked for in the transcript. */
#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/source.h"
#include "../../scraper/flow/transcript.h"

#include <ctype.h>
#include <glob.h>
#include <libgen.h>

#define PLANTED "Planted.Person@private.example"

/* Headings and names that speak of a person; an organization's are another matter */
static bool
is_personal(const char *name)
{
	static const char *const words[] = { "email", "e-mail", "phone", "fax", "fullname",
		"requester", "requestor", "officer", "signed by", "prepared_by", "approved_by",
		"closed_by", "created_by", "last_modified_by", "posted_by", "contact name",
		"contact_name", "username", "first_name", "last_name", "first name",
		"last name" };
	static const char *const others[] = { "organi", "agency", "amount", "compensation",
		"code", "date", "category", "type", "requester_count", "title" };
	bool personal = false;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		personal = personal || text_find(name, words[i]);
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		personal = personal && !text_find(name, others[i]);
	return personal;
}

/* ----------------------------------------------------------------------------------- tables */

static long
plant_csv(const struct page *page, struct sink *sink, struct buf *out)
{
	struct stream stream = stream_of((struct span){ page->body, page->len });
	struct csv *csv = csv_open(sink, &stream, NULL);
	long planted = 0, columns = 0;

	while (csv_heading(csv, (size_t)columns))
		columns++;
	for (long i = 0; i < columns; i++) {
		csv_put(out, csv_heading(csv, (size_t)i), ',');
		buf_char(out, i + 1 < columns ? ',' : '\n');
	}
	while (csv_next(csv))
		for (long i = 0; i < columns; i++) {
			struct span s = csv_cell(csv, i);
			char *cell = xasprintf("%.*s", (int)s.len, s.at ? s.at : "");
			bool personal = is_personal(csv_heading(csv, (size_t)i));

			planted += personal;
			csv_put(out, personal ? PLANTED : *cell ? cell : NULL, ',');
			buf_char(out, i + 1 < columns ? ',' : '\n');
			free(cell);
		}
	csv_close(csv);
	return planted;
}

/* ------------------------------------------------------------------------------------- JSON */

static void
put_json(const struct json *n, struct buf *out, bool personal, long *planted)
{
	const char *name = n->name.at;

	if (name) {
		json_quote(out, name);
		buf_char(out, ':');
		personal = personal || is_personal(name);
	}
	if (n->type == JSON_OBJECT || n->type == JSON_ARRAY) {
		buf_char(out, n->type == JSON_OBJECT ? '{' : '[');
		for (const struct json *m = n->first; m; m = m->next) {
			put_json(m, out, personal, planted);
			if (m->next)
				buf_char(out, ',');
		}
		buf_char(out, n->type == JSON_OBJECT ? '}' : ']');
	} else if (personal && (n->type == JSON_STRING || n->type == JSON_NULL)) {
		json_quote(out, PLANTED);
		++*planted;
	} else if (n->type == JSON_STRING) {
		json_quote(out, json_text(n, NULL));
	} else {
		buf_text(out, n->type == JSON_NULL ? "null" : json_text(n, NULL));
	}
}

/* ------------------------------------------------------------------------------------ pages */

static bool
ends_in(const char *text, const char *end)
{
	return strlen(text) > strlen(end) &&
	       strcmp(text + strlen(text) - strlen(end), end) == 0;
}

static bool
says_planted(struct page *page)
{
	char *said = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&said, &len);
	char *found;

	transcript_print(out, page);
	fclose(out);
	found = memmem(said, len, PLANTED, strlen(PLANTED));
	if (found) {
		while (found > said && found[-1] != '\n')
			found--;
		printf("  %s, %s: %.*s\n", page->file, page->kind, (int)strcspn(found, "\n"),
		    found);
	}
	free(said);
	return found != NULL;
}

/* A file is named for its kind: "list-odd.json" */
static bool
is_named(const char *path, const char *kind)
{
	const char *slash = strrchr(path, '/');
	size_t len = strlen(kind);

	return strncmp(slash + 1, kind, len) == 0 && strchr("-.", slash[1 + len]);
}

/* True where a page of that kind says what was planted in it */
static bool
leaks(const char *path, const struct source_entry *source, long *planted)
{
	struct unit_page *u;
	struct buf body, out;
	struct page page;
	const struct json *top;
	bool leak = false;

	buf_init(&body, LIMIT_PAGE_BODY);
	buf_init(&out, LIMIT_PAGE_BODY);
	TRUE(buf_read_file(&body, path) == 0);
	u = unit_page_new(body.data, body.len, "https://x.example/", NULL);
	page = *unit_page(u);
	if (ends_in(path, ".csv"))
		*planted += plant_csv(&page, unit_sink(u), &out);
	else if ((top = json_parse(&page, unit_sink(u))))
		put_json(top, &out, false, planted);
	page.source = source->row;
	page.file = path;
	page.body = out.data;
	page.len = out.len;
	for (size_t i = 0; i < SOURCE_PAGES_MAX && source->row->pages[i].kind; i++) {
		page.kind = source->row->pages[i].kind;
		if (!is_named(path, page.kind))
			continue;
		page.stream = source->row->pages[i].stream;
		leak = says_planted(&page) || leak;
	}
	unit_page_free(u);
	buf_release(&out);
	buf_release(&body);
	return leak;
}

void
test_people__are_in_no_transcript(void)
{
	static const char *const patterns[] = { "tests/parsers/*/*.csv",
		"tests/parsers/*/*.json" };
	long planted = 0, leaked = 0;
	glob_t files;

	for (size_t p = 0; p < ARRAY_SIZE(patterns); p++) {
		if (glob(patterns[p], 0, NULL, &files) != 0)
			continue;
		for (size_t i = 0; i < files.gl_pathc; i++) {
			char *copy = xstrdup(files.gl_pathv[i]);
			const struct source_entry *source =
			    source_find(basename(dirname(copy)));

			if (source)
				leaked += leaks(files.gl_pathv[i], source, &planted);
			free(copy);
		}
		globfree(&files);
	}
	TRUE(planted > 100);
	NUMBER(leaked, 0);
}
