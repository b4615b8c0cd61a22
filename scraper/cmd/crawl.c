#include "cmd.h"

#include "../flow/crawl.h"
#include "../flow/night.h"
#include "../flow/offline.h"
#include "../flow/source.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define JOBS_DEFAULT 4
#define AGENCIES_DEFAULT "ICE"

struct args {
	const char *portal, *since;
	struct opt_list agencies, words;
	long jobs, delay, idle;
	bool offline, all;
};

static const struct option options[] = {
	{ "agency", 'a', OPT_LIST, offsetof(struct args, agencies), "NAME",
	    "which agency to ask about; may be given again (default: PAYDIRT_AGENCIES, else "
	    "ICE)" },
	{ "word", 'w', OPT_LIST, offsetof(struct args, words), "WORD",
	    "a vendor or product to look for by name, where a portal can; may be given again "
	    "(default: PAYDIRT_WORDS)" },
	{ "since", 0, OPT_TEXT, offsetof(struct args, since), "DATE",
	    "ask for what is new since then, or 'all' (default: since the last good night)" },
	{ "jobs", 'j', OPT_NUMBER, offsetof(struct args, jobs), "N",
	    "sources that are crawled at a time (default: 4)" },
	{ "portal", 0, OPT_TEXT, offsetof(struct args, portal), "URL",
	    "ask this stand-in in every portal's place" },
	{ "delay", 0, OPT_NUMBER, offsetof(struct args, delay), "MS",
	    "milliseconds between two requests; only with --portal" },
	{ "idle", 0, OPT_NUMBER, offsetof(struct args, idle), "SECONDS",
	    "give up on an answer that sends nothing for that long (default: 60)" },
	{ "offline", 0, OPT_FLAG, offsetof(struct args, offline), NULL,
	    "read the archive again instead of the portals: pages that another version of a "
	    "parser read; in a database without runs, every run of the archive" },
	{ "all", 0, OPT_FLAG, offsetof(struct args, all), NULL, "with --offline: all pages" },
	{ 0 },
};

/* "ICE,CBP" cut at the commas into `list`, where the command line named none */
static void
default_names(struct opt_list *list, char *names)
{
	if (list->len)
		return;
	for (char *p = names; p && *p && list->len < OPT_LIST_MAX;) {
		size_t len = strcspn(p, ",");
		char *next = p[len] ? p + len + 1 : NULL;

		p[len] = '\0';
		if (len)
			list->item[list->len++] = p;
		p = next;
	}
}

static char *
environment(const char *name, const char *otherwise)
{
	const char *value = getenv(name);

	return xstrdup(value && *value ? value : otherwise);
}

static const char *
end_word(enum crawl_end end)
{
	static const char *const words[] = { "promoted", "refused", "paused", "skipped",
		"unable" };

	return words[end];
}

/* One source, in a process of its own */
static int
crawl_one(const struct crawl_settings *set, const struct source_entry *source,
    const struct args *args)
{
	struct run_report report = { 0 };
	enum crawl_end end;

	log_who(source->name);
	end = args->offline ? offline_source(set, source, args->all, &report)
			    : crawl_source(set, source, &report);
	if (*report.state)
		run_say(&report);
	else if (end == CRAWL_SKIPPED)
		log_info(
		    "skipped: it needs %s (%s)", source->row->key_env, source->row->key_help);
	else if (end == CRAWL_PAUSED || end == CRAWL_UNABLE)
		log_warning("%s: the next crawl goes on where this one was", end_word(end));
	run_report_release(&report);
	return end == CRAWL_PROMOTED || end == CRAWL_SKIPPED ? EXIT_GOOD
	       : end == CRAWL_UNABLE                         ? EXIT_UNABLE
							     : EXIT_SOURCE;
}

struct child {
	pid_t pid;
	const struct source_entry *source;
};

static int
worse(int a, int b)
{
	return a > b ? a : b;
}

/* A signal to the parent is meant for all. */
static void
forward(const struct child *children, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (children[i].pid > 0)
			kill(children[i].pid, SIGTERM);
}

/* Waits for one child; a crash costs that source's night only, and is said by name. */
static int
reap(struct child *children, size_t count, bool *any)
{
	int status;
	pid_t pid;

	while ((pid = wait(&status)) < 0 && errno == EINTR)
		forward(children, count);
	*any = pid > 0;
	for (size_t i = 0; pid > 0 && i < count; i++) {
		if (children[i].pid != pid)
			continue;
		children[i].pid = 0;
		if (WIFEXITED(status))
			return WEXITSTATUS(status);
		log_error("%s: its process ended by signal %d; the other sources go on",
		    children[i].source->name, WTERMSIG(status));
		return EXIT_SOURCE;
	}
	return EXIT_GOOD;
}

static int
crawl_all(const struct crawl_settings *set, const struct source_entry **list, size_t count,
    const struct args *args)
{
	struct sigaction action = { .sa_handler = crawl_stop };
	struct child *children = xcalloc(count, sizeof(*children));
	long running = 0, jobs = args->jobs > 0 ? args->jobs : JOBS_DEFAULT;
	int status = EXIT_GOOD;
	bool any = true;

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	for (size_t i = 0; i < count; i++) {
		if (running >= jobs) {
			status = worse(status, reap(children, i, &any));
			running--;
		}
		children[i].source = list[i];
		children[i].pid = fork();
		if (children[i].pid == 0)
			_exit(crawl_one(set, list[i], args));
		if (children[i].pid < 0) {
			log_error("%s: no process can be started: %s", list[i]->name,
			    strerror(errno));
			status = worse(status, EXIT_UNABLE);
			forward(children, i);
			break;
		}
		running++;
	}
	while (running-- > 0 && any)
		status = worse(status, reap(children, count, &any));
	free(children);
	return status;
}

/* Every source has an archive, also one that is only handed in. */
static bool
is_wanted(const struct source_entry *e, bool offline)
{
	return offline || (e->row->start && e->row->every_hours);
}

/* The sources that are named; else all that are crawled. NULL where a name is none. */
static const struct source_entry **
choose(int argc, char **argv, bool offline, size_t *count)
{
	const struct source_entry **list =
	    xcalloc(source_count + (size_t)argc, sizeof(const struct source_entry *));

	*count = 0;
	for (int i = 0; i < argc; i++) {
		const struct source_entry *e = source_find(argv[i]);

		if (!e || (!e->row->start && !offline)) {
			log_error(e ? "'%s' is not crawled: its files are handed in with "
				      "'paydirt load'"
				    : "there is no source '%s'; 'paydirt sources' lists them",
			    argv[i]);
			free(list);
			return NULL;
		}
		list[(*count)++] = e;
	}
	for (size_t i = 0; !argc && i < source_count; i++)
		if (is_wanted(&sources[i], offline))
			list[(*count)++] = &sources[i];
	return list;
}

/* Sample pages and real ones do not mix: a database is one or the other. */
static bool
check_mixture(struct program *p, const struct args *args)
{
	bool failed, samples;
	char *there = db_value(p->db, sql_text("queries/samples.sql"), DB_NONE, &failed);

	if (failed)
		return false;
	samples = there && *there == 't';
	if (there && samples != (args->portal != NULL)) {
		log_error(samples ? "this database holds sample pages of a stand-in portal: "
				    "name another folder for real "
				    "ones (PAYDIRT_VAR=var/live), or another database"
				  : "this database holds real pages: name another folder for "
				    "samples (PAYDIRT_VAR), or "
				    "another database");
		free(there);
		return false;
	}
	free(there);
	return true;
}

static bool
check_args(struct args *args)
{
	if (args->delay >= 0 && !args->portal) {
		log_error("--delay is for a stand-in portal; a real one is asked at the "
			  "source's own pace");
		return false;
	}
	if (!args->portal && !args->offline &&
	    !(getenv("PAYDIRT_CONTACT") && *getenv("PAYDIRT_CONTACT"))) {
		log_error("set PAYDIRT_CONTACT to an address where a portal can reach you: it "
			  "is sent as part of the "
			  "user agent");
		return false;
	}
	if (args->since && strcmp(args->since, "all") != 0 && strlen(args->since) != 10) {
		log_error("--since wants a date like 2026-01-31, or 'all'");
		return false;
	}
	return true;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { .delay = -1 };
	struct crawl_settings set;
	const struct source_entry **list;
	char *agencies = environment("PAYDIRT_AGENCIES", AGENCIES_DEFAULT);
	char *words = environment("PAYDIRT_WORDS", "");
	size_t count = 0;
	int status = EXIT_USAGE;

	argc = command_options(&command_crawl, argc, argv, &args);
	list = argc < 0 || !check_args(&args) ? NULL : choose(argc, argv, args.offline, &count);
	default_names(&args.agencies, agencies);
	default_names(&args.words, words);
	if (list && !args.offline && !check_mixture(p, &args)) {
		free(list);
		list = NULL;
	}
	if (list) {
		set = (struct crawl_settings){ .conninfo = p->conninfo,
			.var = p->var,
			.portal = args.portal,
			.contact = getenv("PAYDIRT_CONTACT"),
			.since = args.since,
			.delay_ms = args.delay,
			.idle_seconds = args.idle,
			.agencies = { args.agencies.item, args.agencies.len },
			.words = { args.words.item, args.words.len } };
		/* children must not share this connection */
		db_close(p->db);
		p->db = NULL;
		status = crawl_all(&set, list, count, &args);
		free(list);
	}
	free(agencies);
	free(words);
	return status;
}

const struct command command_crawl = {
	.name = "crawl",
	.synopsis = "[SOURCE…]",
	.summary = "asks the portals what is new, keeps it, and promotes what holds",
	.about = "Each source runs in a process of its own through source, fetch, archive, "
		 "parse, load, normalize,\n"
		 "resolve, check and promote. A run that a crash or a signal cut short is "
		 "taken up by the next call;\n"
		 "several calls, also on several machines, may work on one database. A live "
		 "crawl wants\n"
		 "PAYDIRT_CONTACT.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
