/*
 * html.h: HTML by Gumbo, and the selectors that find things in it.
 *
 * Selectors are a part of CSS: tag, *, #id, .class, [attr], [attr=value], [attr^=v], [attr$=v],
 * [attr*=v], :first-child, :nth-child(n), :contains(text); blank (inside), > (child), + (next);
 * groups with a comma. All that a selector names lies inside the node that is asked, so "> tr"
 * is a child of that node. :contains looks at the text that html_text would give. A selector
 * that is wrong ends the process: it is part of the program.
 *
 * Strictness: html_text and html_attr want exactly one match; none or several is an issue that
 * reaches the row, and NULL comes back. html_maybe… is for what may be absent; several are an
 * issue there, too. NULL is harmless everywhere: as a node it holds nothing, as a text it sets
 * nothing.
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
 * The page's body as a tree, as a browser without scripts makes it. NULL after an issue that
 * reaches the page: no HTML at all (no tag in it), elements inside one another deeper than
 * LIMIT_NESTING, or more attributes or memory than any honest page takes. Thousands of unclosed
 * p, li or td are no nesting.
 *
 * A byte order mark decides the encoding, then the bytes: what is UTF-8 is read as UTF-8
 * whatever the portal says (see charset.h), anything else as Windows-1252. Places are bytes of
 * the body where it was UTF-8, else of its recoded text.
 */
const struct node *html_parse(const struct page *, struct sink *);

/* The first match below `in` after `after` (NULL: the first of all) in the page's order. Going
 * on from one to the next costs no more than what lies between them. */
const struct node *html_next(
    const struct node *in, const char *selector, const struct node *after);

/* How many there are. */
size_t html_count(const struct node *in, const char *selector);

/* Exactly one match; NULL and an issue otherwise. */
const struct node *html_one(const struct node *in, const char *selector);

/*
 * The text of exactly one match (selector NULL: of the node itself): entities decoded, a space
 * at <br>, between blocks and between cells, blanks squeezed and ends trimmed, soft hyphens
 * dropped, without script, style, noscript, template and comments. Of a script or style element
 * itself, what it holds as it stands: data that a page brings along.
 */
const char *html_text(const struct node *in, const char *selector);
const char *html_maybe(const struct node *in, const char *selector);

/* Like html_text, with a line feed at <br>, between blocks and table rows, and at the ends of
 * preformatted lines: for long texts. */
const char *html_lines(const struct node *in, const char *selector);
const char *html_maybe_lines(const struct node *in, const char *selector);

/* An attribute of exactly one match (selector NULL: of the node itself). Addresses (href, src,
 * action) are made absolute, by the page's base element where it has one; what is none (a
 * javascript: link) is given as it stands. */
const char *html_attr(const struct node *in, const char *selector, const char *name);
const char *html_maybe_attr(const struct node *in, const char *selector, const char *name);

const char *html_tag(const struct node *); /* lower case */
const struct node *html_parent(const struct node *);

/* The text that directly follows the node up to the next element, squeezed and without a colon
 * in front: "Army" for "<b>Agency</b>: Army". NULL where there is none. */
const char *html_after(const struct node *);

/* Puts the sink's place at the node: `word` and the bytes from its start tag to its end tag. */
void html_place(struct sink *, const struct node *, const char *word);

/*
 * A table with a heading row: one record a body row, columns bound by heading as in csv_bind;
 * cells with colspan and rowspan count for each column and row they span. `each`, where not
 * NULL, gets the record and its row (tr) before it is emitted; it may set more fields, or say
 * false to drop the row. Exactly one table must match the selector. Place: "row 12" (rows under
 * the heading, every one counted) and the row's bytes.
 *
 * The heading is the thead, else the first row with a th, else the first row. Rows of a thead
 * are joined ("Simple" over "Median" is "Simple Median"), a title across all columns left out;
 * of a heading over several columns the second is "Contract (2)". Passed over are tfoot, empty
 * rows, repeated headings and rows of one cell across all columns ("No records to display"). A
 * row with fewer columns than the heading, or with text beyond it, is an issue that reaches the
 * row.
 */
typedef bool html_each(struct sink *, struct record *, const struct node *row);
int html_table(const struct node *in, const char *selector, struct sink *, enum kind,
    const struct column *, html_each *each);

/*
 * The same a row at a time, for those that bind headings by rules of their own:
 *
 *	struct html_rows *rows = html_rows_open(table, sink);
 *	while ((row = html_rows_next(rows)))
 *		... html_rows_cell(rows, 2) ...
 *	reach = html_rows_close(rows);
 *
 * Open puts the sink's place at the table, next at the row. Next passes over what html_table
 * passes over, says what is wrong with a row that does not fit under its headings and passes
 * over it, too. Headings ("" where there is none) and cells are those of the column, from 0; a
 * cell lives as long as the page.
 */
struct html_rows;
struct html_rows *html_rows_open(const struct node *table, struct sink *);
const struct span *html_rows_headings(const struct html_rows *, size_t *count);
const struct node *html_rows_next(struct html_rows *);
const struct node *html_rows_cell(const struct html_rows *, size_t column);

/* Takes down how far an issue reached that the caller said. */
void html_rows_note(struct html_rows *, int reach);

/* Frees it; returns how far the worst issue reached. */
int html_rows_close(struct html_rows *);

#endif
