#include "cmd.h"

#include "../flow/pack.h"
#include "../flow/question.h"

#define MOST_DEFAULT 1024 /* MB of one capture */

struct args {
	const char *agency, *vendor, *file;
	bool all, safe;
	long most;
};

static const struct option options[] = {
	{ "vendor", 0, OPT_TEXT, offsetof(struct args, vendor), "TEXT",
	    "vendors whose name or family has these letters" },
	{ "agency", 0, OPT_TEXT, offsetof(struct args, agency), "AGENCY",
	    "which agency (default: ICE)" },
	{ "all", 0, OPT_FLAG, offsetof(struct args, all), NULL,
	    "vendors of anything, not of software alone" },
	{ "output", 'o', OPT_TEXT, offsetof(struct args, file), "FILE", "the zip file" },
	{ "most", 0, OPT_NUMBER, offsetof(struct args, most), "MB",
	    "leave out captures that are larger (default: 1024)" },
	{ "spreadsheet-safe", 0, OPT_FLAG, offsetof(struct args, safe), NULL,
	    "in answer.csv, put a ' before text that a spreadsheet would run as a formula" },
	{ 0 },
};

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { .agency = "ICE", .vendor = "", .most = MOST_DEFAULT };
	struct pack_report report;
	struct pack_wish wish;

	argc = command_options(&command_pack, argc, argv, &args);
	if (argc != 0 || !args.file)
		return command_usage(&command_pack);
	if (*args.agency && !question_agency(p->db, args.agency))
		return EXIT_USAGE;
	wish = (struct pack_wish){ args.agency, args.vendor, args.all || *args.vendor,
		args.safe, (args.most > 65536 ? 65536 : args.most) << 20, args.file };
	if (!pack_write(p->db, p->var, &wish, &report))
		return EXIT_UNABLE;
	log_info("'%s': %ld rows of evidence, %ld captures%s", args.file, report.rows,
	    report.captures, report.left_out ? "; some are left out" : "");
	return report.left_out ? EXIT_SOURCE : EXIT_GOOD;
}

const struct command command_pack = {
	.name = "pack",
	.synopsis = "--vendor TEXT [--agency AGENCY] -o FILE.zip",
	.summary = "an evidence pack: the answer with everything that proves it, in one zip",
	.about = "For the fact-checker and the lawyer: the answer and its evidence as CSV, the "
		 "quotes, the "
		 "captures as they came\n"
		 "(WARC), the query, a citation, SHA-256 of everything, and how to check it by "
		 "hand in five "
		 "steps. 'paydirt verify\n"
		 "FILE.zip' checks it on another machine, offline. Captures may hold personal "
		 "data: a pack "
		 "is not for publication.\n"
		 "Exit status 1: a capture could not be packed.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
