/*
 * ask.h: the command line of a question, for the commands that ask one.
 */
#ifndef ASK_H
#define ASK_H

#include "../flow/answer.h"
#include "cmd.h"

struct ask_args {
	const char *format, *file;
	bool safe, help;
	const char *value[QUESTION_PARAMETERS_MAX]; /* one a parameter; checked before `then` */
	bool flag[QUESTION_PARAMETERS_MAX];
};

/*
 * Reads the words behind a question's name and hands over to `then`, whose exit status it
 * returns; --help is answered here, and so is what is wrong.
 */
int ask_words(struct program *, const char *name, struct ask_args *, int argc, char **argv,
    int (*then)(struct program *, const struct question *, struct ask_args *));

/* Asks and prints: 'paydirt ask NAME …'. */
int ask_question(struct program *, const char *name, int argc, char **argv);

/* The format that the options mean; NULL where there is none (said). */
const struct output_format *ask_format(const struct ask_args *);

#endif
