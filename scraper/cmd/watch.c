#include "cmd.h"

#include "../flow/digest.h"
#include "../flow/question.h"
#include "../flow/shown.h"

struct args {
	const char *agency, *vendor, *words, *mail, *webhook;
	bool all;
};

static const struct option options[] = {
	{ "agency", 0, OPT_TEXT, offsetof(struct args, agency), "AGENCY",
	    "only what names this agency (abbreviation, name or code)" },
	{ "vendor", 0, OPT_TEXT, offsetof(struct args, vendor), "TEXT",
	    "only vendors whose name or family has these letters" },
	{ "words", 0, OPT_TEXT, offsetof(struct args, words), "TEXT",
	    "only records whose text has these letters" },
	{ "all", 0, OPT_FLAG, offsetof(struct args, all), NULL,
	    "vendors of anything, not of software alone" },
	{ "mail", 0, OPT_TEXT, offsetof(struct args, mail), "ADDRESS",
	    "mail what is new, by the local sendmail" },
	{ "webhook", 0, OPT_TEXT, offsetof(struct args, webhook), "URL",
	    "post what is new there, as JSON with a member 'text'" },
	{ 0 },
};

static char *
word(const char *text)
{
	return xstrdup(text ? text : "");
}

static int
add(struct program *p, const char *name, const struct args *args)
{
	struct watch w = { .name = xstrdup(name),
		.agency = word(args->agency),
		.vendor = word(args->vendor),
		.words = word(args->words),
		.mail = word(args->mail),
		.webhook = word(args->webhook),
		.all = args->all };
	bool good;

	good = (!*w.agency || question_agency(p->db, w.agency)) && watch_add(p->var, &w);
	watch_release(&w);
	return good ? EXIT_GOOD : EXIT_USAGE;
}

static int
list(const struct program *p)
{
	struct watch_list all;
	struct buf line, safe;
	bool good = watch_load(p->var, &all);

	buf_init(&line, (size_t)1 << 20);
	buf_init(&safe, (size_t)1 << 20);
	for (size_t i = 0; i < all.len; i++) {
		buf_reset(&line);
		buf_reset(&safe);
		watch_describe(&all.item[i], &line);
		shown_add(&safe, span_of(line.data), false);
		printf("%-24s %s\n", all.item[i].name, safe.data);
	}
	buf_release(&line);
	buf_release(&safe);
	watch_list_release(&all);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	const char *verb;

	argc = command_options(&command_watch, argc, argv, &args);
	if (argc < 1)
		return command_usage(&command_watch);
	verb = argv[0];
	if (strcmp(verb, "add") == 0 && argc == 2)
		return add(p, argv[1], &args);
	if (strcmp(verb, "remove") == 0 && argc == 2)
		return watch_remove(p->var, argv[1]) ? EXIT_GOOD : EXIT_USAGE;
	if (strcmp(verb, "list") == 0 && argc == 1)
		return list(p);
	if (strcmp(verb, "run") == 0 && argc == 1)
		return digest_night(p->db, p->var) ? EXIT_GOOD : EXIT_SOURCE;
	return command_usage(&command_watch);
}

const struct command command_watch = {
	.name = "watch",
	.synopsis = "add NAME [OPTIONS] | list | remove NAME | run",
	.summary = "keeps lists of what to look out for, and tells each thing once",
	.about = "A list is a file in PAYDIRT_VAR/watch, on this machine and in no database. "
		 "'watch run' "
		 "follows the nightly\n"
		 "crawl: it writes changes.md and the Atom feed feed.atom there, and mails or "
		 "posts what "
		 "is new, changed or gone\n"
		 "to those lists that ask for it. A new list is silent on its first run. What "
		 "could not "
		 "be delivered is told\n"
		 "again at the next run (exit status 1). PAYDIRT_SENDMAIL names a sendmail "
		 "that is not "
		 "/usr/sbin/sendmail.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
