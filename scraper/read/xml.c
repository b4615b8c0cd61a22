#include "xml_tree.h"

#include "../parser.h"

static const struct xml *
parse_text(struct sink *sink, struct span text, bool *mendable)
{
	struct xml_builder b;
	struct stream stream = stream_of(text);
	enum xml_fed fed;

	xml_builder_init(&b, sink, &stream);
	b.feed.spare = *mendable;
	b.feed.step = LIMIT_PAGE_BODY;
	do
		fed = xml_feed_next(&b.feed);
	while (fed == XML_MORE);
	*mendable = b.feed.spared;
	xml_builder_release(&b);
	return fed == XML_END ? b.doc->top.first : NULL;
}

const struct xml *
xml_parse(const struct page *page, struct sink *sink)
{
	struct span text = { page->body, page->len };
	const struct xml *top;
	bool mendable = true;

	if (page->len > LIMIT_PAGE_BODY) {
		sink_issue(sink, REACH_PAGE, "a page of more than %zu bytes", LIMIT_PAGE_BODY);
		return NULL;
	}
	top = parse_text(sink, text, &mendable);
	if (!mendable)
		return top;
	text = xml_mend(sink, sink_arena(sink), text);
	sink_bytes(sink, text);
	return parse_text(sink, text, &(bool){ false });
}

/* ------------------------------------------------------------------------ simple questions */

struct xml_doc *
xml_doc(const struct xml *n)
{
	while (n->parent)
		n = n->parent;
	return (struct xml_doc *)((uintptr_t)n - offsetof(struct xml_doc, top));
}

bool
xml_is(const struct xml *n, const char *name)
{
	return n && span_is(n->name, name);
}

static const struct xml *
named(const struct xml *n, struct span name)
{
	while (
	    n && (!n->name.at || (name.at && (n->name.len != name.len ||
						 memcmp(n->name.at, name.at, name.len) != 0))))
		n = n->next;
	return n;
}

const struct xml *
xml_first(const struct xml *in, const char *name)
{
	return in ? named(in->first, span_of(name)) : NULL;
}

const struct xml *
xml_next(const struct xml *after, const char *name)
{
	return after ? named(after->next, span_of(name)) : NULL;
}

const struct xml *
xml_at(const struct xml *n, const char *path)
{
	while (n && path && *path) {
		size_t len = strcspn(path, "/");

		n = named(n->first, (struct span){ path, len });
		path += len + (path[len] == '/');
	}
	return n;
}

/* The node behind n in the order of the document, inside `in`; what is in n is left out where
 * !into */
const struct xml *
xml_walk(const struct xml *n, const struct xml *in, bool into)
{
	if (into && n->first)
		return n->first;
	while (n != in && !n->next)
		n = n->parent;
	return n == in ? NULL : n->next;
}

const char *
xml_text(const struct xml *n, const char *path)
{
	const struct xml *in = n = xml_at(n, path);
	struct buf b;
	char *text;

	if (!n || !n->first)
		return n ? n->text.at : NULL;
	buf_init(&b, LIMIT_PAGE_BODY);
	while ((n = xml_walk(n, in, true))) {
		if (b.len && n->text.len)
			buf_char(&b, ' ');
		buf_add(&b, n->text.at, n->text.len);
	}
	text = arena_ndup(xml_doc(in)->arena, b.data, b.len);
	buf_release(&b);
	return text;
}

const char *
xml_attr(const struct xml *n, const char *path, const char *name)
{
	n = xml_at(n, path);
	if (n)
		for (const struct xml_attr *a = n->attr; a; a = a->next)
			if (span_is(a->name, name))
				return a->value.at;
	return NULL;
}

/* Which of its name it is, from 1; counted on from the element that was asked for last */
static size_t
number_of(struct xml_doc *doc, const struct xml *n)
{
	const struct xml *at = n->parent->first;
	size_t nth = 1;

	if (doc->placed && doc->placed->parent == n->parent && doc->placed->path == n->path &&
	    doc->placed->from <= n->from) {
		at = doc->placed;
		nth = doc->nth;
	}
	for (; at != n; at = at->next)
		nth += at->path == n->path;
	doc->placed = n;
	return doc->nth = nth;
}

void
xml_place(struct sink *sink, const struct xml *n)
{
	char out[64];
	size_t at;

	if (!n)
		return;
	at = (size_t)snprintf(out, sizeof(out), "[%zu]", number_of(xml_doc(n), n));
	at = sizeof(out) - at - 1;
	memmove(out + at, out, sizeof(out) - at);
	for (const struct xml *up = n; up->parent && up->name.len + 1 <= at; up = up->parent) {
		at -= up->name.len + 1;
		out[at] = '/';
		memcpy(out + at + 1, up->name.at, up->name.len);
	}
	sink_place(sink, NULL, out + at, n->from, n->to);
}
