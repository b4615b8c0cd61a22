#include "crawl.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"
#include "../read/url.h"
#include "capture.h"
#include "fetch.h"
#include "frontier.h"
#include "load.h"
#include "night.h"
#include "polite.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#define FLIGHTS_MAX 64     /* requests that this process holds at a time */
#define PAUSE_SECONDS 3600 /* a wait longer than this ends the process; the run stays open */
#define RENEW_MS 60000
#define DATABASE_PATIENCE 300 /* seconds for a database that went away */

/* The one thing that a signal handler may touch. */
static volatile sig_atomic_t stop_asked;

void
crawl_stop(int signal)
{
	(void)signal;
	stop_asked = 1;
}

bool
crawl_is_stopping(void)
{
	return stop_asked;
}

/* One request on its way */
struct flight {
	enum { EMPTY, TAKEN, WAITING, FLYING, ARRIVED } state;
	struct request request;
	struct transfer transfer;
	long due; /* ms of the monotonic clock */
	/* once it is kept */
	char page_id[ID_TEXT_SIZE], fetched[32];
};

struct crawl {
	const struct crawl_settings *set;
	const struct source_entry *source;
	struct run run;
	struct db *db, *loading;
	struct frontier frontier;
	struct archive *archive;
	struct fetch *fetch, *aside;
	struct polite *polite;
	struct load *load;
	struct worker *worker;
	struct flight flights[FLIGHTS_MAX];
	struct flight *parsing;
	char *tmp, *agent, *key_header, *key_query;
	long next_renewal, next_look, pages, rows, bytes, started;
	bool fatal;       /* the archive failed: nothing more can be kept */
	bool source_over; /* an issue reached the source */
	bool out_of_budget;
	char over_why[256];
};

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
empty(struct flight *f)
{
	if (f->state == EMPTY)
		return;
	transfer_release(&f->transfer);
	request_release(&f->request);
	memset(f, 0, sizeof(*f));
}

static size_t
count_flights(const struct crawl *c, int state)
{
	size_t n = 0;

	for (size_t i = 0; i < FLIGHTS_MAX; i++)
		n += (int)c->flights[i].state == state;
	return n;
}

/* ------------------------------------------------------------------------------ taking */

/* How many to hold: enough to keep the line busy, no more than politeness lets us ask soon. */
static size_t
window(const struct crawl *c)
{
	size_t line =
	    (size_t)(c->source->row->connections > 1 ? c->source->row->connections : 1);

	return c->set->delay_ms == 0 ? FLIGHTS_MAX : line * 2;
}

static const struct page_kind *
kind_of(const struct crawl *c, const struct request *r)
{
	return source_page_kind(c->source->row, r->kind);
}

static void
prepare_transfer(struct crawl *c, struct flight *f)
{
	const struct page_kind *kind = kind_of(c, &f->request);
	struct transfer *t = &f->transfer;

	t->method = f->request.method;
	t->url = f->request.url;
	t->request = f->request.body;
	t->request_type = f->request.body_type;
	t->key_header = c->key_header;
	t->key_query = c->key_query;
	if (strcmp(t->method, "GET") == 0) {
		t->etag = f->request.etag;
		t->last_modified = f->request.last_modified;
	}
	t->limit = kind && kind->stream ? LIMIT_BODY : LIMIT_PAGE_BODY;
	t->context = f;
}

/* True where the day's budget allows one more; false also when the database failed. */
static bool
spend(struct crawl *c, bool *failed)
{
	char budget[24], *allowed;
	bool good;

	*failed = false;
	if (!c->source->row->daily_requests)
		return true;
	snprintf(budget, sizeof(budget), "%d", c->source->row->daily_requests);
	allowed = db_value(c->db, sql_text("queries/budget_spend.sql"),
	    DB_ARGS(c->source->name, budget), failed);
	good = allowed != NULL;
	free(allowed);
	return good;
}

/* When may it be asked, if at all? False where the database failed. */
static bool
schedule(struct crawl *c, struct flight *f)
{
	long wait;
	bool failed;

	if (!spend(c, &failed)) {
		c->out_of_budget = !failed;
		if (!failed)
			failed = !frontier_retry(
			    &c->frontier, &f->request, 0, "the day's budget is used up");
		empty(f);
		return !failed;
	}
	switch (polite_ask(c->polite, f->request.url, &wait)) {
	case POLITE_YES:
		f->state = WAITING;
		f->due = now_ms() + wait;
		prepare_transfer(c, f);
		return true;
	case POLITE_NO:
		failed = !frontier_fail(
		    &c->frontier, &f->request, REACH_PAGE, "robots.txt forbids it");
		empty(f);
		return !failed;
	case POLITE_LATER:
		if (f->request.attempts >= LIMIT_ATTEMPTS)
			failed = !frontier_fail(&c->frontier, &f->request, REACH_SOURCE,
			    "robots.txt cannot be had, which forbids all");
		else
			failed = !frontier_retry(&c->frontier, &f->request,
			    c->set->delay_ms == 0
				? polite_backoff(c->polite, f->request.attempts)
				: (double)wait / 1000,
			    "robots.txt says later, or cannot be had");
		empty(f);
		return !failed;
	default:
		return false;
	}
}

static bool
take_more(struct crawl *c)
{
	struct request taken[FLIGHTS_MAX];
	size_t held = FLIGHTS_MAX - count_flights(c, EMPTY), room = window(c), count, at = 0;

	if (held >= room || held > room / 2 || c->source_over || c->out_of_budget || stop_asked)
		return true;
	if (now_ms() < c->next_look)
		return true;
	if (!frontier_take(&c->frontier, taken, room - held, &count))
		return false;
	/* nothing there: others hold what is left, or it must wait; not every turn has to ask
	 * again */
	c->next_look = count ? 0 : now_ms() + (c->set->delay_ms == 0 ? 20 : 500);
	for (size_t i = 0; i < FLIGHTS_MAX && at < count; i++) {
		if (c->flights[i].state != EMPTY)
			continue;
		c->flights[i].request = taken[at++];
		c->flights[i].state = TAKEN;
		transfer_init(&c->flights[i].transfer);
		if (!schedule(c, &c->flights[i])) {
			while (at < count)
				request_release(&taken[at++]);
			return false;
		}
	}
	return true;
}

static void
start_due(struct crawl *c)
{
	long now = now_ms();

	for (size_t i = 0; i < FLIGHTS_MAX; i++)
		if (c->flights[i].state == WAITING && c->flights[i].due <= now) {
			c->flights[i].state = FLYING;
			fetch_start(c->fetch, &c->flights[i].transfer);
		}
}

/* ----------------------------------------------------------------------------- arriving */

static bool
is_busy_status(const struct source *s, int status)
{
	return status == 429 || status == 503 || (s->busy_status && status == s->busy_status);
}

static bool
may_be_better_later(const struct source *s, int status)
{
	return is_busy_status(s, status) || status == 408 || status == 425 || status == 500 ||
	       status == 502 || status == 504;
}

/* Asked again later, or given up. */
static bool
try_again(struct crawl *c, struct flight *f, const char *why)
{
	const struct transfer *t = &f->transfer;
	double wait = polite_backoff(c->polite, f->request.attempts);
	bool good = true;

	if (t->retry_after >= 0)
		wait = (double)t->retry_after + (wait > 1 ? 1 : wait);
	else if (t->status && t->status == c->source->row->busy_status && c->set->delay_ms)
		wait = c->source->row->busy_seconds;
	if (is_busy_status(c->source->row, t->status))
		good = polite_hold(c->polite, f->request.url, wait);
	if (f->request.attempts >= LIMIT_ATTEMPTS) {
		char message[400];

		snprintf(
		    message, sizeof(message), "asked %d times: %s", f->request.attempts, why);
		return good && frontier_fail(&c->frontier, &f->request, REACH_PAGE, message);
	}
	log_debug("'%s' is asked again in %.1f s: %s", f->request.url, wait, why);
	return good && frontier_retry(&c->frontier, &f->request, wait, why);
}

static struct capture
capture_of(const struct crawl *c, const struct flight *f, const struct body *body,
    const unsigned char *sha)
{
	const struct request *r = &f->request;
	const struct transfer *t = &f->transfer;

	return (struct capture){ .source = c->source->name,
		.kind = r->kind,
		.method = r->method,
		.url = r->url,
		.request_headers = t->request_headers.data,
		.request = r->body,
		.request_type = r->body_type,
		.scope = r->scope,
		.param = r->param,
		.portal = c->set->portal,
		.final_url =
		    t->final_url && strcmp(t->final_url, r->url) != 0 ? t->final_url : NULL,
		.run = c->run.started,
		.request_id = r->id,
		.response_headers = t->response_headers.data,
		.fetched = f->fetched,
		.status = t->status,
		.body = body,
		.sha256 = sha,
		.length = t->plain.len };
}

/* 304: the stored headers are refreshed, and what the page asked for is asked again. */
static bool
not_modified(struct crawl *c, struct flight *f)
{
	char etag[512], modified[128];
	struct rows *rows;
	struct capture capture;
	unsigned char sha[SHA256_SIZE] = { 0 };
	bool good;

	transfer_header(&f->transfer, "ETag", etag, sizeof(etag));
	transfer_header(&f->transfer, "Last-Modified", modified, sizeof(modified));
	rows = db_rows(c->db, sql_text("queries/resource_fresh.sql"),
	    DB_ARGS(c->source->name, f->request.id, etag[0] ? etag : NULL,
		modified[0] ? modified : NULL, f->fetched));
	if (!rows)
		return false;
	if (!rows_count(rows)) {
		rows_free(rows);
		return try_again(c, f, "the portal says 'not modified' of what is not known");
	}
	for (size_t i = 0; i < SHA256_SIZE; i++) {
		const char *pair = rows_get(rows, 0, 2) + (size_t)2 * i;
		const char hex[3] = { pair[0], pair[1], '\0' };

		sha[i] = (unsigned char)strtoul(hex, NULL, 16);
	}
	capture = capture_of(c, f, NULL, sha);
	c->fatal = !archive_revisit(c->archive, &capture, rows_get(rows, 0, 0)) ||
		   !archive_sync(c->archive);
	good = !c->fatal && frontier_unchanged(&c->frontier, &f->request, rows_get(rows, 0, 1));
	rows_free(rows);
	return good;
}

static bool
remember_resource(struct crawl *c, const struct flight *f, const char *page_id)
{
	char etag[512], modified[128];

	transfer_header(&f->transfer, "ETag", etag, sizeof(etag));
	transfer_header(&f->transfer, "Last-Modified", modified, sizeof(modified));
	return db_run(c->db, sql_text("queries/resource_set.sql"),
	    DB_ARGS(c->source->name, f->request.id, page_id, etag[0] ? etag : NULL,
		modified[0] ? modified : NULL),
	    NULL);
}

/* Did this request bring these very bytes the last time, too? Bytes that came before and were
 * replaced since are news again. */
static bool
is_newest(struct crawl *c, const struct flight *f, const char *page_id, bool *failed)
{
	char *newest = db_value(c->db, sql_text("queries/page_newest.sql"),
	    DB_ARGS(c->source->name, f->request.id, page_id), failed);
	bool is = newest && *newest == 't';

	free(newest);
	return is;
}

/* The answers that led here are kept as well; they are no pages. */
static bool
keep_hops(struct crawl *c, struct flight *f)
{
	const struct transfer *t = &f->transfer;
	const char *file;
	size_t at;

	for (size_t i = 0; i < t->hop_count; i++) {
		const struct hop *h = &t->hops[i];
		struct capture capture = capture_of(c, f, &h->packed, h->packed.sha256);

		capture.kind = "redirect";
		capture.url = h->url;
		capture.status = h->status;
		capture.request_headers = h->request_headers.data;
		capture.response_headers = h->response_headers.data;
		if (!archive_put(c->archive, &capture, &file, &at))
			return false;
	}
	return true;
}

/* Kept: in the archive, then as a page. What is new waits for the worker. */
static bool
keep(struct crawl *c, struct flight *f)
{
	struct transfer *t = &f->transfer;
	struct capture capture = capture_of(c, f, &t->packed, t->plain.sha256);
	struct saved_page saved = { 0 };
	char type[256];
	bool failed, newest;

	transfer_header(t, "Content-Type", type, sizeof(type));
	capture.type = type[0] ? type : NULL;
	if (!keep_hops(c, f)) {
		c->fatal = true;
		return false;
	}
	if (!capture_save(c->db, c->archive, c->source, &capture, &t->plain, &saved)) {
		c->fatal = !db_lost(c->db);
		return false;
	}
	newest = is_newest(c, f, saved.page_id, &failed);
	if (failed || !remember_resource(c, f, saved.page_id))
		return false;
	c->bytes += (long)t->plain.len;
	if (!saved.to_parse && newest)
		return frontier_unchanged(&c->frontier, &f->request, saved.page_id);
	memcpy(f->page_id, saved.page_id, sizeof(f->page_id));
	f->state = ARRIVED;
	return true;
}

static bool
arrive(struct crawl *c, struct flight *f)
{
	struct transfer *t = &f->transfer;
	char why[64];

	archive_time(f->fetched);
	c->pages++;
	if (t->seconds > 0)
		polite_took(c->polite, f->request.url, t->seconds);
	if (t->error == FETCH_RETRY)
		return try_again(c, f, t->why);
	if (t->error == FETCH_REFUSED)
		return frontier_fail(&c->frontier, &f->request, REACH_PAGE, t->why);
	if (t->status == 304)
		return not_modified(c, f);
	if (may_be_better_later(c->source->row, t->status) &&
	    f->request.attempts < LIMIT_ATTEMPTS) {
		snprintf(why, sizeof(why), "the portal answered %d", t->status);
		return try_again(c, f, why);
	}
	return keep(c, f);
}

static bool
take_arrivals(struct crawl *c)
{
	struct transfer *t;

	while ((t = fetch_next(c->fetch))) {
		struct flight *f = t->context;

		if (!arrive(c, f))
			return false;
		if (f->state != ARRIVED)
			empty(f);
	}
	return true;
}

/* ------------------------------------------------------------------------------ parsing */

static struct page
page_of(const struct crawl *c, const struct flight *f)
{
	const struct request *r = &f->request;

	return (struct page){ .source = c->source->row,
		.kind = r->kind,
		.method = r->method,
		.url = f->transfer.final_url ? f->transfer.final_url : r->url,
		.request = r->body,
		.scope = r->scope,
		.param = r->param,
		.fetched = f->fetched,
		.status = f->transfer.status };
}

static bool
begin_parsing(struct crawl *c)
{
	char type[256];
	struct page page;
	struct flight *f = NULL;

	for (size_t i = 0; i < FLIGHTS_MAX && !f; i++)
		if (c->flights[i].state == ARRIVED)
			f = &c->flights[i];
	if (!f || c->parsing)
		return true;
	if (!c->worker && !(c->worker = worker_start()))
		return false;
	page = page_of(c, f);
	transfer_header(&f->transfer, "Content-Type", type, sizeof(type));
	page.type = type[0] ? type : NULL;
	if (!load_begin(c->load, &c->run, f->page_id, f->request.id))
		return false;
	c->parsing = f;
	if (!worker_send(c->worker, &page, f->transfer.plain.fd, c->run.id, f->page_id))
		log_debug("the parsing process is gone");
	return true;
}

static bool
end_parsing(struct crawl *c, enum reach reach)
{
	long rows = 0;

	if (!load_end(c->load, &rows))
		return false;
	c->rows += rows;
	if (reach >= REACH_SOURCE) {
		c->source_over = true;
		snprintf(c->over_why, sizeof(c->over_why),
		    "a page says that the source is closed to us: '%s'",
		    c->parsing->request.url);
	}
	empty(c->parsing);
	c->parsing = NULL;
	return true;
}

/* One frame, if one is there */
static bool
take_frame(struct crawl *c)
{
	struct frame frame;
	struct span data;
	const char *why;
	enum reach reach;

	if (!worker_read(c->worker, &frame, &data, &why)) {
		/* the words are the worker's own: they go with it */
		load_died(c->load, why);
		worker_stop(c->worker);
		c->worker = NULL;
	} else if (!load_frame(c->load, &frame, data)) {
		return false;
	}
	return !load_is_done(c->load, &reach) || end_parsing(c, reach);
}

static bool
parse_some(struct crawl *c)
{
	if (!begin_parsing(c))
		return false;
	while (c->parsing && (!c->worker || worker_is_ready(c->worker)))
		if (!take_frame(c) || !begin_parsing(c))
			return false;
	return true;
}

/* ------------------------------------------------------------------------------ the loop */

static int
patience(const struct crawl *c)
{
	long now = now_ms(), most = 250;

	for (size_t i = 0; i < FLIGHTS_MAX; i++)
		if (c->flights[i].state == WAITING && c->flights[i].due - now < most)
			most = c->flights[i].due - now;
	if (!c->parsing && c->next_look > now && c->next_look - now < most)
		most = c->next_look - now;
	return most < 0 ? 0 : (int)most;
}

static void
show_progress(struct crawl *c, long open, long done)
{
	double seconds = (double)(now_ms() - c->started) / 1000;
	double rate = seconds > 0 ? (double)c->pages / seconds : 0;

	log_progress("%s: %ld of %ld pages, %ld rows, %.1f MB, %.1f pages/s, %.0f s left",
	    c->source->name, done, open + done, c->rows, (double)c->bytes / 1e6, rate,
	    rate > 0 ? (double)open / rate : 0);
}

/* Nothing in the air and nothing to take: is the night over, or must it wait? */
enum rest { REST_NO, REST_DONE, REST_PAUSE, REST_FAILED };

static enum rest
look_around(struct crawl *c)
{
	long open, done;
	double wait;

	if (count_flights(c, EMPTY) != FLIGHTS_MAX)
		return REST_NO;
	if (stop_asked || c->out_of_budget)
		return REST_PAUSE;
	if (c->source_over)
		return REST_DONE;
	if (!frontier_left(&c->frontier, &open, &done, &wait))
		return REST_FAILED;
	show_progress(c, open, done);
	if (!open)
		return REST_DONE;
	if (wait > PAUSE_SECONDS) {
		log_warning("the next request may be asked in %.0f minutes; the night goes on "
			    "with the next call",
		    wait / 60);
		return REST_PAUSE;
	}
	return REST_NO;
}

static bool
renew(struct crawl *c)
{
	if (now_ms() < c->next_renewal)
		return true;
	c->next_renewal = now_ms() + RENEW_MS;
	return frontier_renew(&c->frontier);
}

static enum rest
work(struct crawl *c)
{
	for (;;) {
		enum rest rest;

		if (!take_more(c))
			return REST_FAILED;
		start_due(c);
		rest = look_around(c);
		if (rest != REST_NO)
			return rest;
		if (stop_asked && !c->parsing && !count_flights(c, ARRIVED))
			return REST_PAUSE;
		fetch_wait(
		    c->fetch, c->parsing && c->worker ? worker_fd(c->worker) : -1, patience(c));
		if (!take_arrivals(c) || !parse_some(c) || !renew(c))
			return REST_FAILED;
	}
}

/* ----------------------------------------------------------------------- begin and end */

static bool
open_connections(struct crawl *c, int patience_seconds)
{
	c->db = db_open(c->set->conninfo, "paydirt crawl", patience_seconds);
	c->loading = c->db ? db_open(c->set->conninfo, "paydirt load", patience_seconds) : NULL;
	return c->loading != NULL;
}

/* One of the two connections is gone: the other may not know it yet. */
static bool
is_lost(const struct crawl *c)
{
	return c->db && c->loading && (db_lost(c->db) || db_lost(c->loading));
}

static long
delay_of(const struct crawl *c)
{
	if (c->set->delay_ms >= 0)
		return c->set->delay_ms;
	return c->source->row->delay_ms ? c->source->row->delay_ms : 1000;
}

static void
open_network(struct crawl *c)
{
	const struct source *s = c->source->row;
	struct fetch_settings set = { .portal = c->set->portal,
		.user_agent = c->agent,
		.tmp = c->tmp,
		.connections = s->connections > 0 ? s->connections : 1,
		.idle_seconds = c->set->idle_seconds,
		.hosts = s->hosts,
		.host_count = SOURCE_HOSTS_MAX };

	c->fetch = fetch_new(&set);
	c->aside = fetch_new(&set);
	c->polite = polite_new(c->db, c->aside, s, delay_of(c));
	c->load = load_new(c->loading);
	if (!c->archive)
		c->archive = archive_open(c->set->var, c->source->name);
}

/* Everything that belongs to one pair of connections */
static void
close_session(struct crawl *c)
{
	if (c->parsing && c->loading)
		load_cancel(c->load);
	c->parsing = NULL;
	/* what the worker still says belongs to a page that was given up */
	worker_stop(c->worker);
	c->worker = NULL;
	for (size_t i = 0; i < FLIGHTS_MAX; i++) {
		if (c->flights[i].state == FLYING)
			fetch_cancel(c->fetch, &c->flights[i].transfer);
		empty(&c->flights[i]);
	}
	if (c->frontier.holder && c->db && !db_lost(c->db) && !frontier_release(&c->frontier))
		log_debug("the leases run out by themselves");
	frontier_close(&c->frontier);
	polite_free(c->polite);
	fetch_free(c->fetch);
	fetch_free(c->aside);
	load_free(c->load);
	run_release(&c->run);
	db_close(c->db);
	db_close(c->loading);
	c->polite = NULL;
	c->fetch = c->aside = NULL;
	c->load = NULL;
	c->db = c->loading = NULL;
}

/* From the run's beginning, or from where it was left, to its end or the loss of the database
 */
static enum rest
session(struct crawl *c, int patience_seconds, struct run_report *report)
{
	char today[16], *since = NULL;
	enum rest rest = REST_FAILED;

	night_today(today);
	if (!open_connections(c, patience_seconds))
		return REST_FAILED;
	open_network(c);
	if (!c->set->since && !night_since(c->db, c->source, &since))
		return REST_FAILED;
	if (c->set->since && strcmp(c->set->since, "all") != 0)
		since = xstrdup(c->set->since);
	if (run_open(c->db, c->source, RUN_CRAWL, since, today, c->set->portal, &c->run) &&
	    (c->run.archive = c->archive) &&
	    night_begin(c->db, &c->run, c->set->agencies, c->set->words) &&
	    frontier_open(&c->frontier, c->db, &c->run))
		rest = work(c);
	else
		c->fatal = c->db && !is_lost(c);
	free(since);
	if (rest == REST_DONE && c->source_over)
		rest = run_fail(c->db, &c->run, c->over_why, report) ? REST_DONE : REST_FAILED;
	else if (rest == REST_DONE)
		rest = run_promote(c->db, &c->run, report) ? REST_DONE : REST_FAILED;
	return rest;
}

static void
set_up(struct crawl *c)
{
	const struct source *s = c->source->row;
	const char *key = night_key(s);

	c->started = now_ms();
	c->agent = xasprintf(AGENT_TOKEN "/%s (public-records crawler; contact: %s)",
	    PAYDIRT_VERSION, c->set->contact ? c->set->contact : "none");
	if (key && s->key_header)
		c->key_header = xasprintf(
		    "%s: %s%s", s->key_header, s->key_prefix ? s->key_prefix : "", key);
	if (key && s->key_query)
		c->key_query = xasprintf("%s=%s", s->key_query, key);
}

static void
tear_down(struct crawl *c)
{
	close_session(c);
	archive_close(c->archive);
	free(c->tmp);
	free(c->agent);
	free(c->key_header);
	free(c->key_query);
	log_progress_end();
}

enum crawl_end
crawl_source(const struct crawl_settings *set, const struct source_entry *source,
    struct run_report *report)
{
	struct crawl c = { .set = set, .source = source };
	enum crawl_end end = CRAWL_UNABLE;
	enum rest rest = REST_FAILED;
	int patience_seconds = 30;

	memset(report, 0, sizeof(*report));
	if (!source->row->start ||
	    (source->row->key_env && !source->row->key_optional && !night_key(source->row)))
		return CRAWL_SKIPPED;
	set_up(&c);
	c.tmp = var_subfolder(set->var, "tmp");
	while (c.tmp && rest == REST_FAILED && !c.fatal && !stop_asked) {
		rest = session(&c, patience_seconds, report);
		if (rest != REST_FAILED)
			break;
		/* a lost database: what was not committed is asked again */
		c.fatal = c.fatal || !is_lost(&c);
		close_session(&c);
		if (!c.fatal)
			log_warning(
			    "the connection to the database was lost; trying for %d seconds",
			    DATABASE_PATIENCE);
		patience_seconds = DATABASE_PATIENCE;
	}
	if (rest == REST_DONE)
		end = strcmp(report->state, "promoted") == 0 ? CRAWL_PROMOTED : CRAWL_REFUSED;
	else if (rest == REST_PAUSE || stop_asked)
		end = CRAWL_PAUSED;
	tear_down(&c);
	return end;
}
