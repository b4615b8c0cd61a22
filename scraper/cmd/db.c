#include "cmd.h"

#include "../base/server.h"
#include "../flow/migrate.h"

#include <errno.h>
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

/* psql takes this process's place; what follows "db psql" is psql's own */
static int
psql(struct program *p, bool as_reader, int argc, char **argv)
{
	char *program = server_program("psql"), *info = conninfo(p->var), *as;
	char **words = xcalloc((size_t)argc + 4, sizeof(*words));
	int n = 0;

	if (!program || start(p) != EXIT_GOOD)
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
	char *info = conninfo(p->var);
	bool runs = server_named() || server_is_running(p->var);

	printf("%s\n%s\n",
	    server_named() ? "a database of your own"
	    : runs         ? "running"
			   : "stopped",
	    info);
	free(info);
	return runs ? EXIT_GOOD : EXIT_SOURCE;
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
	.synopsis = "start|stop|status|psql [PSQL OPTIONS]",
	.summary = "the private database: starts it, stops it, opens it",
	.about = "Without PAYDIRT_DATABASE and PG… variables, paydirt makes a PostgreSQL of "
		 "its own in PAYDIRT_VAR, on a\n"
		 "socket that only its owner can use. Commands start it when they need it. "
		 "'paydirt db psql' opens\n"
		 "psql on it; the schema pub is what is meant to be read.",
	.needs = NEEDS_VAR,
	.options = options,
	.run = run,
};
