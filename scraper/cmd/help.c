#include "cmd.h"

static void
print_overview(void)
{
	puts("paydirt follows public money: who pitched, sold to or works for an agency, and "
	     "which\n"
	     "public record says so.\n\nusage: paydirt [-v | -q] COMMAND …\n");
	for (size_t i = 0; commands[i]; i++)
		if (!(commands[i]->needs & HIDDEN))
			printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
	puts("\n'paydirt help COMMAND' tells more. Exit status: 0 good, 1 a source failed or "
	     "was refused,\n"
	     "2 wrong usage, 3 could not work at all.");
}

static void
print_command(const struct command *c)
{
	printf("usage: paydirt %s%s%s\n\n%s\n", c->name, c->synopsis ? " " : "",
	    c->synopsis ? c->synopsis : "", c->summary);
	if (c->about)
		printf("\n%s\n", c->about);
	if (c->options) {
		puts("");
		opt_help(stdout, c->options);
	}
}

/* roff: a backslash, or a dot or quote at a line's start, must not be a request */
static void
print_roff(const char *text)
{
	bool start = true;

	for (const char *p = text; *p; p++) {
		if (start && (*p == '.' || *p == '\''))
			fputs("\\&", stdout);
		if (*p == '\\')
			fputs("\\e", stdout);
		else if (*p == '-')
			fputs("\\-", stdout);
		else if (*p == '\n' && p[1] == '\n')
			fputs("\n.PP", stdout);
		else
			putchar(*p);
		start = *p == '\n';
	}
	putchar('\n');
}

static void
print_manual_command(const struct command *c)
{
	printf(".SS paydirt %s", c->name);
	if (c->synopsis)
		printf(" %s", c->synopsis);
	putchar('\n');
	print_roff(c->summary);
	if (c->about) {
		puts(".PP");
		print_roff(c->about);
	}
	for (const struct option *o = c->options; o && o->name; o++) {
		printf(".TP\n.B \\-\\-%s", o->name);
		if (o->value)
			printf(" \\fI%s\\fR", o->value);
		putchar('\n');
		print_roff(o->help);
	}
}

static void
print_manual(void)
{
	puts(".TH PAYDIRT 1 \"\" \"paydirt " PAYDIRT_VERSION
	     "\"\n.SH NAME\npaydirt \\- follow public money\n"
	     ".SH SYNOPSIS\n.B paydirt\n[\\-v | \\-q] \\fICOMMAND\\fR \\&...\n.SH DESCRIPTION\n"
	     "paydirt crawls public contract and FOIA portals, keeps every byte it saw, "
	     "normalizes what they\n"
	     "say into PostgreSQL and answers who pitched, sold to or works for an agency, "
	     "each row with its\n"
	     "proof.\n.SH COMMANDS");
	for (size_t i = 0; commands[i]; i++)
		if (!(commands[i]->needs & HIDDEN))
			print_manual_command(commands[i]);
	puts(".SH ENVIRONMENT");
	puts(".TP\n.B PAYDIRT_VAR\nthe folder for the archive and the private database");
	puts(".TP\n.B PAYDIRT_DATABASE\na PostgreSQL (13 or later) to use instead of a private "
	     "one, as libpq writes it;\n"
	     "libpq's own PGHOST, PGDATABASE, \\&... do as well");
	puts(".TP\n.B PAYDIRT_CONTACT\nan address in the user agent, so that a portal can "
	     "reach who crawls it");
	puts(".TP\n.B PAYDIRT_REFERENCE\na folder with rows of your own for the reference "
	     "lists");
	puts(".TP\n.B PAYDIRT_QUESTIONS\na folder with questions of your own");
	puts(".TP\n.B PAYDIRT_SENDMAIL\nthe program that takes a watch list's mail");
	puts(".SH EXIT STATUS\n0 good, 1 a source failed or was refused, 2 wrong usage, 3 "
	     "could not work at all.");
}

struct args {
	bool man;
};

static const struct option options[] = {
	{ "man", 0, OPT_FLAG, offsetof(struct args, man), NULL, "the manual page, for man(1)" },
	{ 0 },
};

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };

	(void)p;
	argc = command_options(&command_help, argc, argv, &args);
	if (argc < 0)
		return EXIT_USAGE;
	if (args.man) {
		print_manual();
		return EXIT_GOOD;
	}
	if (!argc) {
		print_overview();
		return EXIT_GOOD;
	}
	for (size_t i = 0; commands[i]; i++)
		if (strcmp(commands[i]->name, argv[0]) == 0) {
			print_command(commands[i]);
			return EXIT_GOOD;
		}
	log_error("there is no command '%s'", argv[0]);
	return EXIT_USAGE;
}

const struct command command_help = {
	.name = "help",
	.synopsis = "[COMMAND]",
	.summary = "what a command does",
	.options = options,
	.run = run,
};
