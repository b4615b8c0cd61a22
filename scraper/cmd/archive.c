#include "cmd.h"

#include "../flow/verify.h"

/* The archive against the database; or files, each by itself */
static int
verify(struct program *p, int argc, char **argv)
{
	struct verify_report r;

	if (argc ? !verify_files(p->var, argv, argc, &r) : !verify_archive(p->db, p->var, &r))
		return EXIT_UNABLE;
	printf(
	    "%ld files, %ld records, %ld broken, %ld torn at the end by a crash\n"
	    "%ld pages, %ld not as they were fetched, %ld in the archive of another machine\n",
	    r.files, r.records, r.broken, r.torn, r.pages, r.missing, r.elsewhere);
	return r.broken || r.missing ? EXIT_SOURCE : EXIT_GOOD;
}

static int
run(struct program *p, int argc, char **argv)
{
	argc = command_options(&command_archive, argc, argv, NULL);
	if (argc >= 1 && strcmp(argv[0], "verify") == 0)
		return verify(p, argc - 1, argv + 1);
	return command_usage(&command_archive);
}

const struct command command_archive = {
	.name = "archive",
	.synopsis = "verify [FILE…]",
	.summary = "checks that what was kept is what was fetched",
	.about = "Every digest of every WARC record, and every page of the database against "
		 "the record that holds it; of\n"
		 "WARC files that are named, anybody's, the digests.\n"
		 "The archive is in PAYDIRT_VAR/archive: WARC 1.1, which other tools read as "
		 "well. It holds what the\n"
		 "portals sent, names and addresses of persons included: it is for the "
		 "fact-checker.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.run = run,
};
