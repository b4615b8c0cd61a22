/*
 * The program's own hot paths, each alone, over files in memory, for the scripts beside this
 *file:
 *
 *	paths scan FILE.csv        the CSV scan, and 46 columns of each row looked at
 *	paths records FILE.csv     the same file to records: values, ids
 *	paths rows FILE.csv|.zip   the same to the rows that are loaded
 *	paths inflate FILE.zip     the members' bytes alone
 *	paths match FILE.txt FORMS paydirt's matcher over lines; FORMS: one literal form a line
 *	paths alternation FILE.txt FORMS   the same by one PCRE2 JIT alternation with marks
 *
 * Prints what it counted, so that two ways can be compared.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "../../scraper/base/log.h"
#include "../../scraper/flow/match.h"
#include "../../scraper/flow/parse.h"
#include "../../scraper/flow/wire.h"
#include "../../scraper/read/csv.h"
#include "../../scraper/read/zip.h"

#include <fcntl.h>
#include <pcre2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct span
map_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *at;

	if (fd < 0 || fstat(fd, &st) < 0)
		die("cannot read '%s'", path);
	at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (at == MAP_FAILED)
		die("cannot map '%s'", path);
	close(fd);
	return (struct span){ at, (size_t)st.st_size };
}

static void
ignore_record(struct sink *sink, const struct record *r)
{
	(void)sink;
	(void)r;
}

static void
ignore_ask(struct sink *sink, const struct ask *ask)
{
	(void)sink;
	(void)ask;
}

static void
say_issue(struct sink *sink, const struct issue *i)
{
	(void)sink;
	if (i->reach > REACH_NOTE)
		log_error("%s: %s", reach_name(i->reach), i->message);
}

static const struct sink_verbs counting = { ignore_record, ignore_ask, say_issue };

static struct page
page_of(struct arena *arena, struct span body)
{
	arena_init(arena, LIMIT_PAGE_MEMORY);
	return (struct page){ .source = source_find("us_usaspending_files")->row,
		.kind = "file",
		.method = "FILE",
		.file = "file",
		.fetched = "2026-01-01T00:00:00Z",
		.status = 200,
		.body = body.at,
		.len = body.len,
		.stream = true,
		.arena = arena };
}

static void
scan(const char *path)
{
	static const struct column nothing[] = { { "*", IGNORE, "looked at by number" },
		{ NULL, IGNORE, NULL } };
	struct span body = map_file(path);
	struct arena arena;
	struct page page = page_of(&arena, body);
	struct stream stream = stream_of(body);
	struct sink sink;
	struct csv *csv;
	size_t bytes = 0;

	sink_init(&sink, &counting, NULL, &page);
	csv = csv_open(&sink, &stream, NULL);
	if (csv_bind(csv, KIND_MODIFICATION, nothing) >= REACH_PAGE)
		die("'%s' cannot be read", path);
	for (long c = 0; c < 230; c += 5)
		csv_want(csv, c);
	while (csv_next(csv))
		for (long c = 0; c < 230; c += 5)
			bytes += csv_cell(csv, c).len;
	printf("%ld rows, %zu bytes in 46 columns\n", csv_rows(csv), bytes);
	csv_close(csv);
	sink_release(&sink);
	arena_release(&arena);
}

static void
records(const char *path, bool rows)
{
	struct arena arena;
	struct page page = page_of(&arena, map_file(path));
	struct wire_sink wire;
	struct sink sink;
	int out = open("/dev/null", O_WRONLY | O_CLOEXEC);

	wire_sink_init(&wire, out);
	wire.of.run = 1;
	sink_init(&sink, rows ? &wire_verbs : &counting, &wire, &page);
	parse_page(&page, &sink);
	wire_sink_flush(&wire);
	printf("%ld records\n", sink.record_count);
	sink_release(&sink);
	wire_sink_release(&wire);
	arena_release(&arena);
	close(out);
}

static void
inflate_members(const char *path)
{
	static char chunk[1 << 18];
	struct span body = map_file(path);
	struct arena arena;
	struct page page = page_of(&arena, body);
	struct stream *stream;
	struct sink sink;
	struct zip *zip;
	const char *name;
	size_t bytes = 0;
	ssize_t n;

	sink_init(&sink, &counting, NULL, &page);
	zip = zip_open(&sink, body);
	while (zip_next(zip, &name, &stream))
		while ((n = stream->read(stream, chunk, sizeof(chunk))) > 0)
			bytes += (size_t)n;
	zip_close(zip);
	printf("%zu bytes\n", bytes);
	sink_release(&sink);
	arena_release(&arena);
}

#define FORMS_MAX 4000

/* Splits a file of one form a line */
static size_t
read_forms(const char *path, char **form)
{
	struct span s = map_file(path);
	char *text = xmalloc(s.len + 1), *save, *at;
	size_t count = 0;

	memcpy(text, s.at, s.len);
	text[s.len] = '\0';
	for (at = strtok_r(text, "\n", &save); at && count < FORMS_MAX;
	     at = strtok_r(NULL, "\n", &save))
		form[count++] = at;
	return count;
}

/* Calls `found` for each line; returns hits in all */
typedef size_t find_in_line(void *context, const char *line, size_t len);

static void
each_line(struct span text, find_in_line *find, void *context)
{
	const char *at = text.at, *end = text.at + text.len, *stop;
	size_t lines = 0, hits = 0;

	for (; at < end; at = stop + 1, lines++) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (!stop)
			stop = end;
		hits += find(context, at, (size_t)(stop - at));
	}
	printf("%zu lines, %zu hits\n", lines, hits);
}

static size_t
by_matcher(void *context, const char *line, size_t len)
{
	struct match_hit hits[64];

	return matcher_find(context, line, len, hits, ARRAY_SIZE(hits));
}

static void
match(const char *path, const char *forms)
{
	static char *form[FORMS_MAX];
	size_t count = read_forms(forms, form);
	struct match_product *p = xcalloc(count + 1, sizeof(*p));
	struct matcher *m;

	for (size_t i = 0; i < count; i++)
		p[i] = (struct match_product){
			.product = form[i], .vendor = form[i], .words = form[i]
		};
	m = matcher_new(p, count);
	each_line(map_file(path), by_matcher, m);
	matcher_free(m);
	free(p);
}

struct alternation {
	pcre2_code *code;
	pcre2_match_data *data;
};

/* Distinct forms of a line, as the matcher counts them: the first hit of each */
static size_t
by_alternation(void *context, const char *line, size_t len)
{
	struct alternation *a = context;
	const char *seen[64];
	size_t at = 0, count = 0, i;

	while (at < len &&
	       pcre2_jit_match(a->code, (PCRE2_SPTR)line, len, at, 0, a->data, NULL) > 0) {
		size_t *span = pcre2_get_ovector_pointer(a->data);
		const char *mark = (const char *)pcre2_get_mark(a->data);

		for (i = 0; i < count && seen[i] != mark; i++)
			;
		if (i == count && count < ARRAY_SIZE(seen))
			seen[count++] = mark;
		at = span[1] > at ? span[1] : at + 1;
	}
	return count;
}

static void
alternation(const char *path, const char *forms)
{
	static char *form[FORMS_MAX];
	size_t count = read_forms(forms, form), offset;
	struct alternation a;
	struct buf b;
	int error;

	buf_init(&b, 1 << 20);
	buf_text(&b, "(?<![a-z0-9])(?:");
	for (size_t i = 0; i < count; i++)
		buf_printf(&b, "%s(*MARK:%zu)%s", i ? "|" : "", i, form[i]);
	buf_text(&b, ")(?![a-z0-9])");
	a.code =
	    pcre2_compile((PCRE2_SPTR)b.data, b.len, PCRE2_CASELESS, &error, &offset, NULL);
	if (!a.code || pcre2_jit_compile(a.code, PCRE2_JIT_COMPLETE) < 0)
		die("the alternation does not compile");
	a.data = pcre2_match_data_create(8, NULL);
	each_line(map_file(path), by_alternation, &a);
	buf_release(&b);
}

int
main(int argc, char **argv)
{
	const char *what = argc > 2 ? argv[1] : "";

	if (strcmp(what, "scan") == 0)
		scan(argv[2]);
	else if (strcmp(what, "records") == 0 || strcmp(what, "rows") == 0)
		records(argv[2], what[1] == 'o');
	else if (strcmp(what, "inflate") == 0)
		inflate_members(argv[2]);
	else if (strcmp(what, "match") == 0 && argc > 3)
		match(argv[2], argv[3]);
	else if (strcmp(what, "alternation") == 0 && argc > 3)
		alternation(argv[2], argv[3]);
	else
		die("usage: paths scan|records|rows|inflate|match|alternation FILE [FORMS]");
	return 0;
}
