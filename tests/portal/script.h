/*
 * script.h: how the portal misbehaves: rules, and which of them a request meets.
 *
 * portal.c says how a rule is written. Each rule counts the requests that match its method and
 * glob, whether or not an earlier rule was chosen for them.
 */
#ifndef PORTAL_SCRIPT_H
#define PORTAL_SCRIPT_H

#include "http.h"

enum act {
	ACT_NONE,
	ACT_STATUS,
	ACT_HANG,
	ACT_DELAY,
	ACT_CUT,
	ACT_REDIRECT,
	ACT_BODY,
	ACT_EMPTY,
	ACT_SLOW,
	ACT_BOMB,
	ACT_HEADERS,
	ACT_CLOSE,
	ACT_CHUNKED,
	ACT_NO_VALIDATORS,
	ACT_WRONG_LENGTH,
};

struct action {
	enum act what;
	unsigned status;      /* of status, redirect */
	long number;          /* of delay, cut, slow, headers, wrong-length */
	bool half;            /* wrong-length without a number: half of it is announced */
	char *text;           /* redirect's address; status's Retry-After */
	bool text_is_seconds; /* Retry-After is a date, so many seconds from now */
	struct body *body;    /* of body */
	char *type;
};

enum which { WHICH_ALL, WHICH_RANGE, WHICH_EVERY, WHICH_RANDOM };

struct rule {
	char *method, *glob;
	enum which which;
	unsigned long first, last; /* of a range; first alone is the N of every and random */
	unsigned long seen;
	struct action action;
};

struct script {
	struct rule *rules;
	size_t count;
	uint64_t seed;
};

void script_init(struct script *, uint64_t seed);
void script_release(struct script *);

/* Takes the place of the rules there were. On an error they stay, false is returned and *why
 * says what is wrong (free). */
bool script_read(struct script *, const char *text, char **why);

/* What to do with a request for "host/path?query"; ACT_NONE where no rule wants it. Good until
 * the next script_read. */
const struct action *script_pick(struct script *, const char *method, const char *address);

/* Only '*' is special, since '?' and '[' belong to addresses: any run of characters, '/' too.
 */
bool glob_matches(const char *glob, const char *text);

#endif
