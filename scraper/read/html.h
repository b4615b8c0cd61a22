/*
 * html.h: HTML by Gumbo, and the selectors that find things in it.
 *
 * Selectors are a part of CSS: tag, *, #id, .class, [attr], [attr=value], [attr^=v], [attr$=v],
 * [attr*=v], :first-child, :nth-child(n), :contains(text); blank (inside), > (child), + (next);
 * groups with a comma. A selector that is wrong ends the process: it is part of the program.
 *
 * Strictness: html_text and html_attr want exactly one match; none or several is an issue that
 * reaches the row, and NULL comes back. html_maybe… is for what may be absent. NULL is harmless
 * everywhere: as a node it holds nothing, as a text it sets nothing.
 *
 * All that comes back lives in the page's arena.
 */
#ifndef HTML_H
#define HTML_H

#include "../base/base.h"
#include "../record.h"

struct page;
struct sink;
struct column;
struct record;


struct node; /* an element or a document */

/*
 * The page's body as a tree. NULL after an issue that reaches the page: nested deeper than
 * LIMIT_NESTING, or not HTML at all. The encoding is the one of the Content-Type, else of the
 * meta element, else UTF-8 where the bytes are that, else Windows-1252.
 */
const struct node *html_parse(const struct page *, struct sink *);

/* The first match below `in` after `after` (NULL: the first of all) in the page's order. */
const struct node *html_next(const struct node *in, const char *selector,
    const struct node *after);

/* How many there are. */
size_t html_count(const struct node *in, const char *selector);

/* Exactly one match; NULL and an issue otherwise. */
const struct node *html_one(const struct node *in, const char *selector);

/* The text of exactly one match (selector NULL: of the node itself): without script and style,
 * a space at <br> and between blocks, blanks squeezed. */
const char *html_text(const struct node *in, const char *selector);
const char *html_maybe(const struct node *in, const char *selector);

/* Like html_text, with a line feed at <br> and between blocks: for long texts. */
const char *html_lines(const struct node *in, const char *selector);
const char *html_maybe_lines(const struct node *in, const char *selector);

/* An attribute of exactly one match (selector NULL: of the node itself); addresses (href, src)
 * are made absolute. */
const char *html_attr(const struct node *in, const char *selector, const char *name);
const char *html_maybe_attr(const struct node *in, const char *selector, const char *name);

const char *html_tag(const struct node *); /* lower case */
const struct node *html_parent(const struct node *);

/* The text that directly follows the node up to the next element, squeezed: for
 * "<b>Agency</b>: Army". NULL where there is none. */
const char *html_after(const struct node *);

/* Puts the sink's place at the node: `word` and the bytes from its start tag to its end tag. */
void html_place(struct sink *, const struct node *, const char *word);

/*
 * A table with a heading row: one record a body row, columns bound by heading as in csv_bind;
 * cells with colspan and rowspan count for each column and row they span. `each`, where not NULL,
 * gets the record and its row (tr) before it is emitted; it may set more fields, or say false to
 * drop the row. Exactly one table must match the selector. Place: "row 12" and the row's bytes.
 */
typedef bool html_each(struct sink *, struct record *, const struct node *row);
int html_table(const struct node *in, const char *selector, struct sink *, enum kind,
    const struct column *, html_each *each);

#endif
