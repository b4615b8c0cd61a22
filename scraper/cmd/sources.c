#include "cmd.h"

#include "../flow/night.h"
#include "../flow/source.h"

static void
print_fact(const char *name, const char *value)
{
	if (value && *value)
		printf("%-14s %s\n", name, value);
}

static void
print_pages(const struct source *s)
{
	fputs("pages         ", stdout);
	for (size_t i = 0; i < SOURCE_PAGES_MAX && s->pages[i].kind; i++)
		printf(" %s", s->pages[i].kind);
	fputs("\nhosts         ", stdout);
	for (size_t i = 0; i < SOURCE_HOSTS_MAX && s->hosts[i]; i++)
		printf(" %s", s->hosts[i]);
	putchar('\n');
}

/* The page of facts of one source */
static int
print_one(struct program *p, const struct source_entry *e)
{
	const struct source *s = e->row;
	struct rows *rows =
	    db_rows(p->db, sql_text("queries/source_facts.sql"), DB_ARGS(e->name));
	char number[64];

	if (!rows)
		return EXIT_UNABLE;
	print_fact("source", e->name);
	print_fact("title", s->title);
	print_fact("publisher", s->publisher);
	print_fact("home", s->home);
	print_fact("licence", s->licence);
	print_fact("holds", s->holds);
	print_fact("lacks", s->lacks);
	print_fact("needs", s->key_env);
	print_fact("", s->key_help);
	snprintf(number, sizeof(number), "%d days behind", s->lag_days);
	print_fact("lag", s->lag_days ? number : NULL);
	print_fact("asked",
	    s->start ? "every night" : "never: its files are handed in with 'paydirt load'");
	print_pages(s);
	for (int i = 0; i < rows_width(rows); i++)
		print_fact(rows_name(rows, i), rows_count(rows) ? rows_get(rows, 0, i) : NULL);
	rows_free(rows);
	return EXIT_GOOD;
}

static const char *
state_of(const struct source_entry *e, const char *state)
{
	if (state)
		return state;
	if (e->row->key_env && !e->row->key_optional && !night_key(e->row))
		return "needs a key";
	return e->row->start ? "not yet asked" : "by hand";
}

static int
print_all(struct program *p, const char *pattern)
{
	struct rows *rows = db_rows(p->db, sql_text("queries/source_list.sql"), DB_NONE);

	if (!rows)
		return EXIT_UNABLE;
	printf("%-26s %-13s %-16s %9s  %-10s %s\n", "source", "state", "last run", "rows",
	    "newest", "title");
	for (size_t i = 0; i < source_count; i++) {
		const struct source_entry *e = &sources[i];
		int row = -1;

		if (pattern && !strstr(e->name, pattern))
			continue;
		for (int r = 0; r < rows_count(rows); r++)
			if (strcmp(rows_get(rows, r, 0), e->name) == 0)
				row = r;
		printf("%-26s %-13s %-16s %9s  %-10s %s\n", e->name,
		    state_of(e, row < 0 ? NULL : rows_get(rows, row, 1)),
		    row < 0 || !rows_get(rows, row, 2) ? "-" : rows_get(rows, row, 2),
		    row < 0 || !rows_get(rows, row, 3) ? "-" : rows_get(rows, row, 3),
		    row < 0 || !rows_get(rows, row, 4) ? "-" : rows_get(rows, row, 4),
		    e->row->title);
	}
	rows_free(rows);
	return EXIT_GOOD;
}

static int
run(struct program *p, int argc, char **argv)
{
	const struct source_entry *e;

	argc = command_options(&command_sources, argc, argv, NULL);
	if (argc < 0 || argc > 1)
		return command_usage(&command_sources);
	e = argc ? source_find(argv[0]) : NULL;
	return e ? print_one(p, e) : print_all(p, argc ? argv[0] : NULL);
}

const struct command command_sources = {
	.name = "sources",
	.synopsis = "[NAME]",
	.summary = "the sources: state, last run, rows, newest date, and what each needs",
	.about = "With the name of one: its page of facts. With a part of a name: those that "
		 "have it.",
	.needs = NEEDS_VAR | NEEDS_DB,
	.run = run,
};
