/*
 * fuzz_zip.c: any bytes as a zip or gzip file, and as deflated bytes.
 *
 * The library that inflates is partly assembler, which no sanitizer sees: so the bytes end
 * where a page of memory ends that must not be read. A text that is inflated in a thread of its
 * own must be the one that is inflated where it is read.
 */
#include "fuzz.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/sink.h"
#include "../../scraper/read/inflate.h"
#include "../../scraper/read/zip.h"

#include <sys/mman.h>
#include <unistd.h>

#define READ_MAX ((size_t)4 << 20) /* of one text: a bomb is not to be waited for */

/* ------------------------------------------------------------------------------- guarded room
 */

struct guarded {
	char *map;
	size_t len;
};

/* Room for that many bytes right before memory that must not be touched. */
static char *
guarded_room(struct guarded *g, size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), used = (size + page - 1) / page * page;

	g->len = used + page;
	g->map = mmap(NULL, g->len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (g->map == MAP_FAILED || mprotect(g->map + used, page, PROT_NONE) != 0)
		abort();
	return g->map + used - size;
}

static void
guarded_free(struct guarded *g)
{
	munmap(g->map, g->len);
}

/* --------------------------------------------------------------------------------- deflated */

static enum inflate_end
inflate_all(struct buf *out, struct span packed, bool gzip, bool ahead, size_t room)
{
	struct inflate *f = inflate_open(packed, gzip, READ_MAX / 2, ahead);
	struct guarded guarded;
	char *at = guarded_room(&guarded, room);
	enum inflate_end why;
	ssize_t n;

	while ((n = inflate_read(f, at, room)) > 0)
		buf_add(out, at, (size_t)n);
	why = inflate_why(f);
	if (why == INFLATE_DONE &&
	    (inflate_total(f) != out->len || inflate_rest(f) > packed.len))
		abort();
	inflate_close(f);
	guarded_free(&guarded);
	return why;
}

static void
same_text(struct span packed, bool gzip, size_t room, bool ahead)
{
	struct buf one, two;
	enum inflate_end why;

	buf_init(&one, READ_MAX);
	buf_init(&two, READ_MAX);
	why = inflate_all(&one, packed, gzip, false, room);
	if (ahead && inflate_all(&two, packed, gzip, true, 1000) != why)
		abort();
	/* what comes before a failure depends on how much was asked for */
	if (ahead && why == INFLATE_DONE &&
	    (one.len != two.len || memcmp(one.data, two.data, one.len) != 0))
		abort();
	buf_release(&one);
	buf_release(&two);
}

/* -------------------------------------------------------------------------------------- zips
 */

static void
on_issue(struct sink *sink, const struct issue *issue)
{
	(void)sink;
	for (const char *p = issue->message; *p; p++)
		if ((unsigned char)*p < 0x20)
			abort();
}

static const struct sink_verbs verbs = { NULL, NULL, on_issue };

static void
read_member(struct stream *stream, char *at, size_t room)
{
	size_t total = 0;
	ssize_t n;

	while (total < READ_MAX && (n = stream->read(stream, at, room)) > 0)
		total += (size_t)n;
}

static void
read_zip(struct span body, size_t room)
{
	struct arena arena;
	struct page page = { .kind = "x",
		.url = "http://x/",
		.body = body.at,
		.len = body.len,
		.arena = &arena };
	struct guarded guarded;
	char *at = guarded_room(&guarded, room);
	struct sink sink;
	struct zip *zip;
	struct stream *stream;
	const char *name;

	arena_init(&arena, 0);
	sink_init(&sink, &verbs, NULL, &page);
	zip = zip_open(&sink, body);
	while (zip_next(zip, &name, &stream))
		read_member(stream, at, room);
	if (zip_close(zip) != (int)sink.worst)
		abort();
	sink_finish(&sink);
	sink_release(&sink);
	arena_release(&arena);
	guarded_free(&guarded);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct guarded guarded;
	struct span body;
	size_t room;
	char *at;

	if (!size)
		return 0;
	room = (size_t)data[0] * 37 + 1;
	data++;
	size--;
	at = guarded_room(&guarded, size);
	memcpy(at, data, size);
	body = (struct span){ at, size };
	read_zip(body, room);
	/* a thread costs much: now and then is enough */
	same_text(body, size > 2 && at[0] == '\x1f', room, data[-1] % 8 == 0);
	guarded_free(&guarded);
	return 0;
}
