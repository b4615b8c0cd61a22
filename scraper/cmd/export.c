#include "cmd.h"

#include "../flow/package.h"

struct args {
	bool safe;
};

static const struct option options[] = {
	{ "spreadsheet-safe", 0, OPT_FLAG, offsetof(struct args, safe), NULL,
	    "put a ' before text that a spreadsheet would run as a formula" },
	{ 0 },
};

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	struct package_report report;

	argc = command_options(&command_export, argc, argv, &args);
	if (argc != 1)
		return command_usage(&command_export);
	if (!package_write(p->db, argv[0], args.safe, &report))
		return EXIT_UNABLE;
	log_info("'%s': %ld tables, %ld rows", argv[0], report.tables, report.rows);
	return EXIT_GOOD;
}

const struct command command_export = {
	.name = "export",
	.synopsis = "DIR",
	.summary = "writes the data package: every table of schema pub as CSV, with all that "
		   "explains it",
	.about = "DIR is made, or holds an earlier package, which is replaced. Beside one CSV "
		 "a table "
		 "there are\n"
		 "datapackage.json (Frictionless: types, keys, SHA-256, rows), load.sql (loads "
		 "it into "
		 "an empty PostgreSQL:\n"
		 "cd DIR && psql -d mine -f load.sql), codebook.md, method.md and licences.md. "
		 "All tell "
		 "of one state of the data.\n"
		 "\n"
		 "In the CSV an empty field is NULL and \"\" the empty text; dates are ISO "
		 "8601, numbers "
		 "plain decimals. Rows have\n"
		 "the same order every time.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
