#include "pack.h"

#include "../base/hash.h"
#include "../base/log.h"
#include "../read/csv.h"
#include "../read/text.h"
#include "archive.h"
#include "packed.h"
#include "scratch.h"
#include "sink.h"
#include "slice.h"
#include "sums.h"
#include "verify.h"

#include <errno.h>
#include <unistd.h>

#define ROWS_MAX ((size_t)1 << 30) /* bytes of one of its CSV files */

struct capture_row {
	char *page_id, *sha256, *warc, *at, *why_not;
};

struct evidence_row {
	char *id, *page_id, *page_sha256, *place, *quote;
};

struct check {
	const char *folder;
	struct packed_list files;
	struct pack_verdict *verdict;
	struct arena arena; /* the rows */
	struct capture_row *capture;
	struct evidence_row *evidence;
	size_t captures, rows;
};

static void PRINTF(2, 3) wrong(struct check *c, const char *format, ...)
{
	char *said;
	va_list args;

	va_start(args, format);
	if (vasprintf(&said, format, args) < 0)
		die("out of memory");
	va_end(args);
	log_error("%s", said);
	free(said);
	c->verdict->wrong++;
}

/* ------------------------------------------------------------------------------- sums */

static bool
is_packed(const struct check *c, const char *name)
{
	for (size_t i = 0; i < c->files.count; i++)
		if (strcmp(c->files.name[i], name) == 0)
			return true;
	return false;
}

static void
check_sum(struct check *c, const char *hex, const char *name)
{
	char *path = xasprintf("%s/%s", c->folder, name), is[SHA256_HEX_SIZE];

	if (!is_packed(c, name))
		wrong(c, "'%s' is missing", name);
	else if (!sums_of_file(path, is, NULL))
		wrong(c, "cannot read '%s': %s", name, strerror(errno));
	else if (strcmp(is, hex) != 0)
		wrong(c, "'%s' is not as it was packed: its SHA-256 is another one", name);
	free(path);
}

/* Each line of SHA256SUMS, and that it names every file */
static void
check_sums(struct check *c)
{
	char *path = xasprintf("%s/" SUMS_FILE, c->folder);
	struct buf text;
	size_t lines = 0;

	buf_init(&text, (size_t)16 << 20);
	if (buf_read_file(&text, path) < 0)
		wrong(c, "it has no " SUMS_FILE);
	for (char *line = text.data; *line; lines++) {
		char *end = strchr(line, '\n');

		if (!end || end - line < SHA256_HEX_SIZE + 2 || line[64] != ' ') {
			wrong(c, SUMS_FILE " has a line that is none");
			break;
		}
		*end = '\0';
		line[64] = '\0';
		check_sum(c, line, line + 66);
		line = end + 1;
	}
	if (!c->verdict->wrong && lines + 1 != c->files.count)
		wrong(c, "it has %zu files, and " SUMS_FILE " names %zu", c->files.count - 1,
		    lines);
	c->verdict->files = (long)c->files.count;
	buf_release(&text);
	free(path);
}

/* ------------------------------------------------------------------------------- rows */

static void
ignore_record(struct sink *sink, const struct record *record)
{
	(void)sink;
	(void)record;
}

static void
ignore_ask(struct sink *sink, const struct ask *ask)
{
	(void)sink;
	(void)ask;
}

static void
count_issue(struct sink *sink, const struct issue *issue)
{
	struct check *c = sink->context;

	if (issue->reach >= REACH_ROW)
		wrong(c, "%s", issue->message);
}

static char *
cell(struct check *c, struct csv *csv, const char *heading)
{
	struct span text = csv_cell(csv, csv_find(csv, heading));

	return arena_ndup(&c->arena, text.at ? text.at : "", text.len);
}

static void
take_capture(struct check *c, struct csv *csv)
{
	c->capture = xrealloc(c->capture, (c->captures + 1) * sizeof(*c->capture));
	c->capture[c->captures++] =
	    (struct capture_row){ cell(c, csv, "page_id"), cell(c, csv, "sha256"),
		    cell(c, csv, "warc"), cell(c, csv, "warc_at"), cell(c, csv, "why_not") };
}

static void
take_evidence(struct check *c, struct csv *csv)
{
	c->evidence = xrealloc(c->evidence, (c->rows + 1) * sizeof(*c->evidence));
	c->evidence[c->rows++] =
	    (struct evidence_row){ cell(c, csv, "evidence_id"), cell(c, csv, "page_id"),
		    cell(c, csv, "page_sha256"), cell(c, csv, "place"), cell(c, csv, "quote") };
}

static void
read_rows(struct check *c, const char *name, void (*take)(struct check *, struct csv *))
{
	static const struct sink_verbs verbs = { ignore_record, ignore_ask, count_issue };
	char *path = xasprintf("%s/%s", c->folder, name);
	struct page page = { .kind = "table", .url = "", .fetched = "", .arena = &c->arena };
	struct stream stream;
	struct sink sink;
	struct buf text;
	struct csv *csv;

	buf_init(&text, ROWS_MAX);
	if (buf_read_file(&text, path) < 0)
		wrong(c, "cannot read '%s': %s", name, strerror(errno));
	page.body = text.data;
	page.len = text.len;
	stream = stream_of((struct span){ text.data, text.len });
	sink_init(&sink, &verbs, c, &page);
	csv = csv_open(&sink, &stream, NULL);
	csv_bind(csv, 0, NULL);
	while (csv_next(csv))
		take(c, csv);
	csv_close(csv);
	sink_finish(&sink);
	sink_release(&sink);
	buf_release(&text);
	free(path);
}

/* --------------------------------------------------------------------------- captures */

/* What has no words to be found in its bytes: a PDF's streams, a workbook's shared strings */
static bool
is_opaque(const struct slice *s)
{
	const char *at = s->bytes + s->before;

	return (s->part && strncmp(s->part, "xl/", 3) == 0) || memchr(at, '\0', s->len) ||
	       (s->len >= 5 && memcmp(at, "%PDF-", 5) == 0);
}

static void
check_quote(struct check *c, const struct evidence_row *e, const struct body *body)
{
	struct arena arena;
	struct slice s;
	const char *why;

	arena_init(&arena, 0);
	why = slice_cut(&arena, body, e->place, &s);
	if (why) {
		wrong(c, "row %s: its place is not in its capture: %s", e->id, why);
	} else if (!*e->quote ||
		   slice_find(
		       text_utf8(&arena, (struct span){ s.bytes + s.before, s.len }), e->quote)
		       .at) {
		c->verdict->quotes++;
	} else if (is_opaque(&s) || strstr(e->quote, "a sole proprietor")) {
		c->verdict->not_word_for_word++;
	} else {
		wrong(c, "row %s: its quote does not stand at '%s' in its capture", e->id,
		    e->place);
	}
	slice_release(&s);
	arena_release(&arena);
}

/* The rows of a page stand together */
static void
check_capture(
    struct check *c, const struct capture_row *r, const struct evidence_row *e, size_t count)
{
	char hex[SHA256_HEX_SIZE];
	const char *why;
	struct body body;

	why = archive_body(
	    c->folder, r->warc, (size_t)strtoull(r->at, NULL, 10), c->folder, &body);
	if (why) {
		wrong(c, "page %s cannot be read out of '%s': %s", r->page_id, r->warc, why);
	} else {
		sha256_hex(body.sha256, hex);
		if (strcmp(hex, r->sha256) != 0)
			wrong(c, "page %s: its bytes are not those that were fetched",
			    r->page_id);
		else
			c->verdict->captures++;
		for (size_t i = 0; i < count; i++) {
			if (strcmp(hex, e[i].page_sha256) != 0)
				wrong(c, "row %s: its page has another SHA-256", e[i].id);
			check_quote(c, &e[i], &body);
		}
	}
	body_release(&body);
}

static int
by_page(const void *a, const void *b)
{
	return strcmp(((const struct evidence_row *)a)->page_id,
	    ((const struct evidence_row *)b)->page_id);
}

static const struct capture_row *
capture_of(const struct check *c, const char *page_id)
{
	for (size_t i = 0; i < c->captures; i++)
		if (strcmp(c->capture[i].page_id, page_id) == 0)
			return &c->capture[i];
	return NULL;
}

static void
check_rows(struct check *c)
{
	size_t n;

	if (c->rows)
		qsort(c->evidence, c->rows, sizeof(*c->evidence), by_page);
	for (size_t i = 0; i < c->rows; i += n) {
		const char *page = c->evidence[i].page_id;
		const struct capture_row *r = capture_of(c, page);

		for (n = 1; i + n < c->rows && strcmp(c->evidence[i + n].page_id, page) == 0;)
			n++;
		if (!r)
			wrong(c, "row %s: its page %s is not in the pack", c->evidence[i].id,
			    page);
		else if (*r->why_not)
			c->verdict->left_out++;
		else if (!is_packed(c, r->warc))
			wrong(c, "page %s: there is no file '%s'", page, r->warc);
		else
			check_capture(c, r, &c->evidence[i], n);
	}
	c->verdict->rows = (long)c->rows;
}

static void
check_warcs(struct check *c)
{
	for (size_t i = 0; i < c->files.count; i++) {
		struct verify_report report;
		char *path;

		if (strncmp(c->files.name[i], "captures/", 9) != 0)
			continue;
		path = xasprintf("%s/%s", c->folder, c->files.name[i]);
		if (!verify_files(c->folder, &path, 1, &report) || report.broken || report.torn)
			c->verdict->wrong++;
		free(path);
	}
}

/* ------------------------------------------------------------------------------ the pack */

bool
pack_verify(const char *path, struct pack_verdict *verdict)
{
	const char *tmp = getenv("TMPDIR");
	char *folder = scratch_make(tmp && *tmp ? tmp : "/tmp"), hex[SHA256_HEX_SIZE];
	struct check c = { .folder = folder, .verdict = verdict };
	bool good;

	memset(verdict, 0, sizeof(*verdict));
	arena_init(&c.arena, 0);
	good = folder && sums_of_file(path, hex, NULL) && packed_read(path, folder, &c.files);
	if (good) {
		snprintf(verdict->sha256, sizeof(verdict->sha256), "%s", hex);
		check_sums(&c);
		read_rows(&c, "captures.csv", take_capture);
		read_rows(&c, "evidence.csv", take_evidence);
		check_warcs(&c);
		check_rows(&c);
	}
	packed_list_release(&c.files);
	scratch_remove(folder);
	free(c.capture);
	free(c.evidence);
	arena_release(&c.arena);
	free(folder);
	return good;
}

void
pack_print(const struct pack_verdict *v)
{
	printf("pack      SHA-256 %s\n", v->sha256);
	printf("files     %ld\n", v->files);
	printf("captures  %ld are byte for byte what was fetched", v->captures);
	printf(v->left_out ? "; %ld were too large to be packed, or not there\n" : "\n",
	    v->left_out);
	printf("evidence  %ld rows; %ld quotes stand in their captures word for word", v->rows,
	    v->quotes);
	if (v->not_word_for_word)
		printf("; %ld are of a PDF, a workbook or a person: see by hand",
		    v->not_word_for_word);
	printf("\nverdict   %s\n", v->wrong ? "NOT AS IT WAS PACKED" : "whole");
}
