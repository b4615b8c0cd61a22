/*
 * fuzz_page.h: a page and a sink that listens to nothing, for fuzz targets of readers.
 */
#ifndef FUZZ_PAGE_H
#define FUZZ_PAGE_H

#include "fuzz.h"

#include "../../scraper/flow/sink.h"

struct fuzz_page {
	struct arena arena;
	struct page page;
	struct sink sink;
};

static void
fuzz_record(struct sink *sink UNUSED, const struct record *r UNUSED)
{
}

static void
fuzz_ask(struct sink *sink UNUSED, const struct ask *ask UNUSED)
{
}

static void
fuzz_issue(struct sink *sink UNUSED, const struct issue *issue UNUSED)
{
}

static void
fuzz_page_init(struct fuzz_page *f, const void *body, size_t len)
{
	static const struct sink_verbs verbs = {
		.record = fuzz_record, .ask = fuzz_ask, .issue = fuzz_issue
	};

	arena_init(&f->arena, LIMIT_PAGE_MEMORY);
	f->page = (struct page){ .kind = "fuzz",
		.method = "GET",
		.url = "https://x.example/a/b",
		.fetched = "2026-01-01T00:00:00Z",
		.status = 200,
		.len = len,
		.arena = &f->arena };
	f->page.body = arena_ndup(&f->arena, len ? body : "", len);
	sink_init(&f->sink, &verbs, NULL, &f->page);
}

static void
fuzz_page_release(struct fuzz_page *f)
{
	sink_finish(&f->sink);
	sink_release(&f->sink);
	arena_release(&f->arena);
}

#endif
