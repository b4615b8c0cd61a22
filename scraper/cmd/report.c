#include "cmd.h"

#include "../flow/report.h"

#define QUESTION "pitched-or-supplied"

struct args {
	const char *agency, *vendor, *since, *until, *file;
	bool all;
};

static const struct option options[] = {
	{ "agency", 0, OPT_TEXT, offsetof(struct args, agency), "AGENCY",
	    "which agency: abbreviation, name or code (default: ICE)" },
	{ "vendor", 0, OPT_TEXT, offsetof(struct args, vendor), "TEXT",
	    "only vendors and families whose name has these letters" },
	{ "since", 0, OPT_TEXT, offsetof(struct args, since), "DATE",
	    "only what happened from this day on" },
	{ "until", 0, OPT_TEXT, offsetof(struct args, until), "DATE",
	    "only what happened up to this day" },
	{ "all", 0, OPT_FLAG, offsetof(struct args, all), NULL,
	    "vendors of anything, not of software alone" },
	{ "output", 'o', OPT_TEXT, offsetof(struct args, file), "FILE",
	    "write to a file (default: stdout)" },
	{ 0 },
};

/* The question's parameters from our options; what is not asked for is as the question has it.
 */
static void
fill(const struct question *q, const struct args *args, const char **value)
{
	const struct {
		const char *name, *value;
	} given[] = { { "agency", args->agency }, { "vendor", args->vendor },
		{ "since", args->since }, { "until", args->until },
		{ "all", args->all ? "yes" : NULL } };

	for (size_t i = 0; i < q->parameters; i++) {
		value[i] = q->parameter[i].otherwise;
		for (size_t g = 0; g < ARRAY_SIZE(given); g++)
			if (given[g].value && strcmp(given[g].name, q->parameter[i].name) == 0)
				value[i] = given[g].value;
	}
}

/* question_check puts dates of its own in the place of those that were given. */
static void
free_dates(const char *const *given, const char *const *value)
{
	for (size_t i = 0; i < QUESTION_PARAMETERS_MAX; i++)
		if (value[i] != given[i])
			free((void *)(uintptr_t)value[i]);
}

static int
write_file(struct program *p, const struct question *q, const struct args *args)
{
	const char *given[QUESTION_PARAMETERS_MAX] = { NULL }, *value[QUESTION_PARAMETERS_MAX];
	struct output out = { .path = args->file, .title = q->title };
	bool good;

	fill(q, args, given);
	memcpy(value, given, sizeof(value));
	if (!question_check(p->db, q, value)) {
		free_dates(given, value);
		return EXIT_USAGE;
	}
	good = db_begin(p->db) &&
	       db_run(p->db, sql_text("queries/ask_transaction.sql"), DB_NONE, NULL) &&
	       db_run(p->db, sql_text("queries/ask_begin.sql"), DB_NONE, NULL) &&
	       report_write(p->db, q, value, &out);
	output_release(&out);
	db_rollback(p->db);
	free_dates(given, value);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	struct question *q;
	int status;

	argc = command_options(&command_report, argc, argv, &args);
	if (argc != 0)
		return argc < 0 ? EXIT_USAGE : command_usage(&command_report);
	q = question_find(QUESTION);
	if (!q)
		return EXIT_USAGE;
	status = write_file(p, q, &args);
	question_free(q);
	return status;
}

const struct command command_report = {
	.name = "report",
	.synopsis = "[--agency AGENCY] [--vendor TEXT] -o FILE",
	.summary = "writes the answer as one page of HTML that needs no network",
	.about =
	    "The page says in sentences who pitched and supplied the agency, shows vendors by "
	    "obligation and fiscal year,\n"
	    "direct awards beside resellers', pitches and awards over time, and every record "
	    "in "
	    "a table that sorts and\n"
	    "filters; each opens its quote, its source and its capture. It is one file: mail "
	    "it, "
	    "print it, keep it with the\n"
	    "story. It loads nothing and allows nothing but its own style and script to work. "
	    "Above 2,000 records it says\n"
	    "so and names the command that writes all of them.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
