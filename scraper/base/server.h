/*
 * server.h: the private PostgreSQL: one that paydirt makes, starts and stops, in var/.
 *
 * It listens on a unix socket in var/db.run and on nothing else, and lets in whom the system
 * says to be its owner (peer). Where the caller is root, who may not run PostgreSQL, it runs as
 * the user 'postgres' (or PAYDIRT_DB_USER), and root is let in as well. The newest server that
 * Debian's paths, pg_config or PATH know is used.
 */
#ifndef SERVER_H
#define SERVER_H

#include "base.h"

/* Makes it where it is not there and starts it where it does not run. False after a failure
 * that was said. */
bool server_start(const char *var);
bool server_stop(const char *var); /* true as well where none runs */
bool server_is_running(const char *var);

/* How to reach it: "host=… dbname=paydirt user=paydirt"; the caller frees it. */
char *server_conninfo(const char *var);

/*
 * The database that the environment names: PAYDIRT_DATABASE, or "" (libpq's own) where one of
 * PGHOST, PGHOSTADDR, PGSERVICE, PGDATABASE, PGPORT or PGUSER is set. NULL: none; the private
 * one is meant.
 */
const char *server_named(void);

/* The path of a PostgreSQL program ("psql"), or NULL (said). The caller frees it. */
char *server_program(const char *name);

/* Runs a program with what we have for input and output, and waits. True where it ends well. */
bool server_run(char *const argv[]);

#endif
