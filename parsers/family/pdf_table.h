/*
 * pdf_table.h: a table that a PDF shows, read from where its words stand on the sheet.
 *
 * Its heading is one line; columns are what the blanks between that line's words and those of
 * the rows below leave apart. A row begins where the first column of the key holds something;
 * lines without it go on with the row above. A table goes on over pages, with or without its
 * heading. Lines that fit no column (page numbers, titles) are passed over and counted.
 */
#ifndef FAMILY_PDF_TABLE_H
#define FAMILY_PDF_TABLE_H

#include "../../scraper/parser.h"
#include "../../scraper/read/pdf.h"

#define PDF_TABLE_COLUMNS 40

struct pdf_table {
	const char *heading[PDF_TABLE_COLUMNS]; /* squeezed */
	const char *cell[PDF_TABLE_COLUMNS];    /* of this row; NULL: blank */
	size_t columns;
	const char *titles; /* the lines above the first heading */
	/* the reader's own */
	struct sink *sink;
	struct pdf *pdf;
	bool (*is_heading)(struct arena *, const char *const *words, size_t count);
	size_t key, from[PDF_TABLE_COLUMNS], to[PDF_TABLE_COLUMNS];
	const char *rest; /* of the page's lines */
	long page, row;
};

/* Goes to the first heading; false where no page has one. `is_heading` tells it from other
 * lines. */
bool pdf_table_open(struct pdf_table *, struct sink *, struct pdf *,
    bool (*is_heading)(struct arena *, const char *const *words, size_t count));

/* Which column a row cannot be without. */
void pdf_table_key(struct pdf_table *, size_t column);

/* The next row, with the sink's place at it ("page 2 row 14"); false at the end. */
bool pdf_table_next(struct pdf_table *);

#endif
