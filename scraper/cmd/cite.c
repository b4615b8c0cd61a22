#include "ask.h"

#include "../flow/cite.h"

#include <errno.h>

static bool
write_citation(const struct ask_args *args, const struct buf *citation)
{
	FILE *f = args->file ? fopen(args->file, "w") : stdout;
	bool good = f && fwrite(citation->data, 1, citation->len, f) == citation->len;

	if (args->file && f && fclose(f) != 0)
		good = false;
	if (!good)
		log_error("cannot write '%s': %s", args->file ? args->file : "the output",
		    strerror(errno));
	return good;
}

static int
cite(struct program *p, const struct question *q, struct ask_args *args)
{
	struct buf citation;
	bool good;

	if (args->format) {
		log_error("a citation has one format, JSON");
		return EXIT_USAGE;
	}
	buf_init(&citation, CITATION_MAX * 2);
	good = answer_begin(p->db) && cite_make(p->db, q, args->value, &citation);
	db_rollback(p->db);
	good = good && write_citation(args, &citation);
	buf_release(&citation);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct ask_args args = { 0 };

	if (argc < 1 || argv[0][0] == '-')
		return command_usage(&command_cite);
	return ask_words(p, argv[0], &args, argc - 1, argv + 1, cite);
}

const struct command command_cite = {
	.name = "cite",
	.synopsis = "QUESTION [--PARAMETER VALUE]… [-o FILE]",
	.summary = "a citation of an answer: hash of the query, version of the data, sums",
	.about = "JSON, whose member 'text' is a line for a footnote. Keep it with the story: "
		 "'paydirt "
		 "verify FILE' asks the\n"
		 "question again later and explains the difference, modification by "
		 "modification. Sums are "
		 "made by kind, since\n"
		 "kinds must not be added together.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.run = run,
};
