/*
 * cmd.h: a command: options, one call into the flow, a report.
 *
 * To add one: write cmd/<name>.c with a `const struct command command_<name>`, and add it to
 * the list in main.c. Help and man page are printed from the same rows.
 */
#ifndef CMD_H
#define CMD_H

#include "../base/db.h"
#include "../base/log.h"
#include "../base/opt.h"
#include "../base/sql.h"
#include "../base/var.h"

/* What must hold before a command runs; main sees to it. */
enum needs {
	NEEDS_NOTHING = 0,
	NEEDS_VAR = 1, /* program.var is there */
	NEEDS_DB = 2,  /* program.db is connected, to a database of this program's schema */
	HIDDEN = 4,    /* not in the help */
};

struct program {
	char *var;            /* the folder; NULL where not needed */
	char *conninfo;       /* of the database; "" is libpq's own */
	bool database_is_own; /* the private one */
	struct db *db;
};

struct command {
	const char *name;
	const char *synopsis; /* what follows the name: "SOURCE FILE…" */
	const char *summary;  /* one line */
	const char
	    *about; /* paragraphs for `paydirt help NAME` and the man page; may be NULL */
	unsigned needs;
	const struct option *options; /* NULL: none */
	int (*run)(struct program *, int argc, char **argv);
};

/* Parses a command's own options into args; the count of remaining words, or -1 (said). */
int command_options(const struct command *, int argc, char **argv, void *args);

/* "usage: paydirt NAME …" on stderr; returns EXIT_USAGE. */
int command_usage(const struct command *);

/* Makes true what is needed; main does it for a command's own needs. False after a failure
 * (said). */
bool program_prepare(struct program *, unsigned needs);

/* A further connection to the same database, for work beside the first. NULL: failed (said). */
struct db *program_connect(const struct program *);

/* Asks a saved question, with its parameters and those of 'paydirt ask'; the exit status. */
int ask_question(struct program *, const char *name, int argc, char **argv);

extern const struct command command_archive, command_ask, command_changes, command_cite,
    command_codebook, command_crawl, command_db, command_dispute, command_export, command_help,
    command_load, command_migrate, command_pack, command_parse, command_report, command_sources,
    command_status, command_trace, command_vendor, command_verify, command_watch,
    command_worker;

/* All of them, in the order of the help; NULL ends. */
extern const struct command *const commands[];

#endif
