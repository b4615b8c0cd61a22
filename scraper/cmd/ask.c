#include "ask.h"

#include "../flow/shown.h"

#include <unistd.h>

#define OWN_OPTIONS 4
static const struct option options[] = {
	{ "format", 'f', OPT_TEXT, offsetof(struct ask_args, format), "FORMAT",
	    "table, csv, tsv, json, jsonl, md or xlsx" },
	{ "output", 'o', OPT_TEXT, offsetof(struct ask_args, file), "FILE",
	    "write to a file; its ending tells the format" },
	{ "spreadsheet-safe", 0, OPT_FLAG, offsetof(struct ask_args, safe), NULL,
	    "in CSV, put a ' before text that a spreadsheet would run as a formula" },
	{ "help", 'h', OPT_FLAG, offsetof(struct ask_args, help), NULL,
	    "what a question answers, and its parameters" },
	{ 0 },
};

/* ------------------------------------------------------------------------- listing */

static void
list_line(const struct question *q, int width)
{
	char *about = xasprintf("%s%s", q->title, q->own ? " (your own)" : "");
	struct span rest = span_of(about), line;
	bool first = true;

	while (shown_line(&rest, width - 28, &line)) {
		printf("  %-24s  %.*s\n", first ? q->name : "", (int)line.len, line.at);
		first = false;
	}
	free(about);
}

static int
list(void)
{
	struct question_list all;
	int width = shown_columns(STDOUT_FILENO, 100);
	bool good = question_list(&all);

	puts("Questions:\n");
	for (size_t i = 0; i < all.len; i++)
		list_line(all.item[i], width);
	puts("\n'paydirt ask NAME' asks one; 'paydirt ask NAME --help' tells its parameters.");
	question_list_release(&all);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

/* Wrapped; `mark` stands before the first line, and as many blanks before the others */
static void
print_paragraph(const char *mark, const char *text)
{
	int indent = (int)strlen(mark), width = shown_columns(STDOUT_FILENO, 100) - indent;
	struct span rest = span_of(text), line;

	for (bool first = true; shown_line(&rest, width, &line); first = false)
		printf("%*s%.*s\n", indent, first ? mark : "", (int)line.len, line.at);
}

static void
print_parameter(const struct question_parameter *p)
{
	static const char *const values[] = { [PARAMETER_TEXT] = " TEXT",
		[PARAMETER_DATE] = " DATE",
		[PARAMETER_NUMBER] = " N",
		[PARAMETER_AGENCY] = " AGENCY",
		[PARAMETER_FLAG] = "" };
	char *name = xasprintf("--%s%s", p->name, values[p->type]);

	printf("  %-22s %s", name, p->help);
	if (*p->otherwise && p->type != PARAMETER_FLAG)
		printf(" (default: %s)", p->otherwise);
	puts("");
	free(name);
}

static int
explain(const struct question *q)
{
	char *title = xasprintf("%s: %s", q->name, q->title);

	print_paragraph("", title);
	free(title);
	if (q->answers) {
		puts("");
		print_paragraph("", q->answers);
	}
	if (q->parameters)
		puts("");
	for (size_t i = 0; i < q->parameters; i++)
		print_parameter(&q->parameter[i]);
	if (q->caveats)
		puts("\nMind:");
	for (size_t i = 0; i < q->caveats; i++)
		print_paragraph("  - ", q->caveat[i]);
	return EXIT_GOOD;
}

/* ----------------------------------------------------------------------- arguments */

/* Our own options and the question's parameters, as one table */
static void
fill_options(const struct question *q, struct option table[])
{
	size_t n = 0;

	memcpy(table, options, OWN_OPTIONS * sizeof(*table));
	for (; n < q->parameters; n++) {
		const struct question_parameter *p = &q->parameter[n];
		bool flag = p->type == PARAMETER_FLAG;

		table[OWN_OPTIONS + n] = (struct option){ .name = p->name,
			.type = flag ? OPT_FLAG : OPT_TEXT,
			.at = flag
				  ? offsetof(struct ask_args, flag) + n * sizeof(bool)
				  : offsetof(struct ask_args, value) + n * sizeof(const char *),
			.value = flag ? NULL : "VALUE",
			.help = p->help };
	}
	table[OWN_OPTIONS + n] = (struct option){ 0 };
}

static void
say_parameters(const struct question *q)
{
	struct buf names;

	buf_init(&names, 4096);
	for (size_t i = 0; i < q->parameters; i++)
		buf_printf(&names, "%s--%s", i ? ", " : "", q->parameter[i].name);
	log_error("'%s' takes %s; 'paydirt ask %s --help' explains", q->name,
	    q->parameters ? names.data : "no parameters", q->name);
	buf_release(&names);
}

/* Words behind the name are the values of its parameters, in their order. */
static bool
take_words(const struct question *q, struct ask_args *args, int argc, char **argv)
{
	size_t n = 0;

	for (int i = 0; i < argc; i++) {
		while (n < q->parameters &&
		       (q->parameter[n].type == PARAMETER_FLAG || args->value[n]))
			n++;
		if (n == q->parameters) {
			log_error("'%s' has no parameter for '%s'", q->name, argv[i]);
			say_parameters(q);
			return false;
		}
		args->value[n] = argv[i];
	}
	for (size_t i = 0; i < q->parameters; i++) {
		if (q->parameter[i].type == PARAMETER_FLAG)
			args->value[i] =
			    args->flag[i] || strcmp(q->parameter[i].otherwise, "yes") == 0
				? "yes"
				: "no";
		else if (!args->value[i])
			args->value[i] = q->parameter[i].otherwise;
	}
	return true;
}

const struct output_format *
ask_format(const struct ask_args *args)
{
	const struct output_format *format;
	const char *name = args->format, *dot = args->file ? strrchr(args->file, '.') : NULL;

	if (!name && dot && output_format_find(dot + 1))
		return output_format_find(dot + 1);
	format = output_format_find(name ? name : "table");
	if (!format)
		log_error("there is no format '%s'; there are %s", name, output_format_names());
	return format;
}

/* -------------------------------------------------------------------------- asking */

static int
print_answer(struct program *p, const struct question *q, struct ask_args *args)
{
	struct output out = { .path = args->file, .spreadsheet_safe = args->safe };
	bool good;

	out.format = ask_format(args);
	if (!out.format)
		return EXIT_USAGE;
	good = answer_begin(p->db) && answer_put(p->db, q, args->value, &out);
	output_release(&out);
	db_rollback(p->db);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static bool
read_words(const struct question *q, struct ask_args *args, int argc, char **argv)
{
	struct option table[OWN_OPTIONS + QUESTION_PARAMETERS_MAX + 1];

	fill_options(q, table);
	argc = opt_parse(argc, argv, table, args);
	if (argc < 0)
		say_parameters(q);
	return argc >= 0 && (args->help || take_words(q, args, argc, argv));
}

int
ask_words(struct program *p, const char *name, struct ask_args *args, int argc, char **argv,
    int (*then)(struct program *, const struct question *, struct ask_args *))
{
	struct question *q = question_find(name);
	int status = EXIT_USAGE;

	if (q && read_words(q, args, argc, argv)) {
		if (args->help)
			status = explain(q);
		else if (question_check(p->db, q, args->value))
			status = then(p, q, args);
	}
	question_free(q);
	return status;
}

int
ask_question(struct program *p, const char *name, int argc, char **argv)
{
	struct ask_args args = { 0 };

	return ask_words(p, name, &args, argc, argv, print_answer);
}

static int
run(struct program *p, int argc, char **argv)
{
	struct ask_args args = { 0 };

	/* what stands before the question's name is ours; behind it stand its parameters too */
	argc = opt_parse_leading(argc, argv, options, &args);
	if (argc < 0)
		return EXIT_USAGE;
	if (argc == 0)
		return list();
	return ask_words(p, argv[0], &args, argc - 1, argv + 1, print_answer);
}

const struct command command_ask = {
	.name = "ask",
	.synopsis = "[QUESTION [--PARAMETER VALUE]…]",
	.summary = "answers a saved question; without one, lists them",
	.about = "Each question has parameters of its own: 'paydirt ask vendor --help' tells "
		 "them. Words behind the name are\n"
		 "their values in order: 'paydirt ask vendor Palantir'. Every answer ends with "
		 "its window, its sources and\n"
		 "their as-of dates, and what to keep in mind; with CSV and JSON that goes to "
		 "FILE.about.txt, or to stderr.\n"
		 "\n"
		 "A question is an SQL file with a header that psql runs as well. The folder "
		 "PAYDIRT_QUESTIONS adds questions\n"
		 "of your own; a path to a file is a question too. Values are bound, never "
		 "pasted into the statement, and\n"
		 "a question can read the schema pub and change nothing.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.options = options,
	.run = run,
};
