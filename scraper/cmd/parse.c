#include "cmd.h"

#include "../flow/fixture.h"

struct args {
	const char *kind, *url;
};

static const struct option options[] = {
	{ "kind", 'k', OPT_TEXT, offsetof(struct args, kind), "KIND",
	    "which kind of page it is (default: the first)" },
	{ "url", 0, OPT_TEXT, offsetof(struct args, url), "URL",
	    "the address that it comes from" },
	{ 0 },
};

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	const struct source_entry *source;
	int status = EXIT_GOOD;

	(void)p;
	argc = command_options(&command_parse, argc, argv, &args);
	if (argc < 2)
		return command_usage(&command_parse);
	source = source_find(argv[0]);
	if (!source) {
		log_error("there is no source '%s'; 'paydirt sources' lists them", argv[0]);
		return EXIT_USAGE;
	}
	for (int i = 1; i < argc; i++) {
		enum reach reach = fixture_print(stdout, source, argv[i], args.kind, args.url);

		if (reach == REACH_ALL)
			return EXIT_UNABLE;
		if (reach >= REACH_PAGE)
			status = EXIT_SOURCE;
	}
	return status;
}

const struct command command_parse = {
	.name = "parse",
	.synopsis = "SOURCE FILE…",
	.summary = "prints what a source's parser says of saved pages",
	.about = "The transcript: records, further requests and issues, one field a line. No "
		 "database is needed. Where a\n"
		 "file has a .meta file beside it, kind, address and date of the page come "
		 "from there.",
	.options = options,
	.run = run,
};
