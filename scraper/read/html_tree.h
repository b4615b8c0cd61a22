/*
 * html_tree.h: the tree behind html.h, for the files html*.c alone.
 *
 * Gumbo's tree is copied into one array in the page's order and then dropped whole. So a
 * subtree is a run of the array, walking is a loop over it, and a node leads to its document by
 * its index.
 */
#ifndef HTML_TREE_H
#define HTML_TREE_H

#include "html.h"

struct html_attr {
	const char *name, *value;
};

enum html_kind { HTML_DOCUMENT, HTML_ELEMENT, HTML_TEXT };

struct node {
	uint32_t index;
	uint32_t end; /* the index behind its last descendant */
	uint32_t parent;
	uint32_t before;   /* the element in front of it, under the same parent; 0: none */
	uint32_t nth;      /* from 1, among the elements of its parent */
	uint32_t from, to; /* its bytes in the document's, for elements */
	uint16_t attr_count;
	uint8_t kind;
	uint8_t tag;      /* GumboTag */
	const char *word; /* an element's tag, lower case; a text's characters */
	union {
		const struct html_attr *attr;
		size_t len; /* of a text */
	};
};

struct html_selector;

struct html_doc {
	struct sink *sink;
	struct arena *arena;
	struct span bytes;               /* the page's body, or its recoded text */
	const char *base;                /* what addresses are relative to */
	struct html_selector *selectors; /* those that were compiled */
	uint32_t count;
	struct node node[]; /* node[0] is the document */
};

static inline const struct node *
html_root(const struct node *n)
{
	return n - n->index;
}

struct html_doc *html_doc(const struct node *);

/* NULL where the element has no such attribute. */
const char *html_attr_value(const struct node *, const char *name);

/* Exactly one match (wanted false: none is fine too), or `in` itself where selector is NULL. */
const struct node *html_single(const struct node *in, const char *selector, bool wanted);

/* The node's bytes, for the raw text of issues. */
struct span html_bytes(const struct node *);

/*
 * What Gumbo may not be given: NULL, or why (a message). It follows the tags as a browser's
 * tree builder would, so that pages with thousands of unclosed p, li and td are fine, and
 * refuses elements nested deeper than LIMIT_NESTING and attributes by the hundreds: Gumbo's
 * time is the square of both.
 */
struct html_seen {
	size_t tags;  /* start tags; 0: no HTML */
	size_t depth; /* elements inside one another, from the body on */
};
const char *html_guard(struct span text, struct html_seen *);

/* Adds the text of everything in the node. lines: a line feed where a browser starts a line. */
struct buf;
void html_add_text(struct buf *, const struct node *, bool lines);

#endif
