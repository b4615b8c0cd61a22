#include "robots.h"

#include "../limits.h"

#include <ctype.h>
#include <strings.h>

#define RULES_MAX 10000

struct rule {
	char *path;
	size_t len;
	bool allow;
};

struct robots {
	struct rule *rules;
	size_t count;
	double delay;
	int from, to; /* minutes of the day of Visit-time; from == to: any */
};

struct line {
	struct span key, value;
};

static struct span
trim(struct span s)
{
	while (s.len && isspace((unsigned char)s.at[0])) {
		s.at++;
		s.len--;
	}
	while (s.len && isspace((unsigned char)s.at[s.len - 1]))
		s.len--;
	return s;
}

/* The next "key: value" line; comments and lines without a colon are passed over. */
static bool
next_line(const char **at, const char *end, struct line *out)
{
	while (*at < end) {
		const char *start = *at, *stop = start, *comment, *colon;

		while (stop < end && *stop != '\n' && *stop != '\r')
			stop++;
		*at = stop < end ? stop + 1 : end;
		comment = memchr(start, '#', (size_t)(stop - start));
		if (comment)
			stop = comment;
		colon = memchr(start, ':', (size_t)(stop - start));
		if (!colon)
			continue;
		out->key = trim((struct span){ start, (size_t)(colon - start) });
		out->value = trim((struct span){ colon + 1, (size_t)(stop - colon) - 1 });
		return true;
	}
	return false;
}

static bool
is_key(const struct line *l, const char *key)
{
	return l->key.len == strlen(key) && strncasecmp(l->key.at, key, l->key.len) == 0;
}

/* 2: names us, 1: names everybody, 0: somebody else */
static int
whom(struct span value, const char *agent)
{
	if (span_is(value, "*"))
		return 1;
	return value.len == strlen(agent) && strncasecmp(value.at, agent, value.len) == 0 ? 2
											  : 0;
}

/* Does any group name us? Else the groups for "*" count. */
static int
group_wanted(const char *text, size_t len, const char *agent)
{
	const char *at = text;
	struct line l;

	while (next_line(&at, text + len, &l))
		if (is_key(&l, "user-agent") && whom(l.value, agent) == 2)
			return 2;
	return 1;
}

static int
hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* One form for comparison: %41 becomes A, %2f %2F, other bytes beyond ASCII %XX */
static char *
normal_path(struct span s)
{
	static const char digits[] = "0123456789ABCDEF";
	char *out = xmalloc(s.len * 3 + 1), *o = out;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		bool escaped = c == '%' && i + 2 < s.len &&
			       isxdigit((unsigned char)s.at[i + 1]) &&
			       isxdigit((unsigned char)s.at[i + 2]);

		if (escaped) {
			c = (unsigned char)(hex(s.at[i + 1]) << 4 | hex(s.at[i + 2]));
			i += 2;
		}
		if (c >= 0x80 || c < 0x21 || (escaped && !isalnum(c) && !strchr("-._~", c))) {
			*o++ = '%';
			*o++ = digits[c >> 4];
			*o++ = digits[c & 15];
		} else {
			*o++ = (char)c;
		}
	}
	*o = '\0';
	return out;
}

static void
add_rule(struct robots *r, struct span path, bool allow)
{
	struct rule *rule;

	/* an empty Disallow forbids nothing */
	if (!path.len || r->count == RULES_MAX)
		return;
	r->rules = xrealloc(r->rules, (r->count + 1) * sizeof(*r->rules));
	rule = &r->rules[r->count++];
	rule->path = normal_path(path);
	rule->len = strlen(rule->path);
	rule->allow = allow;
}

static char *
copy(struct span s, char *out, size_t room)
{
	snprintf(out, room, "%.*s", (int)(s.len < room ? s.len : room - 1), s.at);
	return out;
}

static void
slow_down(struct robots *r, double seconds)
{
	if (seconds > r->delay && seconds < LIMIT_RETRY_AFTER_SECONDS)
		r->delay = seconds;
}

/* "1/10", "30/1m", "100/24h" */
static void
read_rate(struct robots *r, struct span value)
{
	char text[64], *slash, *end;
	double pages, period;

	copy(value, text, sizeof(text));
	pages = strtod(text, &slash);
	if (*slash != '/' || pages <= 0)
		return;
	period = strtod(slash + 1, &end);
	if (*end == 'm')
		period *= 60;
	else if (*end == 'h')
		period *= 3600;
	slow_down(r, period / pages);
}

/* "0600-0845", hours and minutes in UTC */
static void
read_visit(struct robots *r, struct span value)
{
	char text[64];
	int from, to;

	if (sscanf(copy(value, text, sizeof(text)), "%4d-%4d", &from, &to) != 2 || from < 0 ||
	    to < 0 || from > 2400 || to > 2400 || from % 100 > 59 || to % 100 > 59)
		return;
	r->from = from / 100 * 60 + from % 100;
	r->to = to / 100 * 60 + to % 100;
}

static void
read_rule(struct robots *r, const struct line *l)
{
	char text[64];

	if (is_key(l, "allow"))
		add_rule(r, l->value, true);
	else if (is_key(l, "disallow"))
		add_rule(r, l->value, false);
	else if (is_key(l, "crawl-delay"))
		slow_down(r, strtod(copy(l->value, text, sizeof(text)), NULL));
	else if (is_key(l, "request-rate"))
		read_rate(r, l->value);
	else if (is_key(l, "visit-time"))
		read_visit(r, l->value);
}

struct robots *
robots_parse(const char *text, size_t len, const char *agent)
{
	struct robots *r = xcalloc(1, sizeof(*r));
	const char *at = text;
	struct line l;
	int wanted;
	bool ours = false, agents = false;

	if (len > LIMIT_ROBOTS)
		len = LIMIT_ROBOTS;
	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		at += 3;
		len -= 3;
	}
	text = at;
	wanted = group_wanted(text, len, agent);
	while (next_line(&at, text + len, &l)) {
		if (!is_key(&l, "user-agent")) {
			agents = false;
			if (ours)
				read_rule(r, &l);
			continue;
		}
		/* several user-agent lines in a row begin one group */
		if (!agents)
			ours = false;
		agents = true;
		ours = ours || whom(l.value, agent) == wanted;
	}
	return r;
}

struct robots *
robots_whole(bool allow)
{
	struct robots *r = xcalloc(1, sizeof(*r));

	if (!allow)
		add_rule(r, span_of("/"), false);
	return r;
}

void
robots_free(struct robots *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->count; i++)
		free(r->rules[i].path);
	free(r->rules);
	free(r);
}

/* "*" stands for anything, "$" at the end for the end; by backing up to the last star, so that
 * the time is at most the product of the lengths */
static bool
matches(const char *rule, const char *path)
{
	const char *star = NULL, *resume = NULL;

	for (;;) {
		if (*rule == '*') {
			star = rule++;
			resume = path;
		} else if (!*rule || (rule[0] == '$' && !rule[1] && !*path)) {
			return true;
		} else if (*path && *rule == *path) {
			rule++;
			path++;
		} else if (star && *resume) {
			rule = star + 1;
			path = ++resume;
		} else {
			return false;
		}
	}
}

bool
robots_allow(const struct robots *r, const char *path)
{
	const struct rule *best = NULL;
	char *normal;

	if (strcmp(path, "/robots.txt") == 0)
		return true;
	normal = normal_path(span_of(path));
	for (size_t i = 0; i < r->count; i++) {
		const struct rule *rule = &r->rules[i];

		if (best && (rule->len < best->len || (rule->len == best->len && !rule->allow)))
			continue;
		if (matches(rule->path, normal))
			best = rule;
	}
	free(normal);
	return !best || best->allow;
}

double
robots_delay(const struct robots *r)
{
	return r->delay;
}

long
robots_wait(const struct robots *r, int minute)
{
	int wait;

	if (r->from == r->to || (r->from < r->to ? minute >= r->from && minute < r->to
						 : minute >= r->from || minute < r->to))
		return 0;
	wait = r->from - minute;
	return (wait < 0 ? wait + 24 * 60 : wait) * 60L;
}
