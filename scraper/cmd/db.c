#include "cmd.h"

#include "../base/server.h"
#include "../flow/migrate.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct args {
	bool reader;
};

static const struct option options[] = {
	{ "reader", 0, OPT_FLAG, offsetof(struct args, reader), NULL,
	    "psql as the role that may only read the schema pub" },
	{ 0 },
};

static char *
conninfo(const char *var)
{
	const char *named = server_named();

	return named ? xstrdup(named) : server_conninfo(var);
}

static int
start(struct program *p)
{
	struct db *db;
	bool good;
	char *info = conninfo(p->var);

	if (!server_named() && !server_start(p->var)) {
		free(info);
		return EXIT_UNABLE;
	}
	db = db_open(info, "paydirt", 30);
	good = db && migrate(db, true);
	db_close(db);
	free(info);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

/* How a program of PostgreSQL's is told where the database is: the password, if any, goes
 * through the environment, since arguments can be read by everybody. NULL where that fails
 * (said). */
static char *
harmless_conninfo(const struct program *p)
{
	char *info = conninfo(p->var), *password,
	     *harmless = db_without_password(info, &password);

	if (password)
		setenv("PGPASSWORD", password, 1);
	free(password);
	free(info);
	return harmless;
}

/* psql takes this process's place; what follows "db psql" is psql's own */
static int
psql(struct program *p, bool as_reader, int argc, char **argv)
{
	char *program = server_program("psql"), *info = harmless_conninfo(p), *as;
	char **words = xcalloc((size_t)argc + 4, sizeof(*words));
	int n = 0;

	if (!program || !info || start(p) != EXIT_GOOD)
		return EXIT_UNABLE;
	/* of two users in a conninfo the last one counts */
	as =
	    xasprintf("%s%s", info, as_reader && !server_named() ? " user=paydirt_reader" : "");
	words[n++] = program;
	words[n++] = (char[]){ "--dbname" };
	words[n++] = as;
	for (int i = 0; i < argc; i++)
		words[n++] = argv[i];
	execv(program, words);
	log_error("cannot start '%s': %s", program, strerror(errno));
	return EXIT_UNABLE;
}

static int
say_status(const struct program *p)
{
	char *info = harmless_conninfo(p);
	bool runs = server_named() || server_is_running(p->var);

	printf("%s\n%s\n",
	    server_named() ? "a database of your own"
	    : runs         ? "running"
			   : "stopped",
	    info ? info : "");
	free(info);
	return runs ? EXIT_GOOD : EXIT_SOURCE;
}

/* --------------------------------------------------------------------------- dump and restore
 */

/* PROGRAM [OPTION] --dbname INFO [FILE] */
static bool
run_tool(const struct program *p, const char *name, const char *const *words)
{
	char *program = server_program(name), *info = harmless_conninfo(p), *argv[12];
	size_t n = 0;
	bool good;

	argv[n++] = program;
	argv[n++] = (char[]){ "--dbname" };
	argv[n++] = info;
	for (; *words; words++)
		argv[n++] = (char *)(uintptr_t)*words;
	argv[n] = NULL;
	good = program && info && server_run(argv);
	free(program);
	free(info);
	return good;
}

/* The file is there when it is whole, and nobody else may read it. */
static int
dump(struct program *p, const char *file)
{
	char *part = xasprintf("%s.part", file);
	const char *const words[] = { "--format=custom", "--file", part, NULL };
	bool good = access(file, F_OK) < 0;

	if (!good)
		log_error("'%s' is there already: name another file", file);
	umask(077);
	good = good && start(p) == EXIT_GOOD;
	if (good) {
		unlink(part);
		good = run_tool(p, "pg_dump", words) && rename(part, file) == 0;
		if (!good) {
			log_error("the database could not be written to '%s'", file);
			unlink(part);
		}
	}
	if (good)
		log_info("the database is in '%s'; the archive is in '%s/archive' and wants a "
			 "copy of its own",
		    file, p->var);
	free(part);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

/* True where nothing was ever loaded into the database */
static bool
is_fresh(struct db *db)
{
	bool failed;
	char *runs = db_value(db, sql_text("queries/restore_fresh.sql"), DB_NONE, &failed);
	bool fresh = runs && strcmp(runs, "0") == 0;

	if (!fresh && !failed)
		log_error("the database is not empty: restore goes into an empty one (another "
			  "PAYDIRT_VAR makes one)");
	free(runs);
	return fresh;
}

static bool
is_dump(const char *file)
{
	char *program = server_program("pg_restore");
	char *const argv[] = { program, (char[]){ "--file=/dev/null" }, (char *)(uintptr_t)file,
		NULL };
	bool good = program && server_run(argv);

	if (program && !good)
		log_error("'%s' is no whole dump of a database", file);
	free(program);
	return good;
}

static int
restore(struct program *p, const char *file)
{
	const char *const words[] = { "--exit-on-error", "--single-transaction", "--no-owner",
		"--no-privileges", file, NULL };
	char *info = conninfo(p->var);
	struct db *db = NULL;
	bool good = is_dump(file) && start(p) == EXIT_GOOD &&
		    (db = db_open(info, "paydirt", 30)) && is_fresh(db);

	if (good) {
		good = db_script(db, "queries/restore_clear.sql",
			   sql_text("queries/restore_clear.sql")) &&
		       run_tool(p, "pg_restore", words) &&
		       /* roles and rights are not in a dump, and it may be an older one */
		       db_script(db, "queries/restore_done.sql",
			   sql_text("queries/restore_done.sql")) &&
		       migrate(db, true);
		if (!good)
			log_error("'%s' could not be restored", file);
	}
	db_close(db);
	free(info);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	const char *verb;

	/* only what stands before "psql" is ours */
	argc = opt_parse_leading(argc, argv, options, &args);
	if (argc < 1)
		return command_usage(&command_db);
	verb = argv[0];
	if (strcmp(verb, "psql") == 0)
		return psql(p, args.reader, argc - 1, argv + 1);
	if (argc == 2 && strcmp(verb, "dump") == 0)
		return dump(p, argv[1]);
	if (argc == 2 && strcmp(verb, "restore") == 0)
		return restore(p, argv[1]);
	if (argc != 1)
		return command_usage(&command_db);
	if (strcmp(verb, "start") == 0)
		return start(p);
	if (strcmp(verb, "stop") == 0)
		return server_stop(p->var) ? EXIT_GOOD : EXIT_UNABLE;
	if (strcmp(verb, "status") == 0)
		return say_status(p);
	return command_usage(&command_db);
}

const struct command command_db = {
	.name = "db",
	.synopsis = "start|stop|status|dump FILE|restore FILE|psql [PSQL OPTIONS]",
	.summary = "the private database: starts it, stops it, saves it, opens it",
	.about =
	    "Without PAYDIRT_DATABASE and PG… variables, paydirt makes a PostgreSQL of "
	    "its own in PAYDIRT_VAR, on a\n"
	    "socket that only its owner can use. Commands start it when they need it. "
	    "'paydirt db psql' opens\n"
	    "psql on it; the schema pub is what is meant to be read.\n\n"
	    "'paydirt db dump FILE' writes all of the database into one file, 'paydirt db "
	    "restore FILE' brings it\n"
	    "back into an empty database. Both work on a database of your own as well. The "
	    "archive is not in it:\n"
	    "copy PAYDIRT_VAR/archive too.",
	.needs = NEEDS_VAR,
	.options = options,
	.run = run,
};
