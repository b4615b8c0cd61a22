#include "html_tree.h"

#include "../base/log.h"
#include "../parser.h"
#include "charset.h"
#include "text.h"
#include "url.h"

#include <gumbo.h>
#include <setjmp.h>

#define HEAD_SIZE 4096        /* bytes in which a meta element may name the charset */
#define GUMBO_LEAST (1 << 22) /* bytes that Gumbo may take for the smallest page */
#define GUMBO_RATIO 400       /* and for each byte of a page */
#define DEPTH_MAX (LIMIT_NESTING + 64)

/* ----------------------------------------------------------------------------------- Gumbo */

/* Gumbo frees by recursion and never asks how much is enough: its memory is an arena that goes
 * at once, and what would take too much of it is ended from inside its allocator. */
struct gumbo {
	struct arena arena;
	size_t most;
	jmp_buf full;
};

static void *
take(void *context, size_t size)
{
	struct gumbo *g = context;

	if (size > g->most || g->arena.total > g->most)
		longjmp(g->full, 1);
	return arena_alloc(&g->arena, size);
}

static void
leave(void *context UNUSED, void *at UNUSED)
{
}

static void
gumbo_init(struct gumbo *g, size_t len)
{
	arena_init(&g->arena, 0);
	g->most = LIMIT_PAGE_MEMORY;
	if (len < (LIMIT_PAGE_MEMORY - GUMBO_LEAST) / GUMBO_RATIO)
		g->most = GUMBO_LEAST + len * GUMBO_RATIO;
}

/* NULL where it takes too much memory */
static const GumboNode *
gumbo_run(struct gumbo *g, struct span text)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = take;
	options.deallocator = leave;
	options.userdata = g;
	options.max_errors = 0;
	if (setjmp(g->full))
		return NULL;
	return gumbo_parse_with_options(&options, text.at, text.len)->document;
}

/* ------------------------------------------------------------------------------------ tree */

/* An element whose children are being copied */
struct level {
	const GumboVector *children;
	unsigned next;
	uint32_t index, last; /* last: the element among them that came last */
	uint32_t elements;
};

struct builder {
	struct arena *arena;
	struct span text;
	size_t shift; /* of the text in the bytes that places are counted in */
	struct node *node;
	size_t count, room;
	struct level level[DEPTH_MAX];
	size_t depth;
	const char *base; /* of the first base element */
};

static struct node *
add_node(struct builder *b, enum html_kind kind)
{
	struct node *n;

	if (b->count == b->room) {
		b->room = b->room ? b->room * 2 : 1024;
		b->node = xrealloc(b->node, b->room * sizeof(*n));
	}
	n = &b->node[b->count];
	*n = (struct node){ .index = (uint32_t)b->count++, .kind = (uint8_t)kind };
	n->end = n->index + 1;
	if (b->depth)
		n->parent = b->level[b->depth - 1].index;
	return n;
}

static void
copy_text(struct builder *b, const GumboText *text)
{
	struct node *n = add_node(b, HTML_TEXT);

	n->len = strlen(text->text);
	n->word = arena_ndup(b->arena, text->text, n->len);
}

static const char *
tag_name(struct builder *b, const GumboElement *e)
{
	GumboStringPiece piece = e->original_tag;
	char *name;

	if (e->tag != GUMBO_TAG_UNKNOWN)
		return gumbo_normalized_tagname(e->tag);
	gumbo_tag_from_original_text(&piece);
	name = arena_ndup(b->arena, piece.data ? piece.data : "", piece.length);
	for (char *p = name; *p; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
	return name;
}

static void
copy_attributes(struct builder *b, struct node *n, const GumboVector *from)
{
	struct html_attr *a;

	if (!from->length)
		return;
	a = arena_alloc(b->arena, from->length * sizeof(*a));
	n->attr = a;
	n->attr_count = (uint16_t)(from->length > UINT16_MAX ? UINT16_MAX : from->length);
	for (unsigned i = 0; i < n->attr_count; i++) {
		const GumboAttribute *one = from->data[i];

		a[i].name = arena_dup(b->arena, one->name);
		a[i].value = arena_dup(b->arena, one->value);
	}
}

/* True where an element was ended by its own end tag, not by somebody else's */
static bool
is_end_of(GumboStringPiece end, const char *name)
{
	size_t n = strlen(name);

	return end.data && end.length > n + 2 && strncasecmp(end.data + 2, name, n) == 0 &&
	       strchr(" \t\r\n\f/>", end.data[n + 2]);
}

static void
set_place(struct builder *b, struct node *n, const GumboElement *e)
{
	size_t from = e->start_pos.offset, to = e->end_pos.offset;

	if (e->original_tag.data) {
		from = (size_t)(e->original_tag.data - b->text.at);
		if (to < from + e->original_tag.length)
			to = from + e->original_tag.length;
	}
	if (is_end_of(e->original_end_tag, n->word))
		to = (size_t)(e->original_end_tag.data - b->text.at) +
		     e->original_end_tag.length;
	if (to > b->text.len)
		to = b->text.len;
	n->from = (uint32_t)(b->shift + (from < to ? from : to));
	n->to = (uint32_t)(b->shift + to);
}

/* False where it stands too deep */
static bool
copy_element(struct builder *b, const GumboElement *e)
{
	struct level *up = &b->level[b->depth - 1];
	struct node *n = add_node(b, HTML_ELEMENT);

	n->tag = (uint8_t)e->tag;
	n->word = tag_name(b, e);
	n->before = up->last;
	n->nth = ++up->elements;
	up->last = n->index;
	copy_attributes(b, n, &e->attributes);
	set_place(b, n, e);
	if (e->tag == GUMBO_TAG_BASE && !b->base)
		b->base = html_attr_value(n, "href");
	if (b->depth == DEPTH_MAX)
		return false;
	b->level[b->depth++] = (struct level){ .children = &e->children, .index = n->index };
	return true;
}

/* The next child of the innermost open element, or that element's end. False: too deep */
static bool
copy_next(struct builder *b)
{
	struct level *l = &b->level[b->depth - 1];
	const GumboNode *child;

	if (l->next == l->children->length) {
		b->node[l->index].end = (uint32_t)b->count;
		b->depth--;
		return true;
	}
	child = l->children->data[l->next++];
	switch (child->type) {
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE:
		return copy_element(b, &child->v.element);
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_CDATA:
	case GUMBO_NODE_WHITESPACE:
		copy_text(b, &child->v.text);
		return true;
	default:
		return true;
	}
}

static bool
copy_tree(struct builder *b, const GumboNode *document)
{
	add_node(b, HTML_DOCUMENT)->to = (uint32_t)(b->shift + b->text.len);
	b->level[b->depth++] = (struct level){ .children = &document->v.document.children };
	while (b->depth)
		if (!copy_next(b))
			return false;
	return true;
}

/* --------------------------------------------------------------------------------- parsing */

static struct html_doc *
new_doc(struct sink *sink, const struct builder *b, struct span bytes)
{
	const char *url = sink_page(sink)->url;
	size_t size = sizeof(struct html_doc) + b->count * sizeof(struct node);
	struct html_doc *doc = arena_alloc(b->arena, size);
	const char *base = b->base ? url_join(b->arena, url, b->base) : NULL;

	*doc = (struct html_doc){ .sink = sink,
		.arena = b->arena,
		.bytes = bytes,
		.base = base ? base : url,
		.count = (uint32_t)b->count };
	memcpy(doc->node, b->node, b->count * sizeof(struct node));
	return doc;
}

/* text is all of bytes, or all but its byte order mark */
static const struct node *
parse_text(struct sink *sink, struct span text, struct span bytes)
{
	struct builder *b = xcalloc(1, sizeof(*b));
	struct gumbo g;
	const GumboNode *document;
	struct html_doc *doc = NULL;

	b->arena = sink_arena(sink);
	b->text = text;
	b->shift = bytes.len - text.len;
	gumbo_init(&g, text.len);
	document = gumbo_run(&g, text);
	if (!document)
		sink_issue(
		    sink, REACH_PAGE, "the page takes more than %zu bytes to read", g.most);
	else if (!copy_tree(b, document))
		sink_issue(sink, REACH_PAGE, "elements nested deeper than %d", LIMIT_NESTING);
	else
		doc = new_doc(sink, b, bytes);
	arena_release(&g.arena);
	free(b->node);
	free(b);
	return doc ? doc->node : NULL;
}

static bool
is_other(struct span body)
{
	static const char *const starts[] = { "%PDF-", "PK\x03\x04", "\x1f\x8b", "\x89PNG",
		"{\"" };

	for (size_t i = 0; i < ARRAY_SIZE(starts); i++)
		if (body.len >= strlen(starts[i]) &&
		    memcmp(body.at, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

const struct node *
html_parse(const struct page *page, struct sink *sink)
{
	struct span body = { page->body, page->len },
		    declared = charset_named(span_of(page->type));
	struct span head = { body.at, body.len < HEAD_SIZE ? body.len : HEAD_SIZE }, text;
	const char *why;
	struct html_seen seen;

	if (body.len > LIMIT_PAGE_BODY) {
		sink_issue(sink, REACH_PAGE, "a page of more than %zu bytes", LIMIT_PAGE_BODY);
		return NULL;
	}
	text = charset_utf8(sink, body, declared.at ? declared : charset_named(head));
	if (text.at < body.at || text.at > body.at + body.len)
		body = text;
	sink_bytes(sink, body);
	why = html_guard(text, &seen);
	if (why) {
		sink_issue(sink, REACH_PAGE, "%s to be read as HTML", why);
		return NULL;
	}
	if (!seen.tags || is_other(text)) {
		sink_issue(sink, REACH_PAGE, "not HTML");
		return NULL;
	}
	return parse_text(sink, text, body);
}

/* ------------------------------------------------------------------------ simple questions */

struct html_doc *
html_doc(const struct node *n)
{
	uintptr_t root = (uintptr_t)html_root(n);

	return (struct html_doc *)(root - offsetof(struct html_doc, node));
}

const char *
html_attr_value(const struct node *n, const char *name)
{
	if (n->kind == HTML_ELEMENT)
		for (unsigned i = 0; i < n->attr_count; i++)
			if (strcmp(n->attr[i].name, name) == 0)
				return n->attr[i].value;
	return NULL;
}

struct span
html_bytes(const struct node *n)
{
	return (struct span){ html_doc(n)->bytes.at + n->from, n->to - n->from };
}

const char *
html_tag(const struct node *n)
{
	return n && n->kind == HTML_ELEMENT ? n->word : NULL;
}

const struct node *
html_parent(const struct node *n)
{
	return n && n->index ? html_root(n) + n->parent : NULL;
}

void
html_place(struct sink *sink, const struct node *n, const char *word)
{
	if (n)
		sink_place(sink, NULL, word, n->from, n->to);
}
