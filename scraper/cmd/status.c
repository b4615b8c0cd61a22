#include "cmd.h"

#define NIGHTS_DEFAULT 14

struct args {
	long nights;
};

static const struct option options[] = {
	{ "nights", 'n', OPT_NUMBER, offsetof(struct args, nights), "N",
	    "how many nights to show (default: 14)" },
	{ 0 },
};

/* A small picture: a letter a night, newest to the right */
static void
print_nights(const struct rows *rows)
{
	puts("nights: # whole  + in part  x refused or failed  ~ open  . none\n");
	for (int i = 0; i < rows_count(rows); i++)
		printf("%-26s %s  %s\n", rows_get(rows, i, 0), rows_get(rows, i, 1),
		    rows_get(rows, i, 2) ? rows_get(rows, i, 2) : "");
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { .nights = NIGHTS_DEFAULT };
	struct rows *nights, *trouble;
	char many[24];
	int status;

	argc = command_options(&command_status, argc, argv, &args);
	if (argc != 0)
		return command_usage(&command_status);
	snprintf(many, sizeof(many), "%ld", args.nights > 366 ? 366 : args.nights);
	nights = db_rows(p->db, sql_text("queries/status_nights.sql"), DB_ARGS(many));
	trouble =
	    nights ? db_rows(p->db, sql_text("queries/status_trouble.sql"), DB_NONE) : NULL;
	if (!trouble) {
		rows_free(nights);
		return EXIT_UNABLE;
	}
	print_nights(nights);
	if (rows_count(trouble))
		puts("\nto look at:");
	for (int i = 0; i < rows_count(trouble); i++)
		printf("  %s: %s\n", rows_get(trouble, i, 0), rows_get(trouble, i, 1));
	status = rows_count(trouble) ? EXIT_SOURCE : EXIT_GOOD;
	rows_free(nights);
	rows_free(trouble);
	return status;
}

const struct command command_status = {
	.name = "status",
	.summary = "the last nights: what ran, what is late, what was refused and why",
	.about = "Exit status 1: a person should look.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
