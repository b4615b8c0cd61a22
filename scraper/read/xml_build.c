#include "xml_tree.h"

#include "../parser.h"
#include "text.h"

/* ----------------------------------------------------------------------------------- paths */

/* Eight bytes at a time: it is asked for each element and attribute */
static uint32_t
hash_of(const struct xml_path *parent, struct span name)
{
	uint64_t h = parent->hash ^ name.len, w = 0;

	while (name.len >= 8) {
		memcpy(&w, name.at, 8);
		h = (h ^ w) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
		name.at += 8;
		name.len -= 8;
	}
	w = 0;
	memcpy(&w, name.at, name.len);
	h = (h ^ w) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

static void
grow(struct xml_doc *doc)
{
	size_t slots = doc->slots ? doc->slots * 4 : 256;
	struct xml_path **slot = arena_zero(doc->paths_arena, slots * sizeof(*slot));

	for (size_t i = 0; i < doc->slots; i++)
		for (struct xml_path *p = doc->slot[i], *next; p; p = next) {
			next = p->same;
			p->same = slot[p->hash & (slots - 1)];
			slot[p->hash & (slots - 1)] = p;
		}
	doc->slot = slot;
	doc->slots = slots;
}

static struct xml_path *
find_path(struct xml_doc *doc, struct xml_path *parent, const char *name, bool attribute)
{
	struct span s = span_of(xml_local(name));
	uint32_t hash = hash_of(parent, s) ^ attribute;
	struct xml_path *p;

	for (p = doc->slot[hash & (doc->slots - 1)]; p; p = p->same)
		if (p->hash == hash && p->parent == parent && p->attribute == attribute &&
		    p->name.len == s.len && memcmp(p->name.at, s.at, s.len) == 0)
			return p;
	if (doc->paths++ == doc->slots)
		grow(doc);
	p = arena_zero(doc->paths_arena, sizeof(*p));
	p->parent = parent;
	p->name = (struct span){ arena_ndup(doc->paths_arena, s.at, s.len), s.len };
	p->written = arena_dup(doc->paths_arena, name);
	p->attribute = attribute;
	p->hash = hash;
	p->same = doc->slot[hash & (doc->slots - 1)];
	doc->slot[hash & (doc->slots - 1)] = p;
	return p;
}

/* Records look alike, so most paths come in the order in which they came before */
static struct xml_path *
path_of(struct xml_doc *doc, struct xml_path *parent, const char *name, bool attribute)
{
	struct xml_path *p = doc->asked->after;

	if (!p || p->parent != parent || p->attribute != attribute ||
	    strcmp(p->written, name) != 0)
		p = doc->asked->after = find_path(doc, parent, name, attribute);
	return doc->asked = p;
}

/* -------------------------------------------------------------------------------- building */

static struct xml *
add_node(struct xml_builder *b)
{
	struct xml *n = arena_zero(b->doc->arena, sizeof(*n)), *before = b->last[b->depth];

	n->parent = b->open[b->depth];
	if (before)
		before->next = n;
	else
		b->open[b->depth]->first = n;
	b->last[b->depth] = n;
	return n;
}

static bool
is_plain(char c)
{
	return c > ' ' && c < 0x7f;
}

static struct span
take_text(struct xml_builder *b)
{
	struct span s = { b->text.data, b->text.len };

	if (b->text.full)
		xml_stop(&b->feed, "a text in it is too long");
	if (s.len && !b->preserve && !(is_plain(s.at[0]) && is_plain(s.at[s.len - 1])))
		s = text_trim(s);
	s.at = s.len ? arena_ndup(b->doc->arena, s.at, s.len) : "";
	buf_reset(&b->text);
	return s;
}

/* Text in front of or behind an element is a node of its own */
static void
flush_text(struct xml_builder *b)
{
	struct span s;

	if (!b->text.len)
		return;
	s = take_text(b);
	if (s.len)
		add_node(b)->text = s;
}

static bool
is_markup(const char *name)
{
	return *name == 'x' &&
	       (strncmp(name, "xmlns", 5) == 0 || strncmp(name, "xsi:", 4) == 0 ||
		   strncmp(name, "xml:", 4) == 0);
}

static void
add_attributes(struct xml_builder *b, struct xml *n, const XML_Char **pair)
{
	const struct xml_attr **end = &n->attr;

	for (; *pair; pair += 2) {
		struct xml_attr *a;
		struct span value = span_of(pair[1]);

		if (is_markup(pair[0])) {
			b->preserve |= strcmp(pair[0], "xml:space") == 0 &&
				       strcmp(pair[1], "preserve") == 0;
			continue;
		}
		a = arena_alloc(b->doc->arena, sizeof(*a));
		a->path = path_of(b->doc, n->path, pair[0], true);
		a->name = a->path->name;
		a->value =
		    (struct span){ arena_ndup(b->doc->arena, value.at, value.len), value.len };
		a->next = NULL;
		*end = a;
		end = &a->next;
	}
}

void
xml_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct xml_builder *b = context;
	struct xml *n;

	if (b->depth == LIMIT_NESTING) {
		xml_stop(&b->feed, "its elements are nested too deep");
		return;
	}
	flush_text(b);
	n = add_node(b);
	n->path = path_of(b->doc, n->parent->path, name, false);
	n->name = n->path->name;
	n->from = xml_from(&b->feed);
	b->preserve = false;
	if (*attributes)
		add_attributes(b, n, attributes);
	b->open[++b->depth] = n;
	b->last[b->depth] = NULL;
}

void
xml_end(void *context, const XML_Char *name UNUSED)
{
	struct xml_builder *b = context;
	struct xml *n = b->open[b->depth];

	if (n->first)
		flush_text(b);
	else
		n->text = take_text(b);
	n->to = xml_to(&b->feed);
	b->preserve = false;
	b->depth--;
}

static void
add_text(struct xml_builder *b, const char *text, size_t len)
{
	/* most of what stands between tags is indentation */
	if (!b->text.len && !b->preserve)
		while (len && (*text == ' ' || *text == '\n' || *text == '\t')) {
			text++;
			len--;
		}
	buf_add(&b->text, text, len);
}

void
xml_characters(void *context, const XML_Char *text, int len)
{
	add_text(context, text, (size_t)len);
}

void
xml_builder_init(struct xml_builder *b, struct sink *sink, struct stream *stream)
{
	struct xml_doc *doc = arena_alloc(sink_arena(sink), sizeof(*doc));

	*doc = (struct xml_doc){
		.arena = sink_arena(sink), .paths_arena = sink_arena(sink), .sink = sink
	};
	doc->top.path = doc->asked = &doc->root;
	grow(doc);
	b->doc = doc;
	b->open[0] = &doc->top;
	b->last[0] = NULL;
	b->depth = 0;
	b->preserve = false;
	buf_init(&b->text, LIMIT_ROW);
	xml_feed_open(&b->feed, sink, stream);
	XML_SetElementHandler(b->feed.parser, xml_start, xml_end);
	XML_SetCharacterDataHandler(b->feed.parser, xml_characters);
}

void
xml_builder_release(struct xml_builder *b)
{
	xml_feed_close(&b->feed);
	buf_release(&b->text);
}
