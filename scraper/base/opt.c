#include "opt.h"
#include "log.h"

#include <errno.h>
#include <limits.h>

bool
opt_number(const char *text, long least, long most, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(text, &end, 10);
	return end != text && !*end && errno == 0 && *out >= least && *out <= most;
}

static const struct option *
find(const struct option *table, const char *word, size_t len)
{
	for (; table->name; table++)
		if (strlen(table->name) == len && memcmp(table->name, word, len) == 0)
			return table;
	return NULL;
}

static const struct option *
find_letter(const struct option *table, char letter)
{
	for (; table->name; table++)
		if (table->letter && table->letter == letter)
			return table;
	return NULL;
}

static int
store(const struct option *o, const char *value, void *args)
{
	void *to = (char *)args + o->at;
	struct opt_list *list = to;

	switch (o->type) {
	case OPT_FLAG:
		*(bool *)to = true;
		return 0;
	case OPT_TEXT:
		*(const char **)to = value;
		return 0;
	case OPT_NUMBER:
		if (opt_number(value, 0, LONG_MAX, to))
			return 0;
		log_error("--%s wants a whole number, not '%s'", o->name, value);
		return -1;
	case OPT_LIST:
		if (list->len < OPT_LIST_MAX) {
			list->item[list->len++] = value;
			return 0;
		}
		log_error("--%s is given more than %d times", o->name, OPT_LIST_MAX);
		return -1;
	}
	return -1;
}

/* One option at argv[*i]; its value may be the next word. */
static int
take(int argc, char **argv, int *i, const struct option *table, void *args)
{
	const char *word = argv[*i], *value = NULL;
	const struct option *o;

	if (word[1] == '-') {
		const char *equals = strchr(word, '=');

		o = find(
		    table, word + 2, equals ? (size_t)(equals - word) - 2 : strlen(word) - 2);
		value = equals ? equals + 1 : NULL;
	} else {
		o = find_letter(table, word[1]);
		value = o && word[2] ? word + 2 : NULL;
	}
	if (!o) {
		log_error("unknown option '%s'", word);
		return -1;
	}
	if (o->type == OPT_FLAG && value) {
		log_error("--%s takes no value", o->name);
		return -1;
	}
	if (o->type != OPT_FLAG && !value) {
		if (*i + 1 >= argc) {
			log_error("--%s wants a value: %s", o->name, o->value);
			return -1;
		}
		value = argv[++*i];
	}
	return store(o, value, args);
}

static int
parse(int argc, char **argv, const struct option *table, void *args, bool leading)
{
	int kept = 0, i = 0;

	for (; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0) {
			i++;
			break;
		}
		if (argv[i][0] == '-' && argv[i][1]) {
			if (take(argc, argv, &i, table, args) < 0)
				return -1;
		} else if (leading) {
			break;
		} else {
			argv[kept++] = argv[i];
		}
	}
	while (i < argc)
		argv[kept++] = argv[i++];
	return kept;
}

int
opt_parse(int argc, char **argv, const struct option *table, void *args)
{
	return parse(argc, argv, table, args, false);
}

int
opt_parse_leading(int argc, char **argv, const struct option *table, void *args)
{
	return parse(argc, argv, table, args, true);
}

void
opt_help(FILE *out, const struct option *table)
{
	for (; table->name; table++) {
		char left[64];

		snprintf(left, sizeof(left), "%s%c%s--%s%s%s", table->letter ? "-" : "",
		    table->letter ? table->letter : ' ', table->letter ? ", " : "   ",
		    table->name, table->value ? " " : "", table->value ? table->value : "");
		fprintf(out, "  %-28s %s\n", left, table->help);
	}
}
