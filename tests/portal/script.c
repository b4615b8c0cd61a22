#include "script.h"
#include "base/buf.h"

#include <errno.h>

#define RULE_MAX_WORDS 8
#define BODY_MAX_BYTES ((size_t)64 << 20)
#define JUNK_MAX_HEADERS 330

/* The words of a line, one after the other. */
struct words {
	char *word[RULE_MAX_WORDS];
	size_t count, next;
};

static void
rule_release(struct rule *r)
{
	free(r->method);
	free(r->glob);
	free(r->action.text);
	free(r->action.type);
	body_drop(r->action.body);
}

void
script_init(struct script *s, uint64_t seed)
{
	*s = (struct script){ .seed = seed };
}

void
script_release(struct script *s)
{
	for (size_t i = 0; i < s->count; i++)
		rule_release(&s->rules[i]);
	free(s->rules);
	script_init(s, s->seed);
}

static const char *
next_word(struct words *w)
{
	return w->next < w->count ? w->word[w->next++] : NULL;
}

static bool
next_is(struct words *w, const char *text)
{
	if (w->next >= w->count || strcmp(w->word[w->next], text) != 0)
		return false;
	w->next++;
	return true;
}

static bool
number_read(const char *text, long least, long most, long *out)
{
	char *end;

	if (!text || !*text)
		return false;
	errno = 0;
	*out = strtol(text, &end, 10);
	return !errno && !*end && *out >= least && *out <= most;
}

static bool
next_number(struct words *w, long least, long most, long *out)
{
	return number_read(next_word(w), least, most, out);
}

static bool
read_range(struct rule *r, const char *text)
{
	char *first = xstrdup(text), *dash = strchr(first, '-');
	long from = 0, to;
	bool good;

	if (dash)
		*dash = '\0';
	good = number_read(first, 1, INT64_MAX, &from);
	to = from;
	if (dash)
		good = good && number_read(dash + 1, from, INT64_MAX, &to);
	r->which = WHICH_RANGE;
	r->first = (unsigned long)from;
	r->last = (unsigned long)to;
	free(first);
	return good;
}

static bool
read_which(struct rule *r, struct words *w)
{
	long number = 0;
	bool good = true;

	if (next_is(w, "all")) {
		r->which = WHICH_ALL;
	} else if (next_is(w, "every")) {
		r->which = WHICH_EVERY;
		good = next_number(w, 1, INT64_MAX, &number);
		r->first = (unsigned long)number;
	} else if (next_is(w, "random")) {
		r->which = WHICH_RANDOM;
		good = next_number(w, 0, 100, &number);
		r->first = (unsigned long)number;
	} else {
		const char *text = next_word(w);

		good = text && read_range(r, text);
	}
	return good;
}

static bool
read_number(struct action *a, struct words *w)
{
	long most = a->what == ACT_HEADERS ? JUNK_MAX_HEADERS : 1L << 40;

	return next_number(w, a->what == ACT_CUT ? 0 : 1, most, &a->number);
}

static bool
read_status(struct action *a, struct words *w)
{
	const char *after;
	long status;

	if (!next_number(w, 200, 599, &status))
		return false;
	a->status = (unsigned)status;
	a->text_is_seconds = next_is(w, "retry-after-date");
	if (!a->text_is_seconds && !next_is(w, "retry-after"))
		return true;
	after = next_word(w);
	if (!after)
		return false;
	a->text = xstrdup(*after == '+' ? after + 1 : after);
	return true;
}

static bool
read_redirect(struct action *a, struct words *w)
{
	const char *url = next_word(w);
	long status = 302;

	if (!url || (w->next < w->count && !next_number(w, 300, 399, &status)))
		return false;
	a->text = xstrdup(url);
	a->status = (unsigned)status;
	return true;
}

static bool
read_body(struct action *a, struct words *w)
{
	const char *path = next_word(w), *type = next_word(w);
	struct buf text;
	size_t len;

	if (!path)
		return false;
	buf_init(&text, BODY_MAX_BYTES);
	if (buf_read_file(&text, path) < 0) {
		buf_release(&text);
		return false;
	}
	len = text.len;
	a->body = body_new(buf_take(&text), len);
	a->type = xstrdup(type ? type : type_of_file(path));
	return true;
}

static bool
read_wrong_length(struct action *a, struct words *w)
{
	a->half = w->next >= w->count;
	return a->half || next_number(w, -(1L << 40), 1L << 40, &a->number);
}

static bool
read_nothing(UNUSED struct action *a, UNUSED struct words *w)
{
	return true;
}

static bool
read_action(struct action *a, struct words *w)
{
	static const struct {
		const char *name;
		enum act what;
		bool (*read)(struct action *, struct words *);
	} actions[] = {
		{ "status", ACT_STATUS, read_status },
		{ "hang", ACT_HANG, read_nothing },
		{ "delay", ACT_DELAY, read_number },
		{ "cut", ACT_CUT, read_number },
		{ "redirect", ACT_REDIRECT, read_redirect },
		{ "body", ACT_BODY, read_body },
		{ "empty", ACT_EMPTY, read_nothing },
		{ "slow", ACT_SLOW, read_number },
		{ "bomb", ACT_BOMB, read_nothing },
		{ "headers", ACT_HEADERS, read_number },
		{ "close", ACT_CLOSE, read_nothing },
		{ "chunked", ACT_CHUNKED, read_nothing },
		{ "no-validators", ACT_NO_VALIDATORS, read_nothing },
		{ "wrong-length", ACT_WRONG_LENGTH, read_wrong_length },
	};

	for (size_t i = 0; i < ARRAY_SIZE(actions); i++) {
		if (next_is(w, actions[i].name)) {
			a->what = actions[i].what;
			return actions[i].read(a, w) && w->next == w->count;
		}
	}
	return false;
}

/* NULL, or what is wrong with the line. */
static const char *
rule_read(struct rule *r, struct words *w)
{
	const char *method = next_word(w), *glob = next_word(w);

	if (!glob)
		return "a rule is a method, a glob, which requests, and an action";
	r->method = xstrdup(method);
	r->glob = xstrdup(glob);
	if (!read_which(r, w))
		return "which requests: all, N, N-M, every N or random PERCENT";
	if (!read_action(&r->action, w))
		return "no such action, or not with these words";
	return NULL;
}

static bool
split_line(char *line, struct words *w)
{
	char *save = NULL;

	*w = (struct words){ 0 };
	for (char *word = strtok_r(line, " \t\r", &save); word;
	     word = strtok_r(NULL, " \t\r", &save)) {
		if (w->count == RULE_MAX_WORDS)
			return false;
		w->word[w->count++] = word;
	}
	return true;
}

static const char *
add_line(struct script *s, char *line)
{
	struct words words;

	if (line[strspn(line, " \t\r")] == '#')
		return NULL;
	if (!split_line(line, &words))
		return "too many words";
	if (!words.count)
		return NULL;
	s->rules = xrealloc(s->rules, (s->count + 1) * sizeof(*s->rules));
	s->rules[s->count] = (struct rule){ 0 };
	return rule_read(&s->rules[s->count++], &words);
}

bool
script_read(struct script *s, const char *text, char **why)
{
	struct script next;
	const char *wrong = NULL;
	size_t number = 0;

	script_init(&next, s->seed);
	while (*text && !wrong) {
		size_t len = strcspn(text, "\n");
		char *line = xasprintf("%.*s", (int)len, text);

		number++;
		wrong = add_line(&next, line);
		free(line);
		text += len + (text[len] == '\n');
	}
	if (wrong) {
		*why = xasprintf("line %zu: %s", number, wrong);
		script_release(&next);
		return false;
	}
	script_release(s);
	*s = next;
	return true;
}

bool
glob_matches(const char *glob, const char *text)
{
	const char *star = NULL, *tried = NULL;

	while (*text) {
		if (*glob == '*') {
			star = glob++;
			tried = text;
		} else if (*glob == *text) {
			glob++;
			text++;
		} else if (star) {
			glob = star + 1;
			text = ++tried;
		} else {
			return false;
		}
	}
	return glob[strspn(glob, "*")] == '\0';
}

/* splitmix64: the n-th request of a rule meets the same luck at every run of a seed */
static uint64_t
luck(uint64_t seed, size_t rule, unsigned long seen)
{
	uint64_t z = seed + ((uint64_t)rule << 40) + seen;

	z = (z + 1) * 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static bool
rule_is_on(const struct script *s, const struct rule *r)
{
	switch (r->which) {
	case WHICH_ALL:
		return true;
	case WHICH_RANGE:
		return r->seen >= r->first && r->seen <= r->last;
	case WHICH_EVERY:
		return r->seen % r->first == 0;
	case WHICH_RANDOM:
		return luck(s->seed, (size_t)(r - s->rules), r->seen) % 100 < r->first;
	}
	return false;
}

const struct action *
script_pick(struct script *s, const char *method, const char *address)
{
	static const struct action none = { .what = ACT_NONE };
	const struct action *picked = NULL;

	for (size_t i = 0; i < s->count; i++) {
		struct rule *r = &s->rules[i];

		if (strcmp(r->method, "*") != 0 && strcmp(r->method, method) != 0)
			continue;
		if (!glob_matches(r->glob, address))
			continue;
		r->seen++;
		if (!picked && rule_is_on(s, r))
			picked = &r->action;
	}
	return picked ? picked : &none;
}
