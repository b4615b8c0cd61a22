/*
 * open_table.h: tables of open data portals, asked page by page or handed in as CSV.
 *
 *   Socrata  GET /resource/<id>.json: an array of rows; money and numbers are strings, an empty
 *            cell is no member; there is no order unless one is asked for. The CSV that its
 * site gives has other headings, from which the names are made: "Sub-object Code" is
 *            sub_object_code. https://dev.socrata.com/docs/
 *   CKAN     GET /api/3/action/datastore_search: rows with an _id, and their number.
 *   ArcGIS   GET …/query: features with attributes; dates are milliseconds since 1970.
 *
 * A source is its column table (.columns) and a row of this: names are those of the
 * programming interface, dates are TABLE_DATE. A column that must be there and is in no row of
 * a page ends the page. Keys get the jurisdiction in front: portals number alike. Contracts and
 * payments are different things: never add them up.
 */
#ifndef FAMILY_OPEN_TABLE_H
#define FAMILY_OPEN_TABLE_H

#include "../../scraper/parser.h"

#define TABLE_DATE \
	"%Y-%m-%dT%H:%M:%S.000|%Y-%m-%dT%H:%M:%S|%Y-%m-%d|%m/%d/%Y|%Y/%m/%d|" \
	"%Y/%m/%d %I:%M:%S %p|%m/%d/%Y %I:%M:%S %p"

enum table_software { TABLE_SOCRATA, TABLE_CKAN, TABLE_ARCGIS };

/* A table. All but the first six may be NULL or 0. */
struct open_table {
	enum table_software software;
	enum kind kind;    /* what a row becomes: CONTRACT, MODIFICATION, NOTICE or PAYMENT */
	const char *url;   /* https://host/resource/abcd-1234, …/datastore_search, …/16 */
	const char *order; /* a column or several that make the order of rows one */
	const char *jurisdiction, *agency; /* US-IL-Chicago, City of Chicago */

	const char *resource; /* CKAN's resource_id */
	const char *columns;  /* what is asked for; NULL: all (some are persons') */
	const char *key; /* columns that tell a row, joined by commas ("a|b": either), where no
			  * column is mapped to the record's key */
	const char *where;     /* rows that are asked for always */
	const char *group;     /* sums are asked for: what they are grouped by */
	const char *since[2];  /* the condition for a day or year, before and after it */
	bool by_year;          /* it is a year's: one listing a year, a fiscal one ahead */
	int first_days;        /* how far back a first night goes */
	int page_size;         /* 0: 10000 */
	const char *permalink; /* of all rows: the table in public */

	/* Does to a record what a column table cannot. */
	void (*finish)(struct sink *, struct record *);
};

void table_start(const struct night *, struct sink *);
int table_rows(const struct page *, struct sink *);  /* kind "rows" */
int table_count(const struct page *, struct sink *); /* kind "count" */
int table_file(const struct page *, struct sink *);  /* kind "file": CSV or rows, a stream */

#endif
