/*
 * db.h: the one file that knows libpq.
 *
 * Every function that can fail returns false (or NULL) after it has said why, once, on stderr
 * with the server's own words and never with a password; callers pass that on. db_lost tells
 * a lost connection (try again later) from a refused statement (a bug or bad data).
 *
 * Statements come from files below sql/ (see sql.h) with $1, $2, … for values. Values are text
 * as PostgreSQL reads it; NULL is NULL.
 */
#ifndef DB_H
#define DB_H

#include "base.h"

struct db;

/* Connects, trying again for `patience` seconds while the server cannot be reached. `conninfo`
 * NULL: what PAYDIRT_DATABASE or PG* say. NULL where it fails. */
struct db *db_open(const char *conninfo, const char *application, int patience);
void db_close(struct db *);

/* The same without its password, which goes to *password (NULL: it has none; free both): what
 * may be shown, or stand in a program's arguments, which everybody can read. NULL where it is
 * no conninfo (said). */
char *db_without_password(const char *conninfo, char **password);
bool db_lost(const struct db *);
const char *db_sqlstate(const struct db *); /* of the last failure; "" for none */

/* The values of a statement: DB_ARGS("a", NULL, "c"), or DB_NONE. */
struct db_args {
	const char *const *value;
	int count;
};
#define DB_ARGS(...) \
	((struct db_args){ (const char *const[]){ __VA_ARGS__ }, \
	    (int)ARRAY_SIZE(((const char *const[]){ __VA_ARGS__ })) })
#define DB_NONE ((struct db_args){ NULL, 0 })

/* One statement whose rows do not matter. `changed`, where not NULL, gets the number of rows.
 */
bool db_run(struct db *, const char *sql, struct db_args, long *changed);

/* One statement with its rows, all in memory; rows_free them. */
struct rows;
struct rows *db_rows(struct db *, const char *sql, struct db_args);
int rows_count(const struct rows *);
int rows_width(const struct rows *);
const char *rows_name(const struct rows *, int column);
unsigned rows_type(const struct rows *, int column); /* the type's OID in PostgreSQL */
const char *rows_get(const struct rows *, int row, int column); /* NULL for NULL */
long rows_number(const struct rows *, int row, int column);     /* 0 for NULL */
size_t rows_len(const struct rows *, int row, int column);
void rows_free(struct rows *);

/* The first column of the first row, copied (free it); NULL where there is none. Sets *failed.
 */
char *db_value(struct db *, const char *sql, struct db_args, bool *failed);

/* One statement whose rows are handed over one by one, in flat memory. `each` gets a view of
 * one row, valid during the call, and says false to stop; `row` is -1 for a last call that only
 * carries the columns where there was no row at all. */
typedef bool db_each(void *context, const struct rows *, int row);
bool db_stream(struct db *, const char *sql, struct db_args, db_each *each, void *context);

/* A file with several statements, run as one. `name` is for the message. */
bool db_script(struct db *, const char *name, const char *sql);

bool db_begin(struct db *);
bool db_commit(struct db *);
void db_rollback(struct db *); /* quiet; also after a lost connection */

/* COPY … FROM STDIN: begin, put text rows, end. After a failure the copy is over. */
bool db_copy_begin(struct db *, const char *sql);
bool db_copy_put(struct db *, const void *at, size_t len);
bool db_copy_end(struct db *, long *rows);

/* COPY … TO STDOUT: each chunk (a row in text format) is handed over. */
typedef bool db_chunk(void *context, const char *at, size_t len);
bool db_copy_out(struct db *, const char *sql, db_chunk *chunk, void *context);

/* Raises the server's notices to the log as information (default: debug). */
void db_show_notices(struct db *, bool show);

#endif
