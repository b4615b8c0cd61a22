#include "fixture.h"

#include "../base/log.h"
#include "body.h"
#include "transcript.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <unistd.h>

#define META_MAX ((size_t)1 << 20)

/* The value of a key in the .meta text; NULL where it is not there */
static char *
meta_value(struct arena *a, const char *meta, const char *key)
{
	size_t len = strlen(key);

	for (const char *p = meta; *p; p += strcspn(p, "\n") + (p[strcspn(p, "\n")] != '\0'))
		if (strncmp(p, key, len) == 0 && p[len] == ':') {
			struct span s = { p + len + 1, strcspn(p + len + 1, "\n") };

			s = text_trim(s);
			return arena_ndup(a, s.at, s.len);
		}
	return NULL;
}

static void
read_meta(struct arena *a, const char *path, struct page *page)
{
	char *stem = arena_dup(a, path), *dot = strrchr(stem, '.'), *value;
	struct buf meta;

	if (dot && dot > strrchr(stem, '/'))
		*dot = '\0';
	buf_init(&meta, META_MAX);
	if (buf_read_file(&meta, arena_printf(a, "%s.meta", stem)) == 0) {
		page->url = meta_value(a, meta.data, "url");
		page->kind = meta_value(a, meta.data, "kind");
		page->type = meta_value(a, meta.data, "type");
		page->method = meta_value(a, meta.data, "method");
		page->request = meta_value(a, meta.data, "request");
		page->scope = meta_value(a, meta.data, "scope");
		page->param = meta_value(a, meta.data, "param");
		page->file = meta_value(a, meta.data, "file");
		value = meta_value(a, meta.data, "date");
		if (value)
			page->fetched = value;
		value = meta_value(a, meta.data, "status");
		if (value)
			page->status = (int)strtol(value, NULL, 10);
	}
	buf_release(&meta);
}

/* "list" of "list-odd.html", where the source has such a kind */
static const char *
kind_of_name(struct arena *a, const char *name, const struct source *s)
{
	char *kind = arena_ndup(a, name, strcspn(name, "-."));

	return source_page_kind(s, kind) ? kind : s->pages[0].kind;
}

static bool
load_body(struct page *page, const char *path, struct body *body)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	const struct page_kind *kind = source_page_kind(page->source, page->kind);
	const char *map = NULL;

	if (fd >= 0 && body_of_file(body, fd))
		map = body_map(body);
	if (map) {
		page->len = body->len;
		page->stream = kind && kind->stream;
		page->body = page->stream ? map : arena_ndup(page->arena, map, body->len);
	} else {
		log_error("cannot read '%s': %s", path, strerror(errno));
	}
	if (fd >= 0)
		close(fd);
	return map != NULL;
}

enum reach
fixture_print(FILE *out, const struct source_entry *source, const char *path, const char *kind,
    const char *url)
{
	struct arena arena;
	struct page page = { .source = source->row,
		.fetched = "1970-01-01T00:00:00Z",
		.status = 200,
		.arena = &arena };
	struct body body;
	enum reach reach = REACH_ALL;
	const char *name;

	arena_init(&arena, LIMIT_PAGE_MEMORY);
	body_init(&body);
	name = basename(arena_dup(&arena, path));
	read_meta(&arena, path, &page);
	if (kind)
		page.kind = kind;
	else if (!page.kind)
		page.kind = kind_of_name(&arena, name, source->row);
	if (url)
		page.url = url;
	if (!page.method)
		page.method = page.request ? "POST" : "GET";
	if (!page.file && !page.url)
		page.file = name;
	if (load_body(&page, path, &body)) {
		reach = transcript_print(out, &page);
		if (page.stream)
			body_unmap(&body, page.body);
	}
	body_release(&body);
	arena_release(&arena);
	return reach;
}
