/*
 * markup.h: text, numbers and links as HTML: whatever stands in them, nothing in them is
 * markup.
 *
 * Text is made harmless twice: characters that a reader would not see, or that turn the
 * direction of writing, become visible escapes (shown.h); then what HTML reads as markup is
 * escaped, in element content and quoted attributes alike.
 */
#ifndef MARKUP_H
#define MARKUP_H

#include "../base/buf.h"

/* Adds the text; NULL adds nothing. For content, and for attributes in double quotes. */
void markup_text(struct buf *, const char *text);

/* The same of bytes that may be anything, cut to at most `most` of them; a cut is said in the
 * text. */
void markup_cut(struct buf *, struct span text, size_t most);

/* <bdi>text</bdi>: a name from outside, whose direction of writing is its own; cut like a name.
 */
void markup_name(struct buf *, const char *name);

/* Whether an address may be a link: http or https, and nothing in it but what addresses have.
 */
bool markup_is_link(const char *url);

/* <a href>: to an address that markup_is_link, else the address as text. */
void markup_link(struct buf *, const char *url, const char *words);

/* $445.1 million, with the exact number for machines; other currencies as "GBP 12.0 million".
 */
void markup_money(struct buf *, const char *number, const char *currency);

/* 1,234,567.50 */
void markup_number(struct buf *, const char *number);

/* "1 award", "2 awards": `one` gets an s where there are several. */
void markup_count(struct buf *, long n, const char *one);

#endif
