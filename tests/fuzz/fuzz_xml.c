/*
 * fuzz_xml.c: any bytes as XML, as a tree and an element at a time.
 *
 * - Places lie in the text; a record can be made of any element.
 * - The first element at a path that is read by itself has the text that it has in the tree.
 */
#include "fuzz_page.h"

#include "../../scraper/read/xml.h"

static const struct column columns[] = {
	{ "a/b", CONTRACT_KEY, NULL },
	{ "@k", MAY_MISS(CONTRACT_VENDOR), NULL },
	{ "c/*", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
	{ "d/*", IGNORE, NULL },
	{ NULL, IGNORE, NULL },
};

static void
look_at(struct sink *sink, const struct xml *top)
{
	int count = 0;

	for (const struct xml *e = xml_first(top, NULL); e && count < 20;
	     e = xml_next(e, NULL)) {
		if (e->from > e->to || e->from < top->from || e->to > top->to)
			abort();
		xml_place(sink, e);
		xml_text(e, "a/b");
		xml_attr(e, NULL, "k");
		sink_emit(sink, xml_record(sink, e, KIND_CONTRACT, columns));
		count++;
	}
	sink_emit(sink, xml_record(sink, top, KIND_CONTRACT, columns));
}

/* Bytes in small pieces, which is another way through the feed */
struct slow {
	struct stream stream;
	struct span rest;
};

static ssize_t
read_slowly(struct stream *stream, void *at, size_t room)
{
	struct slow *s = (struct slow *)(void *)stream;
	size_t n = s->rest.len < room ? s->rest.len : room;

	if (n > 7)
		n = 7;
	if (n)
		memcpy(at, s->rest.at, n);
	s->rest.at += n;
	s->rest.len -= n;
	return (ssize_t)n;
}

static void
read_elements(struct fuzz_page *f, struct stream *stream, const char *path, const char *text)
{
	struct xml_reader *r = xml_open(&f->sink, stream, NULL, path);
	const struct xml *e;
	bool first = true;

	while ((e = xml_read(r))) {
		const char *now = xml_text(e, NULL);

		if (first && text && strcmp(now, text) != 0)
			abort();
		first = false;
		sink_emit(&f->sink, xml_record(&f->sink, e, KIND_CONTRACT, columns));
	}
	if (xml_close(r) < REACH_PAGE && first && text)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_page f;
	struct slow slow = { .stream = { .read = read_slowly } };
	const struct xml *top;
	char path[300] = "a/b";
	const char *text = NULL;

	fuzz_page_init(&f, data, size);
	top = xml_parse(&f.page, &f.sink);
	if (top) {
		const struct xml *inner = xml_first(top, NULL);

		look_at(&f.sink, top);
		if (inner && top->name.len + inner->name.len < sizeof(path) - 2 &&
		    !memchr(top->name.at, '/', top->name.len)) {
			snprintf(path, sizeof(path), "%s/%s", top->name.at, inner->name.at);
			text = xml_text(inner, NULL);
		}
	}
	read_elements(&f, &(struct stream){ .whole = { f.page.body, f.page.len } }, path, text);
	slow.rest = (struct span){ f.page.body, f.page.len };
	read_elements(&f, &slow.stream, path, text);
	fuzz_page_release(&f);
	return 0;
}
