#include "cmd.h"

#include "../flow/dispute.h"
#include "../flow/foot.h"
#include "../flow/output.h"
#include "../flow/question.h"
#include "../flow/shown.h"

#include <unistd.h>

struct args {
	const char *format, *file;
	bool safe, help;
	const char *value[QUESTION_PARAMETERS_MAX];
	bool flag[QUESTION_PARAMETERS_MAX];
};

#define OWN_OPTIONS 4
static const struct option options[] = {
	{ "format", 'f', OPT_TEXT, offsetof(struct args, format), "FORMAT",
	    "table, csv, tsv, json, jsonl, md or xlsx" },
	{ "output", 'o', OPT_TEXT, offsetof(struct args, file), "FILE",
	    "write to a file; its ending tells the format" },
	{ "spreadsheet-safe", 0, OPT_FLAG, offsetof(struct args, safe), NULL,
	    "in CSV, put a ' before text that a spreadsheet would run as a formula" },
	{ "help", 'h', OPT_FLAG, offsetof(struct args, help), NULL,
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
			.at = flag ? offsetof(struct args, flag) + n * sizeof(bool)
				   : offsetof(struct args, value) + n * sizeof(const char *),
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
take_words(const struct question *q, struct args *args, int argc, char **argv)
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

static const struct output_format *
choose_format(const struct args *args)
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

struct answer {
	struct output *out;
	struct disputes *disputes;
};

static bool
take_row(void *context, const struct rows *rows, int row)
{
	struct answer *a = context;

	disputes_see(a->disputes, rows, row);
	return output_take(a->out, rows, row);
}

static bool
add_foot(struct program *p, const struct question *q, const struct args *args,
    const struct answer *a, struct buf *foot)
{
	if (!foot_add(p->db, q, args->value, a->out->rows, foot))
		return false;
	disputes_add(a->disputes, foot);
	return true;
}

static bool
answer(struct program *p, const struct question *q, const struct args *args, struct output *out)
{
	const char *bound[QUESTION_PARAMETERS_MAX + 1];
	struct db_args values = { bound, (int)q->bounds };
	struct answer a = { .out = out };
	struct buf foot;
	bool good;

	question_bind(q, args->value, bound);
	buf_init(&foot, FOOT_MAX);
	good = db_run(p->db, sql_text("queries/ask_transaction.sql"), DB_NONE, NULL) &&
	       db_run(p->db, sql_text("queries/ask_begin.sql"), DB_NONE, NULL) &&
	       (a.disputes = disputes_load(p->db)) &&
	       db_stream(p->db, q->sql, values, take_row, &a) &&
	       add_foot(p, q, args, &a, &foot) && output_end(out, foot.data);
	disputes_free(a.disputes);
	buf_release(&foot);
	return good;
}

static int
ask(struct program *p, const struct question *q, struct args *args)
{
	struct output out = { .path = args->file,
		.title = q->title,
		.layout = { q->heading, q->below, q->hidden },
		.spreadsheet_safe = args->safe };
	bool good;

	out.format = choose_format(args);
	if (!out.format || !question_check(p->db, q, args->value))
		return EXIT_USAGE;
	good = db_begin(p->db) && output_open(&out) && answer(p, q, args, &out);
	output_release(&out);
	db_rollback(p->db);
	return good ? EXIT_GOOD : EXIT_UNABLE;
}

static int
ask_named(struct program *p, const struct question *q, struct args *args, int argc, char **argv)
{
	struct option table[OWN_OPTIONS + QUESTION_PARAMETERS_MAX + 1];

	fill_options(q, table);
	argc = opt_parse(argc, argv, table, args);
	if (argc < 0) {
		say_parameters(q);
		return EXIT_USAGE;
	}
	if (args->help)
		return explain(q);
	return take_words(q, args, argc, argv) ? ask(p, q, args) : EXIT_USAGE;
}

int
ask_question(struct program *p, const char *name, int argc, char **argv)
{
	struct args args = { 0 };
	struct question *q = question_find(name);
	int status = q ? ask_named(p, q, &args, argc, argv) : EXIT_USAGE;

	question_free(q);
	return status;
}

static int
run(struct program *p, int argc, char **argv)
{
	struct args args = { 0 };
	struct question *q;
	int status;

	/* what stands before the question's name is ours; behind it stand its parameters too */
	argc = opt_parse_leading(argc, argv, options, &args);
	if (argc < 0)
		return EXIT_USAGE;
	if (argc == 0)
		return list();
	q = question_find(argv[0]);
	if (!q)
		return EXIT_USAGE;
	status = ask_named(p, q, &args, argc - 1, argv + 1);
	question_free(q);
	return status;
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
