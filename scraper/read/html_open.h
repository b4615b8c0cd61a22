/*
 * html_open.h: which elements are open at each tag of a page, for html_guard.c alone.
 *
 * The stack of open elements and the list of active formatting elements, kept as HTML's tree
 * construction keeps them, without building the tree: so that pages with thousands of unclosed
 * p, li and td are seen to be flat. Where it differs from the standard it holds an element for
 * open that is not, as far as fuzzing could tell (tests/fuzz/fuzz_html.c compares it with
 * Gumbo's tree).
 */
#ifndef HTML_OPEN_H
#define HTML_OPEN_H

#include "../base/base.h"
#include "../limits.h"

#include <gumbo.h>

#ifndef LIMIT_ATTRIBUTES
#define LIMIT_ATTRIBUTES 256 /* of one element; of all open formatting elements, twice that */
#endif

struct html_tag_seen {
	GumboTag tag;
	uint64_t name;       /* a hash of it where Gumbo does not know the tag, in lower case */
	uint64_t attributes; /* a hash of their bytes, for formatting elements */
	unsigned count;      /* of attributes */
	bool end, closed;    /* </x>, <x/> */
	bool colour;         /* has an attribute color, face or size */
	bool html;           /* has an encoding of HTML: MathML's annotation-xml */
};

struct open_element {
	GumboTag tag;
	GumboTag space; /* GUMBO_TAG_SVG, GUMBO_TAG_MATH or 0: HTML */
	uint64_t name;
	uint32_t format; /* its id in the list, 0: none */
	bool html;       /* of SVG or MathML, with HTML in it */
};

struct open_format {
	uint32_t id; /* 0: a marker */
	GumboTag tag;
	uint64_t attributes;
	unsigned count;
	bool open;
};

struct html_open {
	const char *why; /* the page is refused */
	bool over;       /* what follows is text to the end */
	size_t deepest;
	unsigned root_attributes; /* of html and body */
	unsigned framesets;
	unsigned templates; /* that are open */
	bool selects,
	    drawings; /* in them: they leave open what is text there, and what is void */
	bool form;
	uint32_t last_id;
	unsigned format_attributes;
	size_t depth, formats;
	struct open_element element[LIMIT_NESTING + 1]; /* from the body on */
	struct open_format format[2 * LIMIT_NESTING + 1];
};

void html_open_init(struct html_open *);

/* A tag; what it does to the stack. */
void html_open_tag(struct html_open *, const struct html_tag_seen *);

/* Text between tags. */
void html_open_text(struct html_open *, struct span);

/* To be asked before html_open_tag. */
bool html_open_is_raw(
    const struct html_open *, const struct html_tag_seen *); /* content is text */
bool html_open_is_format(GumboTag);

/* "<![CDATA[" is what it is in XML only there; says `why` where Gumbo could not bear it. */
bool html_open_takes_cdata(struct html_open *);

#endif
