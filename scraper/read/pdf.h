/*
 * pdf.h: the text of PDF documents, a page at a time, by poppler.
 *
 * A parser runs in a process of its own, with a ceiling on its memory and a deadline: what a
 * hostile document does to poppler ends that process and nothing else. Poppler starts no
 * threads; what it opens on first use pdf_prepare has opened before (of CJK documents with
 * fonts that are not embedded, the tables of the package poppler-data are read as they are
 * needed, and their text is lost where that is forbidden).
 */
#ifndef PDF_H
#define PDF_H

#include "../base/base.h"

struct page;
struct sink;

struct pdf {
	long pages;        /* that are read: at most LIMIT_DOCUMENT_PAGES */
	const char *title; /* as the document says; NULL where it does not */
	const char *producer;
	const char *created; /* 2025-03-28 15:04:05+00 */
	/* the reader's own */
	struct sink *sink;
	void *document, *page;
	long now; /* the page's number */
	size_t size;
	int worst;
};

/* To be called once in a process before a sandbox closes. What it returns is to be kept, in a
 * variable and for good: poppler forgets its tables with the last document. */
const void *pdf_prepare(void);

/* NULL after an issue that reaches the page: broken, encrypted with a password, or no PDF. */
struct pdf *pdf_open(const struct page *, struct sink *);

/* The text of a page (from 1) in the order in which it is read: columns one after the other, a
 * line feed at each line's end. "" for a page without text or that cannot be read. */
const char *pdf_text(struct pdf *, long page);

/* The same as it stands on the sheet: lines from top to bottom, each with blanks where there is
 * room, so that a table's columns stand below one another. */
const char *pdf_lines(struct pdf *, long page);

/* True for a page that has an image and no text: a scan. */
bool pdf_is_scanned(struct pdf *, long page);

/* Frees it; returns how far the worst issue reached. Texts stay in the page's arena. */
int pdf_close(struct pdf *);

#endif
