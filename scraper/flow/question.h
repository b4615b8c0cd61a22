/*
 * question.h: saved questions: an SQL file with a header, runnable by psql and by paydirt ask.
 *
 *	-- title: who pitched or supplied an agency
 *	-- answers: one row an award or other record, …
 *	-- parameter agency agency ICE: which agency (abbreviation, name or code)
 *	-- parameter since date: from when on
 *	-- caveat: obligated is net of de-obligations
 *	-- reads: contract modification subaward
 *	-- heading: relation; family
 *	-- below: quote, counts
 *	-- hidden: source_url
 *	\if :{?agency}
 *	\else
 *	    \set agency ICE
 *	\endif
 *	select … where agency = :'agency' …;
 *
 * A line of the header goes on in the next one where that starts with "--" and more than one
 * blank. Only title is required. A parameter's line is "name type default: words"; the default
 * may be empty or several words. Types: text, date, number, agency (must be known), flag (yes
 * or no; on the command line it has no value). An empty value means "not asked for". reads
 * names the kinds of record (core.record_kind) that the answer is made from, for the sources in
 * its foot; without it, all. heading, below and hidden lay out the table for people (see
 * output.h).
 *
 * Lines that start with a backslash are psql's. Outside of quotes and comments :'name' becomes
 * a bound $n: a value is never pasted into a statement.
 *
 * Questions are compiled in; the folder PAYDIRT_QUESTIONS adds a reporter's own, and one of the
 * same name stands in for ours. A path to a file is a question too.
 */
#ifndef QUESTION_H
#define QUESTION_H

#include "../base/buf.h"
#include "../base/db.h"

#define QUESTION_PARAMETERS_MAX 16
#define QUESTION_CAVEATS_MAX 24
#define QUESTION_SIZE_MAX ((size_t)1 << 20)

enum parameter_type {
	PARAMETER_TEXT,
	PARAMETER_DATE,
	PARAMETER_NUMBER,
	PARAMETER_AGENCY,
	PARAMETER_FLAG
};

struct question_parameter {
	char *name;
	enum parameter_type type;
	char *otherwise; /* the default; "" for none */
	char *help;
};

struct question {
	char *name, *title, *answers, *reads, *heading, *below,
	    *hidden; /* all but name and title may be NULL */
	bool own;    /* a reporter's own */
	struct question_parameter parameter[QUESTION_PARAMETERS_MAX];
	size_t parameters;
	char *caveat[QUESTION_CAVEATS_MAX];
	size_t caveats;
	char *sql;                             /* with $1, $2, … */
	size_t bound[QUESTION_PARAMETERS_MAX]; /* which parameter $1, $2, … are */
	size_t bounds;
};

/* Reads the question of that name, or the file at a path (with '/' or ending in ".sql"). NULL
 * where there is none or it is wrong (said). */
struct question *question_find(const char *name);
void question_free(struct question *);

/* The one of that name that is compiled in; NULL where there is none. */
struct question *question_built_in(const char *name);

/* All of them, in the order of their names; false where the reporter's folder cannot be read
 * (said). A file that is wrong is said and left out. */
struct question_list {
	struct question **item;
	size_t len;
};
bool question_list(struct question_list *);
void question_list_release(struct question_list *);

/*
 * True where the values (one a parameter, never NULL) are of their types; else says which is
 * not. A date may be YYYY-MM-DD, today, yesterday, or "30 days ago", which is put into *value
 * as a date (the old text is not freed). `db` knows the agencies.
 */
bool question_check(struct db *, const struct question *, const char **value);

/* True where the agency is known; else says so, with those that are like it. */
bool question_agency(struct db *, const char *agency);

/* The question's values in the order of $1, $2, …; count is question.bounds. */
void question_bind(const struct question *, const char *const *value, const char **bound);

#endif
