#include "xml_tree.h"

#include "../base/log.h"
#include "../parser.h"

#define STEPS_MAX 16
#define STEP ((size_t)1 << 18) /* bytes that are parsed at once */

struct xml_reader {
	struct xml_builder b; /* first: expat's user data */
	struct arena once;    /* of one element */
	struct sink *sink;
	struct stream *stream;
	struct span whole; /* of the stream, where it is in memory */
	const char *part, *path;
	struct span step[STEPS_MAX];
	size_t steps, matched;
	size_t outside; /* elements that are open around the one that is built */
	size_t count;   /* elements so far */
	size_t known;   /* that were given before the text had to be mended */
};

static void XMLCALL
start(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct xml_reader *r = context;
	bool on_path = r->matched == r->outside && r->matched < r->steps &&
		       span_is(r->step[r->matched], xml_local(name));

	if (r->b.depth || (on_path && r->matched + 1 == r->steps)) {
		xml_start(context, name, attributes);
		return;
	}
	r->matched += on_path;
	if (++r->outside > LIMIT_NESTING)
		xml_stop(&r->b.feed, "its elements are nested too deep");
}

static void XMLCALL
end(void *context, const XML_Char *name)
{
	struct xml_reader *r = context;

	if (r->b.depth) {
		xml_end(context, name);
		if (!r->b.depth)
			xml_pause(&r->b.feed);
		return;
	}
	r->outside--;
	if (r->matched > r->outside)
		r->matched = r->outside;
}

static void XMLCALL
characters(void *context, const XML_Char *text, int len)
{
	struct xml_reader *r = context;

	if (r->b.depth)
		xml_characters(context, text, len);
}

static void
begin(struct xml_reader *r, bool mend)
{
	r->matched = r->outside = r->count = 0;
	xml_builder_init(&r->b, r->sink, r->stream);
	r->b.doc->arena = &r->once;
	r->b.doc->reads = true;
	r->b.feed.mend = mend;
	r->b.feed.spare = !mend;
	r->b.feed.step = STEP;
	XML_SetElementHandler(r->b.feed.parser, start, end);
	XML_SetCharacterDataHandler(r->b.feed.parser, characters);
}

static void
split_path(struct xml_reader *r)
{
	const char *p = r->path;

	while (*p) {
		size_t len = strcspn(p, "/");

		if (r->steps == STEPS_MAX || !len)
			die("the path '%s' is wrong", r->path);
		r->step[r->steps++] = (struct span){ p, len };
		p += len + (p[len] == '/');
	}
	if (!r->steps)
		die("the path of an element is empty");
}

struct xml_reader *
xml_open(struct sink *sink, struct stream *stream, const char *part, const char *path)
{
	struct xml_reader *r = xcalloc(1, sizeof(*r));

	r->sink = sink;
	r->stream = stream;
	r->whole = stream->whole;
	r->part = part;
	r->path = path;
	split_path(r);
	arena_init(&r->once, LIMIT_PAGE_MEMORY);
	sink_bytes(sink, r->whole);
	/* looking for what must be mended takes time: what is in memory is read again instead
	 */
	begin(r, !r->whole.at);
	return r;
}

/* Forgets the element that was given */
static void
drop(struct xml_reader *r)
{
	struct xml_doc *doc = r->b.doc;

	doc->top.first = doc->placed = NULL;
	r->b.last[0] = NULL;
	arena_reset(&r->once);
}

static void
read_again(struct xml_reader *r)
{
	r->known = r->count;
	r->stream->whole = r->whole;
	xml_builder_release(&r->b);
	arena_reset(&r->once);
	begin(r, true);
}

const struct xml *
xml_read(struct xml_reader *r)
{
	char word[64];

	for (;;) {
		enum xml_fed fed;
		const struct xml *n;

		drop(r);
		do
			fed = xml_feed_next(&r->b.feed);
		while (fed == XML_MORE);
		if (fed == XML_FAILED && r->b.feed.spared) {
			read_again(r);
			continue;
		}
		if (fed != XML_PAUSED)
			return NULL;
		if (++r->count <= r->known)
			continue;
		n = r->b.doc->top.first;
		snprintf(word, sizeof(word), "/%.40s[%zu]", r->path, r->count);
		sink_place(r->sink, r->part, word, n->from, n->to);
		return n;
	}
}

int
xml_close(struct xml_reader *r)
{
	const struct page *page = sink_page(r->sink);
	int reach = r->b.feed.reach;

	sink_bytes(r->sink, (struct span){ page->body, page->len });
	sink_place(r->sink, NULL, NULL, 0, page->len);
	xml_builder_release(&r->b);
	arena_release(&r->once);
	free(r);
	return reach;
}
