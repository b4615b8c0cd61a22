/*
 * html_list.h: a listing that a state, a city or a court keeps as a table on a web page.
 *
 * A source says which fields it takes and the headings that portals put over them; finding the
 * tables, binding headings, going from page to page and saying what does not fit is done here.
 * Headings are compared without case and marks, "#", "No." and "Number" as one word and "&" as
 * "and"; where several headings of a table fit one field, the first in the source's list counts
 * and the others are a note, as is a heading that no field has. A table without a heading that
 * must be there is not the listing; where no table is, that reaches the page, and so does a
 * page that was cut off.
 *
 * The same rows as JSON (an array of objects whose members have the headings' names) are read
 * alike: people save such tables before their rows vanish.
 */
#ifndef FAMILY_HTML_LIST_H
#define FAMILY_HTML_LIST_H

#include "../../scraper/parser.h"

/* Headings that portals use; a trailing "*" stands for any ending. */
#define HEADS_NUMBER \
	"contract number|contract id|contract|po number|purchase order number|purchase order|" \
	"award number|agreement number|document number|project number|project|number|id"
#define HEADS_SOLICITATION \
	"solicitation number|solicitation id|solicitation|bid number|bid id|rfp number|rfq " \
	"number|" \
	"event id|reference number|project number|project|number|id"
#define HEADS_TITLE \
	"title|contract title|contract name|project title|project name|solicitation name|" \
	"solicitation title|bid title|name|caption and description|description|subject|" \
	"commodity|purpose"
#define HEADS_VENDOR \
	"vendor name|vendor|supplier name|supplier|contractor name|contractor|awarded vendor|" \
	"awarded supplier|awarded to|awardee|award to|company name|company|payee|firm"
#define HEADS_AGENCY \
	"agency name|agency|contracting agency|department name|department|buying " \
	"organization|" \
	"organization|issuing agency|division|entity"
#define HEADS_AMOUNT \
	"award amount|contract amount|contract value|total value|total amount|amount|value|" \
	"total contract value|award value|not to exceed*"
#define HEADS_SIGNED "award date|date awarded|awarded|execution date|date signed|contract date"
#define HEADS_START "start date|begin date|effective date|contract start*|start|begin*"
#define HEADS_END "end date|expiration date|expiration|expires|contract end*|term end*|end*"
#define HEADS_POSTED "posted|posted date|date posted|notice date|publish date|published|issued"
#define HEADS_DEADLINE \
	"due date|response due date|closing date|close date|deadline|bid due*|end date|end*"
#define HEADS_STATUS "status|contract status|solicitation status|bid status"

/* Most dates of such tables */
#define LIST_DAYS "%m/%d/%Y|%m/%d/%y|%Y-%m-%d|%B %d, %Y|%b %d, %Y|%d-%b-%Y|%m-%d-%Y"

struct list_field {
	int field;            /* of the list's kind, MAY_MISS(field) or IGNORE */
	const char *headings; /* "vendor|supplier": the best one first */
	const char *as;       /* see record_set_as; for IGNORE: the reason */
};

/* A row that was read, and the record that is made of it */
struct list_row {
	struct sink *sink;
	struct record *record;
	const struct html_list *list;
	const char **text; /* one a field of the list, lines kept; NULL: no such column */
	const char **link; /* the only address in the cell, absolute; NULL: none or several */
	const struct node *tr;     /* the row itself; NULL of a JSON row */
	const struct json *object; /* likewise; NULL of a page's row */
};

struct html_list {
	enum kind kind;
	const struct list_field *fields; /* ends with { .headings = NULL } */
	const char *table;               /* a selector; NULL: "table" */
	const char *none; /* what a page without any row says in place of a table; NULL */
	/* a pattern (PCRE2): a row with one text alone that matches it only divides the table
	 */
	const char *divider;
	const char *next; /* a selector of the links to the next page; NULL: one page */
	bool whole; /* a listing read to its end is all there is: what is not in it is gone */
	/* Completes the record, and says more of the row; false: it is not to be emitted. */
	bool (*row)(const struct list_row *);
};

/* The whole page by the list in the source's row (.family): for .pages. */
int html_list(const struct page *, struct sink *);

/* The same by a list of the parser's own. */
int html_list_read(const struct page *, struct sink *, const struct html_list *);

/* What stands in the field's column; NULL where there is nothing. An address is relative to the
 * page, and where that is not known, to the source's home. */
const char *list_text(const struct list_row *, int field);
const char *list_link(const struct list_row *, int field);

/* The page as a tree; NULL after an issue that reaches the page, as of one that was cut off. */
const struct node *list_page(const struct page *, struct sink *);

#endif
