/*
 * opt.h: options as a table; the same table prints the help and the man page.
 *
 * A command lists its options as const rows that name the member they set in a struct of its
 * own. Long names only ("--agency ICE" or "--agency=ICE"), a letter where one is customary.
 * "--" ends them.
 */
#ifndef OPT_H
#define OPT_H

#include "base.h"

#define OPT_LIST_MAX 64

/* What a repeated option collects; the texts belong to argv. */
struct opt_list {
	const char *item[OPT_LIST_MAX];
	size_t len;
};

enum opt_type {
	OPT_FLAG,   /* bool: set to true */
	OPT_TEXT,   /* const char *: the value, which belongs to argv */
	OPT_NUMBER, /* long: a whole number, 0 or more */
	OPT_LIST,   /* struct opt_list: each value is added */
};

struct option {
	const char *name; /* NULL ends a table */
	char letter;      /* 0 = none */
	enum opt_type type;
	size_t at;         /* offsetof the member that it sets */
	const char *value; /* the value's name in the help, NULL for a flag */
	const char *help;  /* one line, lower case, no full stop */
};

/*
 * Sets what argv says in `args` and moves the remaining words to the front of argv, whose new
 * count it returns; -1 where an option is unknown or its value is wrong (said on stderr).
 */
int opt_parse(int argc, char **argv, const struct option *table, void *args);

/* Like opt_parse, but ends at the first word that is no option. */
int opt_parse_leading(int argc, char **argv, const struct option *table, void *args);

/* One line an option: "  --agency NAME   only this agency". */
void opt_help(FILE *out, const struct option *table);

/* A whole number between least and most; false where the text is none. */
bool opt_number(const char *text, long least, long most, long *out);

#endif
