#include "polite.h"

#include "../base/arena.h"
#include "../base/log.h"
#include "../base/sql.h"
#include "../limits.h"
#include "../read/text.h"
#include "../read/url.h"
#include "robots.h"

#include <time.h>
#include <unistd.h>

#define HOSTS_MAX SOURCE_HOSTS_MAX
#define PACE_MAX_MS 60000
#define BACKOFF_FIRST 4.0 /* seconds */
#define BACKOFF_MOST 3600.0
#define ROBOTS_AGAIN_MS (10L * 60 * 1000) /* when it could not be had */

struct host {
	char *name;
	struct robots *robots; /* NULL: not read yet */
	bool unreachable;
	double pace; /* seconds that it takes to answer, on the average of late */
};

struct polite {
	struct db *db;
	struct fetch *aside;
	long delay_ms;
	struct host hosts[HOSTS_MAX];
};

struct polite *
polite_new(struct db *db, struct fetch *aside, const struct source *source, long delay_ms)
{
	struct polite *p = xcalloc(1, sizeof(*p));

	p->db = db;
	p->aside = aside;
	p->delay_ms = delay_ms;
	for (size_t i = 0; i < HOSTS_MAX && source->hosts[i]; i++)
		p->hosts[i].name = xstrdup(source->hosts[i]);
	return p;
}

void
polite_free(struct polite *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < HOSTS_MAX; i++) {
		free(p->hosts[i].name);
		robots_free(p->hosts[i].robots);
	}
	free(p);
}

static struct host *
find(struct polite *p, const char *url)
{
	struct arena a;
	const char *name;
	struct host *found = NULL;

	arena_init(&a, 0);
	name = url_host(&a, url);
	for (size_t i = 0; name && i < HOSTS_MAX && p->hosts[i].name && !found; i++)
		if (strcmp(p->hosts[i].name, name) == 0)
			found = &p->hosts[i];
	arena_release(&a);
	return found;
}

/* RFC 9309: 2xx is read, 4xx allows all, 5xx and silence forbid all */
static struct robots *
of_status(long status, const char *text)
{
	if (status >= 200 && status < 300)
		return robots_parse(text ? text : "", text ? strlen(text) : 0, AGENT_TOKEN);
	return robots_whole(status >= 400 && status < 500);
}

static bool
from_database(struct polite *p, struct host *h, const char *query)
{
	struct rows *rows = db_rows(p->db, sql_text(query), DB_ARGS(h->name));

	if (!rows)
		return false;
	if (rows_count(rows)) {
		long status = rows_number(rows, 0, 1);

		h->robots = of_status(status, rows_get(rows, 0, 0));
		h->unreachable = status == 0 || status >= 500;
	}
	rows_free(rows);
	return true;
}

/* The file's text without NUL bytes, which no database column takes */
static char *
robots_text(const struct body *body)
{
	size_t len = body->len < LIMIT_ROBOTS ? body->len : LIMIT_ROBOTS, n = 0;
	const char *map = body_map(body);
	char *text = xmalloc(len + 1), *out;
	struct arena a;
	struct span clean;

	for (size_t i = 0; map && i < len; i++)
		if (map[i])
			text[n++] = map[i];
	text[n] = '\0';
	body_unmap(body, map);
	arena_init(&a, 0);
	clean = text_utf8(&a, (struct span){ text, n });
	out = xasprintf("%.*s", (int)clean.len, clean.at);
	free(text);
	arena_release(&a);
	return out;
}

static bool
from_network(struct polite *p, struct host *h)
{
	struct transfer t;
	char *url = xasprintf("https://%s/robots.txt", h->name), *text = NULL;
	char status[24];
	bool good;

	transfer_init(&t);
	t.method = "GET";
	t.url = url;
	t.limit = LIMIT_ROBOTS * 4;
	fetch_alone(p->aside, &t);
	if (t.error == FETCH_OK && t.status >= 200 && t.status < 300)
		text = robots_text(&t.plain);
	/* a file that is too long, or that leads elsewhere, says nothing that could be obeyed
	 */
	snprintf(status, sizeof(status), "%d",
	    t.error == FETCH_RETRY ? 0
	    : t.error              ? 404
				   : t.status);
	log_debug("robots.txt of '%s': %s %s", h->name, status, t.why);
	good = db_run(p->db, sql_text("queries/host_robots_set.sql"),
	    DB_ARGS(h->name, text, status), NULL);
	if (good) {
		long number = strtol(status, NULL, 10);

		h->robots = of_status(number, text);
		h->unreachable = number == 0 || number >= 500;
	}
	transfer_release(&t);
	free(url);
	free(text);
	return good;
}

static bool
read_robots(struct polite *p, struct host *h)
{
	struct robots *old;

	if (h->robots && !h->unreachable)
		return true;
	robots_free(h->robots);
	h->robots = NULL;
	h->unreachable = false;
	if (!from_database(p, h, "queries/host_robots.sql"))
		return false;
	if (h->robots && !h->unreachable)
		return true;
	/* not known, or not to be had the last time: what it said within the last month will do
	 */
	robots_free(h->robots);
	h->robots = NULL;
	if (!from_database(p, h, "queries/host_robots_old.sql"))
		return false;
	old = h->robots;
	h->robots = NULL;
	if (!from_network(p, h)) {
		robots_free(old);
		return false;
	}
	if (h->unreachable && old) {
		robots_free(h->robots);
		h->robots = old;
		h->unreachable = false;
	} else {
		robots_free(old);
	}
	return true;
}

static long
delay_of(const struct polite *p, const struct host *h)
{
	double ms = (double)p->delay_ms;

	if (!p->delay_ms)
		return 0;
	if (robots_delay(h->robots) * 1000 > ms)
		ms = robots_delay(h->robots) * 1000;
	if (h->pace * 2000 > ms)
		ms = h->pace * 2000 > PACE_MAX_MS ? PACE_MAX_MS : h->pace * 2000;
	return (long)ms;
}

static int
minute_of_day(void)
{
	time_t now = time(NULL);

	return (int)(now / 60 % (24 * 60));
}

enum polite_answer
polite_ask(struct polite *p, const char *url, long *wait_ms)
{
	struct host *h = find(p, url);
	struct arena a;
	bool allowed, failed;
	char delay[24], *wait;

	*wait_ms = 0;
	if (!h)
		return POLITE_YES; /* fetch refuses it, and says why */
	if (!read_robots(p, h))
		return POLITE_FAILED;
	if (h->unreachable) {
		*wait_ms = ROBOTS_AGAIN_MS;
		return POLITE_LATER;
	}
	arena_init(&a, 0);
	allowed = robots_allow(h->robots, url_path(&a, url));
	arena_release(&a);
	if (!allowed)
		return POLITE_NO;
	*wait_ms = robots_wait(h->robots, minute_of_day()) * 1000L;
	if (*wait_ms)
		return POLITE_LATER;
	snprintf(delay, sizeof(delay), "%ld", delay_of(p, h));
	wait = db_value(
	    p->db, sql_text("queries/host_reserve.sql"), DB_ARGS(h->name, delay), &failed);
	*wait_ms = wait ? strtol(wait, NULL, 10) : 0;
	free(wait);
	return failed ? POLITE_FAILED : POLITE_YES;
}

void
polite_took(struct polite *p, const char *url, double seconds)
{
	struct host *h = find(p, url);

	if (h)
		h->pace = h->pace > 0 ? h->pace * 0.8 + seconds * 0.2 : seconds;
}

bool
polite_hold(struct polite *p, const char *url, double seconds)
{
	struct host *h = find(p, url);
	char wait[40];

	snprintf(wait, sizeof(wait), "%.3f", seconds);
	return !h ||
	       db_run(p->db, sql_text("queries/host_hold.sql"), DB_ARGS(h->name, wait), NULL);
}

double
polite_backoff(const struct polite *p, int attempt)
{
	double seconds = p->delay_ms ? BACKOFF_FIRST : 0.05;
	unsigned char dice = 128;

	for (int i = 1; i < attempt && seconds < BACKOFF_MOST; i++)
		seconds *= 2;
	if (getentropy(&dice, 1) < 0)
		log_debug("no random numbers");
	return (seconds > BACKOFF_MOST ? BACKOFF_MOST : seconds) * (0.5 + dice / 256.0);
}
