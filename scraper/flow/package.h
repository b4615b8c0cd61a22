/*
 * package.h: the data package: everything in schema pub as files that any program reads.
 *
 *	<table>.csv        one a table: UTF-8, RFC 4180, the schema's columns in their order,
 *rows in the order of the key datapackage.json   Frictionless Data Package: types, keys,
 *SHA-256, bytes and rows of each file, the sources load.sql           makes the tables in an
 *empty PostgreSQL and loads them (psql's \copy) codebook.md        each column: what it is, how
 *often it is filled and from when on method.md          how a row comes to be, and how to check
 *one licences.md        the terms of each source
 *
 * All files tell of one state of the data. Rows stream: memory does not grow with them.
 */
#ifndef PACKAGE_H
#define PACKAGE_H

#include "../base/buf.h"
#include "../base/db.h"

#define PACKAGE_TEXT_MAX ((size_t)64 << 20)

struct package_report {
	long tables, rows;
};

/*
 * Writes the package to the folder, which is made where it is not there; it must be empty or
 * hold an earlier package, whose files are replaced. datapackage.json is written last: where it
 * is missing, the package is not whole. False after a failure that was said.
 */
bool package_write(
    struct db *, const char *folder, bool spreadsheet_safe, struct package_report *);

/* Adds the lines that a statement's first column gives, each with its line end. */
bool package_lines(struct db *, const char *query, struct db_args, struct buf *out);

#endif
