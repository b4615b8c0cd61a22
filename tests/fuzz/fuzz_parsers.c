/*
 * fuzz_parsers.c: any bytes as a page of any source. The input starts with seven lines: source,
 * kind, url, param, scope, file, type (as tests/fuzz/seeds writes them); the page follows.
 *
 * - No page crashes its parser, and a record that is handed over is finished.
 * - What a parser says of the same page is the same (it keeps nothing from one to the next).
 */
#include "fuzz.h"

#include "../../scraper/base/log.h"
#include "../../scraper/flow/parse.h"

#define HEAD_LINES 7

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room) __attribute__((weak));
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed);

/* The source and its kind stay as they are: nothing else is there to be found in them */
size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed)
{
	size_t keep = 0;
	int lines = seed % 8 ? HEAD_LINES : 2;

	for (; lines && keep < size; keep++)
		lines -= data[keep] == '\n';
	if (!LLVMFuzzerMutate || lines)
		return size;
	return keep + LLVMFuzzerMutate(data + keep, size - keep, room - keep);
}

/* What was said, as a number that differs where it differs */
struct heard {
	uint64_t sum;
};

static void
hear(struct heard *h, struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		h->sum = (h->sum ^ (unsigned char)s.at[i]) * 0x100000001b3;
}

static void
on_record(struct sink *sink, const struct record *r)
{
	hear(sink->context, (struct span){ (const char *)r->id.byte, sizeof(r->id.byte) });
	for (int i = 0; i < record_kinds[r->kind].count; i++) {
		/* an id is no text */
		bool text = record_kinds[r->kind].field[i].type < TYPE_VENDOR;

		if (text && r->value[i].len && !text_is_utf8(r->value[i]))
			abort();
		hear(sink->context, r->value[i]);
	}
}

static void
on_ask(struct sink *sink, const struct ask *ask)
{
	hear(sink->context, span_of(ask->url));
	hear(sink->context, span_of(ask->body));
}

static void
on_issue(struct sink *sink, const struct issue *issue)
{
	hear(sink->context, span_of(issue->message));
	hear(sink->context, span_of(issue->place));
}

static char *
head_line(struct arena *a, const char **at, const char *end)
{
	const char *stop = *at < end ? memchr(*at, '\n', (size_t)(end - *at)) : NULL;
	char *line;

	if (!stop)
		return NULL;
	line = stop == *at ? arena_dup(a, "") : arena_ndup(a, *at, (size_t)(stop - *at));
	*at = stop + 1;
	return line;
}

static const char *
unless_empty(const char *text)
{
	return *text ? text : NULL;
}

/* False where the head names no source */
static bool
open_page(struct arena *a, const uint8_t *data, size_t size, struct page *page)
{
	const char *at = (const char *)data, *end = at + size;
	char *line[HEAD_LINES];
	const struct source_entry *entry;
	const struct page_kind *kind;

	for (int i = 0; i < HEAD_LINES; i++)
		if (!(line[i] = head_line(a, &at, end)))
			return false;
	entry = source_find(line[0]);
	kind = entry ? source_page_kind(entry->row, line[1]) : NULL;
	if (!kind)
		return false;
	*page = (struct page){ .source = entry->row,
		.kind = line[1],
		.method = "GET",
		.url = unless_empty(line[2]),
		.param = unless_empty(line[3]),
		.scope = unless_empty(line[4]),
		.file = unless_empty(line[5]),
		.type = unless_empty(line[6]),
		.fetched = "2026-01-01T00:00:00Z",
		.status = 200,
		.stream = kind->stream,
		.len = (size_t)(end - at),
		.arena = a };
	page->body = arena_ndup(a, at, page->len);
	return true;
}

static bool
listen(const uint8_t *data, size_t size, struct heard *heard)
{
	static const struct sink_verbs verbs = { on_record, on_ask, on_issue };
	struct arena a;
	struct page page;
	struct sink sink;
	bool good;

	arena_init(&a, LIMIT_PAGE_MEMORY);
	good = open_page(&a, data, size, &page);
	if (good) {
		sink_init(&sink, &verbs, heard, &page);
		parse_page(&page, &sink);
		sink_finish(&sink);
		sink_release(&sink);
	}
	arena_release(&a);
	return good;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct heard first = { 0 }, second = { 0 };

	log_level_set(LOG_ERROR);
	if (!listen(data, size, &first))
		return -1;
	if (size % 16 == 0 && (!listen(data, size, &second) || first.sum != second.sum))
		abort();
	return 0;
}
