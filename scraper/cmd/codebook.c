#include "cmd.h"

#include "../flow/package.h"

static int
run(struct program *p, int argc, char **argv)
{
	const char *table;
	struct buf text;
	bool good;

	argc = command_options(&command_codebook, argc, argv, NULL);
	if (argc < 0 || argc > 1)
		return command_usage(&command_codebook);
	table = argc ? argv[0] : "";
	buf_init(&text, PACKAGE_TEXT_MAX);
	good = package_lines(p->db, "queries/codebook.sql", DB_ARGS(table), &text);
	if (good && !text.len) {
		log_error(
		    "schema pub has no table '%s'; 'paydirt codebook' tells of all", table);
		buf_release(&text);
		return EXIT_USAGE;
	}
	fwrite(text.data, 1, text.len, stdout);
	buf_release(&text);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

const struct command command_codebook = {
	.name = "codebook",
	.synopsis = "[TABLE]",
	.summary =
	    "each column of schema pub: what it is, how often it is filled, from when on",
	.about =
	    "Markdown, made from the comments of the schema and from the data as it is now.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.run = run,
};
