#include "cmd.h"

#include "../flow/dispute.h"
#include "../flow/trace.h"

struct args {
	const char *text, *by;
};

static const struct option options[] = {
	{ "text", 0, OPT_TEXT, offsetof(struct args, text), "TEXT",
	    "what is to be said of the row" },
	{ "by", 0, OPT_TEXT, offsetof(struct args, by), "NAME",
	    "whose note it is (default: the database's user)" },
	{ 0 },
};

static int
note(struct program *p, const struct trace *t, const struct args *args)
{
	if (t->what != TRACE_EVIDENCE) {
		log_error("'%s' is no row of evidence; answers show its id in the column "
			  "'evidence'",
		    t->id);
		return EXIT_USAGE;
	}
	if (args->text && !dispute_add(p->db, t->id, args->text, args->by))
		return EXIT_UNABLE;
	return dispute_print(p->db, t->id) ? EXIT_GOOD : EXIT_UNABLE;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	struct trace t;
	int status;

	argc = command_options(&command_dispute, argc, argv, &args);
	if (argc < 0 || argc > 1 || (argc == 0 && (args.text || args.by)) ||
	    (args.by && !args.text))
		return command_usage(&command_dispute);
	if (argc == 0)
		return dispute_print(p->db, NULL) ? EXIT_GOOD : EXIT_UNABLE;
	switch (trace_find(p->db, argv[0], &t)) {
	case TRACE_ONE:
		status = note(p, &t, &args);
		break;
	case TRACE_FAILED:
		status = EXIT_UNABLE;
		break;
	default:
		status = EXIT_USAGE;
	}
	trace_release(&t);
	return status;
}

const struct command command_dispute = {
	.name = "dispute",
	.synopsis = "[EVIDENCE [--text TEXT]]",
	.summary = "attaches a dated note to a row of evidence, or lists the notes",
	.about =
	    "For the reply of a vendor or an agency, or a correction of the newsroom. The note "
	    "travels with the row: below\n"
	    "every answer that shows it, in every export and pack. The row itself stays as its "
	    "record says it. Notes are\n"
	    "kept for good; a later note stands above an earlier one.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
