#include "cmd.h"

#include "../flow/cite.h"
#include "../flow/pack.h"

#include <errno.h>

static int
verify_citation(struct program *p, const char *text)
{
	if (!program_prepare(p, NEEDS_VAR | NEEDS_DB))
		return EXIT_UNABLE;
	switch (cite_verify(p->db, text)) {
	case CITE_SAME:
		return EXIT_GOOD;
	case CITE_FAILED:
		return EXIT_UNABLE;
	default:
		return EXIT_SOURCE;
	}
}

static int
verify_pack(const char *path)
{
	struct pack_verdict verdict;

	if (!pack_verify(path, &verdict))
		return EXIT_UNABLE;
	pack_print(&verdict);
	return verdict.wrong ? EXIT_SOURCE : EXIT_GOOD;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct buf text;
	char start[4] = "";
	FILE *f;
	int status;

	argc = command_options(&command_verify, argc, argv, NULL);
	if (argc != 1)
		return command_usage(&command_verify);
	f = fopen(argv[0], "rb");
	if (!f || fread(start, 1, sizeof(start), f) == 0) {
		log_error("cannot read '%s': %s", argv[0], f ? "it is empty" : strerror(errno));
		if (f)
			fclose(f);
		return EXIT_UNABLE;
	}
	fclose(f);
	if (memcmp(start, "PK", 2) == 0)
		return verify_pack(argv[0]);
	buf_init(&text, CITATION_MAX * 2);
	if (buf_read_file(&text, argv[0]) == 0 && cite_is(text.data)) {
		status = verify_citation(p, text.data);
	} else {
		log_error("'%s' is neither a pack (pack.zip) nor a citation", argv[0]);
		status = EXIT_USAGE;
	}
	buf_release(&text);
	return status;
}

const struct command command_verify = {
	.name = "verify",
	.synopsis = "PACK.ZIP | CITATION",
	.summary = "checks an evidence pack, or what became of a cited answer",
	.about = "A pack is checked offline and without a database: each file's SHA-256, each "
		 "capture's "
		 "bytes, and that each\n"
		 "row's quote stands at its place in its capture. A citation is held against "
		 "the data as it "
		 "is now, and each\n"
		 "difference is told with the actions and changes that made it. Exit status 1: "
		 "it is not as "
		 "it was.",
	.run = run,
};
