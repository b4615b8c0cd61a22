/*
 * html_stack.h: the stack of open elements and the list of active formatting elements; for
 * html_open.c alone. The words are those of HTML's tree construction.
 */
#ifndef HTML_STACK_H
#define HTML_STACK_H

#include "html_open.h"

#define MARKER GUMBO_TAG_LAST

enum trait {
	VOID = 1,       /* has no content */
	BLOCK = 2,      /* ends an open p */
	SPECIAL = 4,    /* stops the search of an end tag for its start tag */
	FORMAT = 8,     /* comes back after the block it was opened in */
	SCOPE = 16,     /* end tags do not reach out of it */
	MARKS = 32,     /* formatting does not reach into it */
	RAW = 64,       /* its content is text */
	PART = 128,     /* of a table */
	BREAKOUT = 256, /* ends SVG and MathML */
	SHEET = 512,    /* brings no formatting back */
};

extern const uint16_t html_traits[GUMBO_TAG_LAST + 2];

/* The innermost open element; the body at least. */
const struct open_element *open_top(const struct html_open *);
struct open_element *open_innermost(struct html_open *);

void open_push(struct html_open *, const struct html_tag_seen *, GumboTag space);
void open_push_tag(struct html_open *, GumboTag);

/* Takes the element at that place and all that is open in it off the stack. */
void open_pop(struct html_open *, size_t place);
/* Takes it off alone. */
void open_remove(struct html_open *, size_t place);

bool open_is_integration(const struct open_element *); /* HTML inside SVG or MathML */
bool open_is_math_text(const struct open_element *);
bool open_is_scope(const struct open_element *); /* ends the search for an open element */
bool open_is_special(const struct open_element *);

/* The place + 1 of the innermost element `tag` that an end tag can reach; 0: none. It does not
 * reach out of `barrier` and `second`, besides those that are a scope. */
size_t open_in_scope(const struct html_open *, GumboTag tag, GumboTag barrier, GumboTag second);
size_t open_in_table(const struct html_open *, GumboTag tag);

void open_close_p(struct html_open *);

struct open_format *open_find_format(struct html_open *, uint32_t id);
struct open_format *open_last_format(struct html_open *, GumboTag tag);
void open_forget_format(struct html_open *, struct open_format *);
void open_add_format(struct html_open *, struct open_format);
void open_clear_formats(struct html_open *); /* to the last marker */

/* Opens the formatting elements again whose block was closed before they were. */
void open_reconstruct(struct html_open *);

#endif
