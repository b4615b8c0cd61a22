/*
 * foia_library.h: FOIA libraries of the Department of Homeland Security and its components.
 *
 * One web design, three ways to the files: ICE lists files, CBP lists records whose own pages
 * list files, DHS has sections that lead to tables of files. The listing says what a document
 * is; its file says the text, page by page. Dates are the visible ones: the design's <time
 * datetime> is a constant on some of these sites.
 */
#ifndef FAMILY_FOIA_LIBRARY_H
#define FAMILY_FOIA_LIBRARY_H

#include "../../scraper/parser.h"

struct library {
	const char *toptier, *subtier, *publisher;
	bool records; /* what is listed are pages of records, not files */
};

/* The page that a night begins with; `since` goes with it. */
void library_start(const struct night *, struct sink *, const char *kind, const char *url);

/* A listing, newest first, in several pages */
int library_list(const struct page *, struct sink *);
/* A record's own page, with its files */
int library_record(const struct page *, struct sink *);
/* Sections that lead to tables of files, and such a table */
int library_sections(const struct page *, struct sink *);
int library_table(const struct page *, struct sink *);

/* A file: PDF, workbook or CSV, one document_page a page, a sheet, or the file. Handed in, it
 * is a document of its own. */
int library_file(const struct page *, struct sink *);

#endif
