/* main.c: global options, the command table, dispatch. */
#include "cmd/cmd.h"
#include "base/server.h"
#include "flow/migrate.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define CONNECT_PATIENCE 30 /* seconds for a database that is being restarted */

const struct command *const commands[] = { &command_crawl, &command_load, &command_parse,
	&command_sources, &command_status, &command_archive, &command_ask, &command_trace,
	&command_report, &command_changes, &command_watch, &command_export, &command_codebook,
	&command_dispute, &command_pack, &command_cite, &command_verify, &command_vendor,
	&command_db, &command_migrate, &command_help, &command_worker, NULL };

int
command_options(const struct command *c, int argc, char **argv, void *args)
{
	static const struct option none[] = { { 0 } };

	return opt_parse(argc, argv, c->options ? c->options : none, args);
}

int
command_usage(const struct command *c)
{
	log_error("usage: paydirt %s%s%s; 'paydirt help %s' tells more", c->name,
	    c->synopsis ? " " : "", c->synopsis ? c->synopsis : "", c->name);
	return EXIT_USAGE;
}

struct db *
program_connect(const struct program *p)
{
	return db_open(p->conninfo, "paydirt", CONNECT_PATIENCE);
}

static bool
connect_database(struct program *p)
{
	const char *named = server_named();

	p->database_is_own = named == NULL;
	if (p->database_is_own && !server_start(p->var))
		return false;
	p->conninfo = named ? xstrdup(named) : server_conninfo(p->var);
	p->db = program_connect(p);
	return p->db != NULL;
}

bool
program_prepare(struct program *p, unsigned needs)
{
	if ((needs & (NEEDS_VAR | NEEDS_DB)) && !(p->var = var_folder()))
		return false;
	if (needs & NEEDS_DB)
		return connect_database(p) && migrate(p->db, true);
	return true;
}

static void
release(struct program *p)
{
	db_close(p->db);
	free(p->conninfo);
	free(p->var);
}

static const struct command *
find(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

struct globals {
	bool verbose, quiet, help, version;
};

static const struct option global_options[] = {
	{ "verbose", 'v', OPT_FLAG, offsetof(struct globals, verbose), NULL,
	    "say what is done, statements too" },
	{ "quiet", 'q', OPT_FLAG, offsetof(struct globals, quiet), NULL, "say errors only" },
	{ "help", 'h', OPT_FLAG, offsetof(struct globals, help), NULL, "this help" },
	{ "version", 0, OPT_FLAG, offsetof(struct globals, version), NULL,
	    "the program's version" },
	{ 0 },
};

/* stdout is data: what could not be written must not look whole */
static int
flush(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE)
		log_error("cannot write the output: %s", strerror(errno));
	return status > EXIT_UNABLE ? status : EXIT_UNABLE;
}

static int
run(const struct command *c, int argc, char **argv)
{
	struct program p = { 0 };
	int status = EXIT_UNABLE;

	if (program_prepare(&p, c->needs))
		status = c->run(&p, argc, argv);
	release(&p);
	return flush(status);
}

int
main(int argc, char **argv)
{
	struct globals g = { 0 };
	const struct command *c;
	const struct rlimit no_core = { 0, 0 };

	setlocale(LC_CTYPE, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	umask(077);
	/* a core file would hold keys */
	setrlimit(RLIMIT_CORE, &no_core);
	argc = opt_parse_leading(argc - 1, argv + 1, global_options, &g);
	if (argc < 0)
		return EXIT_USAGE;
	argv++;
	if (g.verbose || g.quiet)
		log_level_set(g.verbose ? LOG_DEBUG : LOG_ERROR);
	if (g.version) {
		puts("paydirt " PAYDIRT_VERSION);
		return flush(EXIT_GOOD);
	}
	c = argc && !g.help ? find(argv[0]) : &command_help;
	if (!c) {
		log_error("there is no command '%s'; 'paydirt help' lists them", argv[0]);
		return EXIT_USAGE;
	}
	return c == &command_help && g.help ? run(c, argc, argv)
					    : run(c, argc ? argc - 1 : 0, argv + 1);
}
