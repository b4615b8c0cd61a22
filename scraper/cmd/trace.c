#include "cmd.h"

#include "../flow/trace.h"

struct args {
	bool raw, record;
};

static const struct option options[] = {
	{ "raw", 0, OPT_FLAG, offsetof(struct args, raw), NULL, "write the page's very bytes" },
	{ "record", 0, OPT_FLAG, offsetof(struct args, record), NULL,
	    "write only the record's bytes" },
	{ 0 },
};

static int
show(struct program *p, const struct args *args, const struct trace *t)
{
	bool failed = false, right;

	if (args->raw || args->record)
		return trace_write(p->db, p->var, t, args->record) ? EXIT_GOOD : EXIT_SOURCE;
	right = trace_print(p->db, p->var, t, &failed);
	return failed ? EXIT_UNABLE : right ? EXIT_GOOD : EXIT_SOURCE;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	struct trace t;
	int status;

	argc = command_options(&command_trace, argc, argv, &args);
	if (argc != 1 || (args.raw && args.record))
		return command_usage(&command_trace);
	switch (trace_find(p->db, argv[0], &t)) {
	case TRACE_ONE:
		status = show(p, &args, &t);
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

const struct command command_trace = {
	.name = "trace",
	.synopsis = "ID",
	.summary = "walks one row back: evidence, record, page, bytes",
	.about = "ID is that of a row of evidence, as answers show it (its first digits will "
		 "do), of a record, a contract or\n"
		 "a page. Shown are what the row says and why, the record's own words, what it "
		 "said before, the page with its\n"
		 "address and SHA-256, and the record's bytes as they came, with the quote "
		 "between « and ». The bytes are\n"
		 "read from the archive and their SHA-256 is worked out again: exit status 1 "
		 "where they are not those on\n"
		 "record. Captures are as they came and may hold personal data that is not for "
		 "publication.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
