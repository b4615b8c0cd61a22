#include "cmd.h"

#include "../flow/handin.h"

struct args {
	const char *kind, *url;
};

static const struct option options[] = {
	{ "kind", 'k', OPT_TEXT, offsetof(struct args, kind), "KIND",
	    "which kind of page they are (default: the first)" },
	{ "url", 0, OPT_TEXT, offsetof(struct args, url), "URL",
	    "the address that they come from" },
	{ 0 },
};

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	const struct source_entry *source;
	struct run_report report;
	struct db *loading;
	bool good;
	int status;

	argc = command_options(&command_load, argc, argv, &args);
	if (argc < 2)
		return command_usage(&command_load);
	source = source_find(argv[0]);
	if (!source) {
		log_error("there is no source '%s'; 'paydirt sources' lists them", argv[0]);
		return EXIT_USAGE;
	}
	if (args.kind && !source_page_kind(source->row, args.kind)) {
		log_error("'%s' has no pages of kind '%s'", argv[0], args.kind);
		return EXIT_USAGE;
	}
	loading = program_connect(p);
	if (!loading)
		return EXIT_UNABLE;
	log_who(source->name);
	good = handin(
	    p->db, loading, p->var, source, args.kind, args.url, argv + 1, argc - 1, &report);
	db_close(loading);
	if (!good)
		return EXIT_UNABLE;
	run_say(&report);
	status = strcmp(report.state, "promoted") == 0 ? EXIT_GOOD : EXIT_SOURCE;
	run_report_release(&report);
	return status;
}

const struct command command_load = {
	.name = "load",
	.synopsis = "SOURCE FILE…",
	.summary = "takes in files that somebody downloaded by hand",
	.about = "The files go through the same stages as fetched pages: they are archived, "
		 "parsed, loaded, normalized,\n"
		 "resolved, checked and promoted, all or nothing. A file that is known byte "
		 "for byte changes nothing.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
