#include "cmd.h"

#include "../flow/migrate.h"

static int
run(struct program *p, int argc, char **argv)
{
	if (command_options(&command_migrate, argc, argv, NULL) != 0)
		return command_usage(&command_migrate);
	/* main has migrated already; this says so */
	return migrate(p->db, false) ? EXIT_GOOD : EXIT_UNABLE;
}

const struct command command_migrate = {
	.name = "migrate",
	.summary = "brings the database to this program's schema",
	.about = "Every command that needs the database does this by itself. Migrations run "
		 "once, in order, each in a\n"
		 "transaction; views and reference lists are brought up to date.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.run = run,
};
