/*
 * xml_tree.h: the inside of xml.h, for xml*.c alone.
 *
 * Every distinct path of a document has one struct, which each element and attribute points to:
 * it holds the name once, and what a column table says of the path is looked up once.
 */
#ifndef XML_TREE_H
#define XML_TREE_H

#include "../base/buf.h"
#include "../limits.h"
#include "xml.h"
#include "xml_feed.h"

struct xml_use; /* see xml_record.c */

struct xml_path {
	struct xml_path *parent;
	struct span name;
	const char *written; /* the name with its prefix, as it was seen first */
	bool attribute;
	uint32_t hash;
	struct xml_path *same;  /* the next one in the same slot */
	struct xml_path *after; /* the one that was asked for after it: a good guess */
	struct xml_use *uses;
};

struct xml_doc {
	struct arena *arena;       /* of nodes and texts: the page's, or an element's time */
	struct arena *paths_arena; /* of paths */
	struct sink *sink;
	struct xml_path **slot;
	size_t slots, paths;
	struct xml_path root;     /* of what stands around the outermost element */
	struct xml_path *asked;   /* the path that was asked for last */
	unsigned long record;     /* how many xml_record has made */
	const struct xml *placed; /* what xml_place saw last, and which of its name it was */
	size_t nth;
	bool reads;     /* an element at a time: see xml_open */
	struct xml top; /* around the outermost element */
};

struct xml_builder {
	struct xml_feed feed; /* first: expat's user data */
	struct xml_doc *doc;
	struct xml *open[LIMIT_NESTING + 1]; /* from xml_doc's top on */
	struct xml *last[LIMIT_NESTING + 1]; /* the newest node in each of them */
	size_t depth;
	struct buf text; /* since the last tag */
	bool preserve;   /* xml:space says that blanks mean something */
};

/* A document in the sink's arena, with the handlers below set. */
void xml_builder_init(struct xml_builder *, struct sink *, struct stream *);
void xml_builder_release(struct xml_builder *);

void XMLCALL xml_start(void *builder, const XML_Char *name, const XML_Char **attributes);
void XMLCALL xml_end(void *builder, const XML_Char *name);
void XMLCALL xml_characters(void *builder, const XML_Char *text, int len);

struct xml_doc *xml_doc(const struct xml *);

/* The node behind n in the document's order, inside `in`; NULL behind the last. into: what is
 * inside n counts. */
const struct xml *xml_walk(const struct xml *n, const struct xml *in, bool into);

#endif
