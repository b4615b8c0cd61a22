#include "cmd.h"

#include "../flow/judgement.h"
#include "../flow/output.h"

#include <limits.h>

struct args {
	const char *why, *format, *file;
};

static const struct option options[] = {
	{ "why", 0, OPT_TEXT, offsetof(struct args, why), "TEXT",
	    "the reason, which stands in every answer" },
	{ "format", 'f', OPT_TEXT, offsetof(struct args, format), "FORMAT",
	    "of the list: table, csv, tsv, json, jsonl, md or xlsx" },
	{ "output", 'o', OPT_TEXT, offsetof(struct args, file), "FILE",
	    "write the list to a file" },
	{ 0 },
};

static int
status_of(enum judged said)
{
	return said == JUDGED_GOOD ? EXIT_GOOD : said == JUDGED_NOT ? EXIT_USAGE : EXIT_UNABLE;
}

static int
list(struct program *p, const struct args *args)
{
	struct output out = { .format =
				  output_format_find(args->format ? args->format : "table"),
		.path = args->file,
		.title = "judgements",
		.layout = { .below = "why, undone_why", .hidden = "vendor_id, other_id" } };
	bool good;

	if (!out.format) {
		log_error("there is no format '%s'; there are %s", args->format,
		    output_format_names());
		return EXIT_USAGE;
	}
	good =
	    output_open(&out) &&
	    db_stream(p->db, sql_text("queries/vendor_list.sql"), DB_NONE, output_take, &out) &&
	    output_end(&out, "");
	output_release(&out);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static bool
has_reason(const struct args *args)
{
	if (!args->why || !*args->why)
		log_error("a judgement needs its reason: --why TEXT");
	return args->why && *args->why;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	long number;

	argc = command_options(&command_vendor, argc, argv, &args);
	if (argc == 1 && strcmp(argv[0], "list") == 0)
		return list(p, &args);
	if (argc == 2 && strcmp(argv[0], "import") == 0)
		return status_of(judgement_import(p->db, argv[1]));
	if (argc == 2 && strcmp(argv[0], "undo") == 0 &&
	    opt_number(argv[1], 1, LONG_MAX, &number))
		return has_reason(&args) ? status_of(judgement_undo(p->db, argv[1], args.why))
					 : EXIT_USAGE;
	if (argc == 3 && (strcmp(argv[0], "merge") == 0 || strcmp(argv[0], "split") == 0))
		return has_reason(&args) ? status_of(judgement_add(
					       p->db, argv[0], argv[1], argv[2], args.why))
					 : EXIT_USAGE;
	return command_usage(&command_vendor);
}

const struct command command_vendor = {
	.name = "vendor",
	.synopsis = "merge A B | split A B | undo NUMBER | list | import FILE",
	.summary = "decides that two vendors are the same, or are not",
	.about = "A and B are each a UEI, a DUNS number, a vendor_id, or a name that a record "
		 "files; B may also "
		 "be\n"
		 "'listed:NAME', a vendor of the reference lists. 'merge' takes A to be B; "
		 "'split' keeps A "
		 "and B apart, whatever\n"
		 "their names. Each is dated, needs a reason (--why), shows in the answers it "
		 "changes, "
		 "holds through every later\n"
		 "run, and can be taken back with 'undo', which stays on record too. 'list' "
		 "shows all; "
		 "'list --format csv' writes\n"
		 "what 'import' reads, in this database or another.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
