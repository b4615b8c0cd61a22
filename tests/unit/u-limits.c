/* u-limits.c: each bound of scraper/limits.h that a page can pass, passed: the issue and its
 * reach. Those of the network are passed in tests/fetch, those of a process in tests/crawl. */
#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/base/log.h"
#include "../../scraper/flow/archive.h"
#include "../../scraper/flow/fetch.h"
#include "../../scraper/flow/match.h"
#include "../../scraper/flow/robots.h"
#include "../../scraper/flow/sink.h"
#include "../../scraper/read/inflate.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#define PAGE(text, len) unit_page_new(text, len, "https://x.example/a", "text/plain")

static bool
said(struct unit_page *u, const char *words)
{
	if (strstr(unit_said(u), words))
		return true;
	printf("  no '%s' in: %.300s\n", words, unit_said(u));
	return false;
}

static void
repeat(struct buf *b, const char *text, size_t times)
{
	while (times--)
		buf_text(b, text);
}

/* How a process ends that does this */
static int
status_of(void (*act)(void))
{
	int status = -1;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

		dup2(fd, STDERR_FILENO);
		act();
		_exit(99);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* ---------------------------------------------------------------------------------- reading */

static const struct column columns[] = {
	{ "a", CONTRACT_KEY, NULL },
	{ "*", IGNORE, "not looked at" },
	{ NULL, 0, NULL },
};

void
test_limits__nesting(void)
{
	struct unit_page *u;
	struct buf b;

	buf_init(&b, 1 << 20);
	repeat(&b, "[", LIMIT_NESTING + 1);
	repeat(&b, "]", LIMIT_NESTING + 1);
	u = PAGE(b.data, b.len);
	TRUE(!json_parse(unit_page(u), unit_sink(u)));
	TRUE(said(u, "page: not JSON at byte"));
	TRUE(said(u, "nested too deeply"));
	unit_page_free(u);

	buf_reset(&b);
	repeat(&b, "<a>", LIMIT_NESTING + 1);
	repeat(&b, "</a>", LIMIT_NESTING + 1);
	u = PAGE(b.data, b.len);
	TRUE(!xml_parse(unit_page(u), unit_sink(u)));
	TRUE(said(u, "page: "));
	unit_page_free(u);

	buf_reset(&b);
	repeat(&b, "<div>", LIMIT_NESTING + 1);
	u = PAGE(b.data, b.len);
	TRUE(!html_parse(unit_page(u), unit_sink(u)));
	TRUE(said(u, "page: "));
	unit_page_free(u);
	buf_release(&b);
}

void
test_limits__columns(void)
{
	struct unit_page *u;
	struct buf b;

	buf_init(&b, 1 << 20);
	buf_text(&b, "a");
	repeat(&b, ",x", LIMIT_COLUMNS);
	buf_text(&b, "\n1");
	repeat(&b, ",y", LIMIT_COLUMNS);
	buf_text(&b, "\n");
	u = PAGE(b.data, b.len);
	NUMBER(csv_records(unit_page(u), unit_sink(u), KIND_CONTRACT, columns), REACH_PAGE);
	TRUE(said(u, "page: more than 2000 columns"));
	unit_page_free(u);
	buf_release(&b);
}

void
test_limits__row(void)
{
	struct unit_page *u;
	struct buf b;

	buf_init(&b, LIMIT_ROW + 100);
	buf_text(&b, "a,b\n1,");
	TRUE(buf_reserve(&b, LIMIT_ROW + 10));
	memset(b.data + b.len, 'x', LIMIT_ROW + 10);
	b.len += LIMIT_ROW + 10;
	u = PAGE(b.data, b.len);
	NUMBER(csv_records(unit_page(u), unit_sink(u), KIND_CONTRACT, columns), REACH_PAGE);
	TRUE(said(u, "page: "));
	TRUE(said(u, "bytes"));
	unit_page_free(u);
	buf_release(&b);
}

/* A value is cut between two characters, and that is said */
void
test_limits__field(void)
{
	struct unit_page *u = PAGE("x", 1);
	struct record *r;
	struct buf b;

	buf_init(&b, LIMIT_FIELD + 10);
	buf_char(&b, 'x');
	while (b.len <= LIMIT_FIELD)
		buf_text(&b, "\xc3\xa9");
	r = record_new(unit_sink(u), KIND_CONTRACT);
	record_set(r, CONTRACT_KEY, "K");
	record_set(r, CONTRACT_DESCRIPTION, b.data);
	NUMBER((long long)strlen(record_get(r, CONTRACT_DESCRIPTION)), LIMIT_FIELD - 1);
	TRUE(text_is_utf8(span_of(record_get(r, CONTRACT_DESCRIPTION))));
	NUMBER((unsigned char)record_get(r, CONTRACT_DESCRIPTION)[1], 0xc3);
	TRUE(said(u, "note: description: cut at 16777216 bytes of 16777217"));
	unit_page_free(u);
	buf_release(&b);
}

static int
list_field(const struct kind_row *kind)
{
	for (int i = 0; i < kind->count; i++)
		if (kind->field[i].type == TYPE_LIST)
			return i;
	return -1;
}

void
test_limits__list(void)
{
	struct unit_page *u = PAGE("x", 1);
	enum kind kind = 0;
	struct record *r;
	struct buf b;

	while (list_field(&record_kinds[kind]) < 0)
		kind++;
	buf_init(&b, LIMIT_FIELD);
	repeat(&b, "0123456789abcdef", LIMIT_FIELD / 16 - 4);
	r = record_new(unit_sink(u), kind);
	record_add(r, list_field(&record_kinds[kind]), b.data);
	record_add(r, list_field(&record_kinds[kind]), b.data);
	NUMBER((long long)strlen(record_get(r, list_field(&record_kinds[kind]))),
	    (long long)b.len + 4);
	TRUE(said(u, "left out of a list beyond 16777216 bytes"));
	unit_page_free(u);
	buf_release(&b);
}

static void
eat(void)
{
	struct arena a;

	arena_init(&a, LIMIT_PAGE_MEMORY);
	for (;;)
		arena_alloc(&a, (size_t)1 << 24);
}

void
test_limits__page_memory(void)
{
	NUMBER(status_of(eat), EXIT_UNABLE);
}

/* ------------------------------------------------------------------------ what a page may say
 */

void
test_limits__page_rows(void)
{
	struct unit_page *u = PAGE("x", 1);

	unit_sink(u)->record_count = LIMIT_PAGE_ROWS - 1;
	NUMBER(sink_end(unit_sink(u), "s", KIND_CONTRACT, true), REACH_NONE);
	NUMBER(sink_end(unit_sink(u), "t", KIND_CONTRACT, true), REACH_PAGE);
	NUMBER(sink_end(unit_sink(u), "u", KIND_CONTRACT, true), REACH_PAGE);
	TRUE(said(u, "page: more than 50000000 records in one page"));
	TRUE(strstr(unit_said(u), "  scope: s"));
	TRUE(!strstr(unit_said(u), "  scope: t"));
	unit_page_free(u);
}

void
test_limits__page_follows(void)
{
	struct unit_page *u = PAGE("x", 1);

	unit_sink(u)->ask_count = LIMIT_PAGE_FOLLOWS - 1;
	NUMBER(sink_follow(unit_sink(u), "list", "/last"), REACH_NONE);
	NUMBER(sink_follow(unit_sink(u), "list", "/over"), REACH_PAGE);
	TRUE(said(u, "page: more than 100000 further requests in one page"));
	TRUE(!strstr(unit_said(u), "/over"));
	unit_page_free(u);
}

void
test_limits__page_issues(void)
{
	struct unit_page *u = PAGE("x", 1);
	const char *at;
	long lines = 0;

	for (long i = 0; i < LIMIT_PAGE_ISSUES + 5; i++)
		sink_issue(unit_sink(u), REACH_ROW, "wrong %ld", i);
	for (at = unit_said(u); (at = strstr(at, "row: wrong")); at++)
		lines++;
	NUMBER(lines, LIMIT_PAGE_ISSUES);
	TRUE(said(u, "note: 1005 issues in all; the first 1000 are kept"));
	unit_page_free(u);
}

static size_t raw_len;

static void
keep_raw(struct sink *sink UNUSED, const struct issue *issue)
{
	raw_len = issue->raw.len;
}

void
test_limits__issue_raw(void)
{
	static const struct sink_verbs verbs = { .issue = keep_raw };
	struct unit_page *u;
	struct sink sink;
	struct buf b;

	buf_init(&b, 1 << 20);
	repeat(&b, "0123456789abcdef", LIMIT_ISSUE_RAW / 16 + 1);
	u = PAGE(b.data, b.len);
	sink_init(&sink, &verbs, NULL, unit_page(u));
	sink_issue(&sink, REACH_PAGE, "all of it");
	NUMBER((long long)raw_len, LIMIT_ISSUE_RAW);
	sink_release(&sink);
	unit_page_free(u);
	buf_release(&b);
}

void
test_limits__request(void)
{
	struct unit_page *u = PAGE("x", 1);
	struct buf b;

	buf_init(&b, 1 << 20);
	repeat(&b, "0123456789abcdef", LIMIT_REQUEST_BODY / 16 + 1);
	NUMBER(
	    sink_ask(unit_sink(u), &(struct ask){ .kind = "x", .url = "/a", .body = b.data }),
	    REACH_PAGE);
	TRUE(said(u, "page: a request of more than 65536 bytes"));
	b.data[LIMIT_URL - 5] = '\0';
	NUMBER(sink_follow(unit_sink(u), "x", b.data), REACH_NOTE);
	TRUE(said(u, "is not an address that can be asked"));
	unit_page_free(u);
	buf_release(&b);
}

/* ------------------------------------------------------------------------------------ PDF */

static void
put_pages(struct buf *b, long pages)
{
	buf_text(
	    b, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages");
	buf_printf(b, "/Count %ld/Kids[", pages);
	for (long i = 0; i < pages; i++)
		buf_printf(b, "%ld 0 R ", i + 3);
	buf_text(b, "]>>endobj\n");
	for (long i = 0; i < pages; i++)
		buf_printf(
		    b, "%ld 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n", i + 3);
	buf_text(b, "trailer<</Root 1 0 R>>\n");
}

void
test_limits__document_pages(void)
{
	struct unit_page *u;
	struct pdf *pdf;
	struct buf b;

	buf_init(&b, 1 << 24);
	put_pages(&b, LIMIT_DOCUMENT_PAGES + 1);
	u = PAGE(b.data, b.len);
	pdf = pdf_open(unit_page(u), unit_sink(u));
	TRUE(pdf != NULL);
	NUMBER(pdf->pages, LIMIT_DOCUMENT_PAGES);
	pdf_close(pdf);
	TRUE(said(u, "row: a document of 20001 pages: the first 20000 are read"));
	unit_page_free(u);
	buf_release(&b);
}

/* --------------------------------------------------------------------------------- matching */

void
test_limits__text_match(void)
{
	struct arena a;
	struct buf b;

	arena_init(&a, 0);
	buf_init(&b, 1 << 20);
	repeat(&b, "a", 5000);
	TEXT(text_match(&a, b.data, "(?:a|aa)+(?:b|c)"), NULL);
	TEXT(text_match(&a, "aaab", "((?:a|aa)+(?:b|c))"), "aaab");
	buf_release(&b);
	arena_release(&a);
}

/* A pattern that backtracks on a hostile description is cut and counted; others go on */
void
test_limits__matcher(void)
{
	static const struct match_product products[] = {
		{ "Slow", "A", "slow", "slow (?:a|aa)+(?:b|c)", NULL, NULL },
		{ "Sure", "B", "sure", NULL, NULL, NULL },
	};
	struct matcher *m = matcher_new(products, ARRAY_SIZE(products));
	struct match_hit hit[4];
	struct buf b;

	buf_init(&b, LIMIT_TEXT + 100);
	buf_text(&b, "slow ");
	repeat(&b, "a", 3000);
	buf_text(&b, " and sure");
	NUMBER((long long)matcher_find(m, b.data, b.len, hit, 4), 1);
	NUMBER((long long)hit[0].product, 1);
	NUMBER((long long)matcher_cut(m), 1);
	NUMBER((long long)matcher_cut(m), 0);

	buf_reset(&b);
	repeat(&b, "x ", LIMIT_TEXT / 2);
	buf_text(&b, "sure");
	NUMBER((long long)matcher_find(m, b.data, b.len, hit, 4), 0);
	NUMBER((long long)matcher_find(m, b.data + 10, b.len - 10, hit, 4), 1);
	buf_release(&b);
	matcher_free(m);
}

/* ---------------------------------------------------------------------------- what is fetched
 */

void
test_limits__robots(void)
{
	static const char rule[] = "Disallow: /late\n";
	struct robots *r;
	struct buf b;

	buf_init(&b, LIMIT_ROBOTS + 1000);
	buf_text(&b, "User-agent: *\nDisallow: /early\n");
	while (b.len < LIMIT_ROBOTS)
		buf_char(&b, b.len % 64 ? '#' : '\n');
	buf_char(&b, '\n');
	buf_text(&b, rule);
	r = robots_parse(b.data, b.len, "paydirt");
	TRUE(!robots_allow(r, "/early"));
	TRUE(robots_allow(r, "/late"));
	robots_free(r);
	buf_release(&b);
}

void
test_limits__retry_after(void)
{
	NUMBER(retry_after_seconds("86401", 0), LIMIT_RETRY_AFTER_SECONDS);
	NUMBER(retry_after_seconds("99999999999999999999999", 0), LIMIT_RETRY_AFTER_SECONDS);
	NUMBER(
	    retry_after_seconds("Fri, 31 Dec 2055 23:59:59 GMT", 0), LIMIT_RETRY_AFTER_SECONDS);
	NUMBER(retry_after_seconds("Sun, 06 Nov 1994 08:49:37 GMT", 1800000000), 0);
	NUMBER(retry_after_seconds("soon", 0), -1);
	NUMBER(retry_after_seconds("-5", 0), -1);
}

static size_t
inflated(size_t most, enum inflate_end *why)
{
	/* gzip of 60 bytes "a" */
	static const char packed[] =
	    "\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b\x4c\xa4\x3d\0\0\x9f\xd8\x4a\x0b\x3c\0\0\0";
	struct inflate *f =
	    inflate_open((struct span){ packed, sizeof(packed) - 1 }, true, most, false);
	char out[100];
	size_t total = 0;
	ssize_t n;

	while ((n = inflate_read(f, out, sizeof(out))) > 0)
		total += (size_t)n;
	*why = inflate_why(f);
	inflate_close(f);
	return total;
}

/* What a packed text may become is said by whoever opens it: LIMIT_INFLATED, LIMIT_RATIO */
void
test_limits__inflated(void)
{
	enum inflate_end why;

	inflated(30, &why);
	TRUE(why != INFLATE_DONE);
}

void
test_limits__warc_block(void)
{
	static const char head[] =
	    "WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 8589934592\r\n\r\n";
	char path[] = "/tmp/paydirt-unit.XXXXXX";
	int fd = mkstemp(path);
	gzFile packed = gzdopen(fd, "wb");
	struct warc_record r;
	struct warc *w;

	gzwrite(packed, head, sizeof(head) - 1);
	NUMBER(gzclose(packed), Z_OK);
	w = warc_open(path);
	unlink(path);
	TRUE(w && warc_next(w, "/tmp", &r));
	TEXT(r.broken, "its block is longer than may be read");
	warc_record_release(&r);
	warc_close(w);
}
