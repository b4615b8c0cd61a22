#include "ask.h"

static int
run(struct program *p, int argc, char **argv)
{
	return ask_question(p, "since", argc, argv);
}

const struct command command_changes = {
	.name = "changes",
	.synopsis = "[--since DATE] [--agency AGENCY] [--vendor TEXT] [--words TEXT] [--all]",
	.summary = "what is new, changed (field by field) and gone",
	.about = "DATE is a day, yesterday (the default) or '30 days ago'. It is the question "
		 "'since': "
		 "'paydirt changes --help'\n"
		 "tells its parameters, and --format and -o work as with 'paydirt ask'. "
		 "'paydirt watch' "
		 "keeps lists of what to\n"
		 "look out for and tells each thing once.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.run = run,
};
