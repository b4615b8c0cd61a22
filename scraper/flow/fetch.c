#include "fetch.h"

#include "../base/arena.h"
#include "../base/log.h"
#include "../limits.h"
#include "../read/url.h"
#include "address.h"

#include <ctype.h>
#include <curl/curl.h>
#include <errno.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct fetch {
	struct fetch_settings set;
	CURLM *multi;
	size_t running;
	struct transfer **ended; /* without ever having been started, or found ended */
	size_t ended_count;
};

struct fetch *
fetch_new(const struct fetch_settings *settings)
{
	struct fetch *f = xcalloc(1, sizeof(*f));

	f->set = *settings;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK ||
	    !(f->multi = curl_multi_init()))
		die("libcurl cannot be used");
	curl_multi_setopt(f->multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings->connections);
	curl_multi_setopt(f->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
	return f;
}

void
fetch_free(struct fetch *f)
{
	if (!f)
		return;
	curl_multi_cleanup(f->multi);
	free(f->ended);
	free(f);
}

void
transfer_init(struct transfer *t)
{
	memset(t, 0, sizeof(*t));
	buf_init(&t->request_headers, LIMIT_HEADERS);
	buf_init(&t->response_headers, LIMIT_HEADERS);
	body_init(&t->packed);
	body_init(&t->plain);
	t->limit = LIMIT_PAGE_BODY;
	t->retry_after = -1;
}

void
transfer_release(struct transfer *t)
{
	curl_slist_free_all(t->headers);
	buf_release(&t->request_headers);
	buf_release(&t->response_headers);
	body_release(&t->packed);
	body_release(&t->plain);
	free(t->final_url);
	for (size_t i = 0; i < t->hop_count; i++) {
		free(t->hops[i].url);
		buf_release(&t->hops[i].request_headers);
		buf_release(&t->hops[i].response_headers);
		body_release(&t->hops[i].packed);
	}
	t->hop_count = 0;
	t->headers = NULL;
	t->final_url = NULL;
}

static void fail(struct transfer *t, enum fetch_error error, const char *format, ...)
    PRINTF(3, 4);
static void
fail(struct transfer *t, enum fetch_error error, const char *format, ...)
{
	va_list args;

	t->error = error;
	va_start(args, format);
	vsnprintf(t->why, sizeof(t->why), format, args);
	va_end(args);
}

/* The transfer that a libcurl handle belongs to, and the fetch behind it */
struct link {
	struct fetch *fetch;
	struct transfer *transfer;
};

static size_t
on_body(char *at, size_t size, size_t count, void *context)
{
	const struct link *l = context;
	struct transfer *t = l->transfer;
	size_t len = size * count;

	if (t->packed.len + len > t->limit) {
		t->too_long = true;
		return 0;
	}
	if (!body_add(&t->packed, l->fetch->set.tmp, at, len)) {
		fail(t, FETCH_RETRY, "cannot keep the body: %s", strerror(errno));
		return 0;
	}
	return len;
}

static bool
starts_with(const char *at, size_t len, const char *name)
{
	return len > strlen(name) && strncasecmp(at, name, strlen(name)) == 0;
}

static size_t
on_header(char *at, size_t size, size_t count, void *context)
{
	struct transfer *t = ((const struct link *)context)->transfer;
	size_t len = size * count;

	/* a new status line: an interim answer (100) or what follows it */
	if (starts_with(at, len, "HTTP/"))
		buf_reset(&t->response_headers);
	if (starts_with(at, len, "Transfer-Encoding:"))
		buf_text(&t->response_headers, "X-Archive-Orig-");
	buf_add(&t->response_headers, at, len);
	return t->response_headers.full ? 0 : len;
}

/* What was sent, without what is secret */
static int
on_debug(CURL *easy, curl_infotype type, char *at, size_t len, void *context)
{
	struct transfer *t = ((const struct link *)context)->transfer;

	(void)easy;
	if (type != CURLINFO_HEADER_OUT)
		return 0;
	buf_reset(&t->request_headers);
	while (len) {
		const char *end = memchr(at, '\n', len);
		size_t n = end ? (size_t)(end - at) + 1 : len;
		size_t name = t->key_header ? strcspn(t->key_header, ":") : 0;
		bool secret = (name && n > name && strncasecmp(at, t->key_header, name) == 0) ||
			      starts_with(at, n, "Authorization:");
		const char *query =
		    t->key_query ? memmem(at, n, t->key_query, strlen(t->key_query)) : NULL;

		if (query) {
			/* "?api_key=…" and the sign before it, in the request line */
			size_t before = (size_t)(query - at) - 1;

			buf_add(&t->request_headers, at, before);
			buf_add(&t->request_headers, query + strlen(t->key_query),
			    n - before - 1 - strlen(t->key_query));
		} else if (!secret) {
			buf_add(&t->request_headers, at, n);
		}
		at += n;
		len -= n;
	}
	return 0;
}

/* The address that the name led to is looked at here, so that a second look-up cannot differ */
static curl_socket_t
on_socket(void *context, curlsocktype purpose, struct curl_sockaddr *a)
{
	const struct link *l = context;

	(void)purpose;
	if (!l->fetch->set.portal && !address_is_public(&a->addr)) {
		fail(l->transfer, FETCH_REFUSED, "its address is not a public one");
		return CURL_SOCKET_BAD;
	}
	return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static bool
host_is_known(const struct fetch *f, const char *host)
{
	for (size_t i = 0; i < f->set.host_count; i++)
		if (f->set.hosts[i] && strcmp(f->set.hosts[i], host) == 0)
			return true;
	return false;
}

/* May this address be asked? Sets the error where it may not. */
static bool
may_ask(struct fetch *f, struct transfer *t, struct arena *a, const char *url)
{
	const char *host = url_host(a, url);

	if (!url_join(a, NULL, url) || !host) {
		fail(t, FETCH_REFUSED, "it is no address of http or https");
		return false;
	}
	if (!host_is_known(f, host)) {
		fail(t, FETCH_REFUSED, "the host '%s' is not one of the source's", host);
		return false;
	}
	return true;
}

/* The key is for the source's first host alone, unseen by others on the way: neither a redirect
 * nor a link that a portal still writes as http may carry it elsewhere. */
static bool
has_key(const struct fetch *f, struct arena *a, const char *url)
{
	const char *host = url_host(a, url);

	return host && strncmp(url, "https:", 6) == 0 && f->set.host_count && f->set.hosts[0] &&
	       strcmp(host, f->set.hosts[0]) == 0;
}

/* The address that is really asked: at the stand-in portal, with the key */
static const char *
real_url(const struct fetch *f, const struct transfer *t, struct arena *a, const char *url)
{
	const char *real = url;

	if (f->set.portal)
		real = arena_printf(a, "%s%s", f->set.portal, url_path(a, url));
	if (t->key_query && has_key(f, a, url))
		real = arena_printf(
		    a, "%s%c%s", real, strchr(real, '?') ? '&' : '?', t->key_query);
	return real;
}

static void
add_line(struct transfer *t, const char *format, const char *value)
{
	char *line = xasprintf("%s%s", format, value);

	t->headers = curl_slist_append(t->headers, line);
	free(line);
}

static void
set_headers(const struct fetch *f, struct transfer *t, struct arena *a, const char *url)
{
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	add_line(t, "Accept-Encoding: ", "gzip, deflate");
	/* libcurl would wait for a 100 that many portals never send */
	add_line(t, "Expect:", "");
	if (f->set.portal)
		add_line(t, "Host: ", url_host(a, url));
	if (t->request)
		add_line(t,
		    "Content-Type: ", t->request_type ? t->request_type : "application/json");
	if (t->etag)
		add_line(t, "If-None-Match: ", t->etag);
	if (t->last_modified)
		add_line(t, "If-Modified-Since: ", t->last_modified);
	if (t->key_header && has_key(f, a, url))
		add_line(t, "", t->key_header);
	curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
}

static void
set_limits(const struct fetch *f, CURL *e)
{
	long idle = f->set.idle_seconds > 0 ? f->set.idle_seconds : LIMIT_IDLE_SECONDS;

	curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT, (long)LIMIT_CONNECT_SECONDS);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, idle);
	curl_easy_setopt(e, CURLOPT_TIMEOUT, (long)LIMIT_TOTAL_SECONDS);
	curl_easy_setopt(e, CURLOPT_HTTP_CONTENT_DECODING, 0L);
	curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(e, CURLOPT_PROXY, "");
}

static void
set_callbacks(CURL *e, struct link *l)
{
	curl_easy_setopt(e, CURLOPT_PRIVATE, l);
	curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(e, CURLOPT_WRITEDATA, l);
	curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(e, CURLOPT_HEADERDATA, l);
	curl_easy_setopt(e, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(e, CURLOPT_DEBUGFUNCTION, on_debug);
	curl_easy_setopt(e, CURLOPT_DEBUGDATA, l);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, on_socket);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, l);
}

static void
give_back(struct fetch *f, struct transfer *t)
{
	f->ended = xrealloc(f->ended, (f->ended_count + 1) * sizeof(*f->ended));
	f->ended[f->ended_count++] = t;
}

/* Sets the handle up for an address and sends it off */
static void
send_off(struct fetch *f, struct transfer *t, const char *url)
{
	struct arena a;
	struct link *l = NULL;

	arena_init(&a, 0);
	if (!may_ask(f, t, &a, url)) {
		give_back(f, t);
		arena_release(&a);
		return;
	}
	curl_easy_getinfo(t->easy, CURLINFO_PRIVATE, &l);
	set_headers(f, t, &a, url);
	curl_easy_setopt(t->easy, CURLOPT_URL, real_url(f, t, &a, url));
	arena_release(&a);
	buf_reset(&t->response_headers);
	body_release(&t->packed);
	if (curl_multi_add_handle(f->multi, t->easy) != CURLM_OK)
		die("libcurl refuses a transfer");
	f->running++;
}

void
fetch_start(struct fetch *f, struct transfer *t)
{
	struct link *l = xcalloc(1, sizeof(*l));

	*l = (struct link){ f, t };
	t->easy = curl_easy_init();
	if (!t->easy)
		die("libcurl cannot be used");
	t->final_url = xstrdup(t->url);
	set_limits(f, t->easy);
	set_callbacks(t->easy, l);
	curl_easy_setopt(t->easy, CURLOPT_USERAGENT, f->set.user_agent);
	if (t->request) {
		curl_easy_setopt(
		    t->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(t->request));
		curl_easy_setopt(t->easy, CURLOPT_POSTFIELDS, t->request);
	}
	send_off(f, t, t->url);
}

void
fetch_wait(struct fetch *f, int fd, int ms)
{
	struct curl_waitfd extra = { .fd = fd, .events = CURL_WAIT_POLLIN };
	int running;

	if (f->ended_count)
		ms = 0;
	curl_multi_poll(f->multi, fd >= 0 ? &extra : NULL, fd >= 0, ms, NULL);
	curl_multi_perform(f->multi, &running);
}

size_t
fetch_running(const struct fetch *f)
{
	return f->running + f->ended_count;
}

void
transfer_header(const struct transfer *t, const char *name, char *out, size_t room)
{
	size_t len = strlen(name);

	*out = '\0';
	for (const char *p = t->response_headers.data; *p;) {
		size_t line = strcspn(p, "\n");

		if (line > len && strncasecmp(p, name, len) == 0 && p[len] == ':') {
			struct span v = { p + len + 1, line - len - 1 };

			while (v.len && isspace((unsigned char)v.at[0])) {
				v.at++;
				v.len--;
			}
			while (v.len && isspace((unsigned char)v.at[v.len - 1]))
				v.len--;
			snprintf(
			    out, room, "%.*s", (int)(v.len < room ? v.len : room - 1), v.at);
		}
		p += line + (p[line] == '\n');
	}
}

long
retry_after_seconds(const char *value, long now)
{
	long seconds = -1;
	char *end;

	if (isdigit((unsigned char)*value)) {
		errno = 0;
		seconds = strtol(value, &end, 10);
		if (errno)
			seconds = LIMIT_RETRY_AFTER_SECONDS;
		else if (*end)
			return -1;
	} else if (*value) {
		time_t when = curl_getdate(value, NULL);

		if (when < 0)
			return -1;
		seconds = (long)when > now ? (long)when - now : 0;
	}
	return seconds > LIMIT_RETRY_AFTER_SECONDS ? LIMIT_RETRY_AFTER_SECONDS : seconds;
}

static void
take_error(struct transfer *t, CURLcode code)
{
	if (t->too_long) {
		fail(t, FETCH_REFUSED, "the body is longer than %zu bytes", t->limit);
	} else if (t->response_headers.full) {
		fail(t, FETCH_REFUSED, "the header lines are longer than %zu bytes",
		    (size_t)LIMIT_HEADERS);
	} else if (t->error == FETCH_OK) {
		bool hopeless = code == CURLE_UNSUPPORTED_PROTOCOL ||
				code == CURLE_URL_MALFORMAT ||
				code == CURLE_PEER_FAILED_VERIFICATION;

		fail(t, hopeless ? FETCH_REFUSED : FETCH_RETRY, "%s", curl_easy_strerror(code));
	}
}

/* What led elsewhere is kept as it came; the buffers start anew. */
static void
keep_hop(struct transfer *t)
{
	struct hop *h = &t->hops[t->hop_count++];

	body_end(&t->packed);
	*h = (struct hop){ .url = t->final_url,
		.status = t->status,
		.request_headers = t->request_headers,
		.response_headers = t->response_headers,
		.packed = t->packed };
	t->final_url = NULL;
	buf_init(&t->request_headers, LIMIT_HEADERS);
	buf_init(&t->response_headers, LIMIT_HEADERS);
	body_init(&t->packed);
}

/* 301 to 303 and 307, 308 with a Location. True where the transfer goes on at the new address.
 */
static bool
redirect(struct transfer *t)
{
	char location[LIMIT_URL + 2]; /* one that is too long must not fit by being cut */
	struct arena a;
	char *next;
	bool down;

	if (t->status < 301 || t->status > 308 || (t->status > 303 && t->status < 307))
		return false;
	transfer_header(t, "Location", location, sizeof(location));
	if (!location[0])
		return false;
	if (t->hop_count == LIMIT_REDIRECTS) {
		fail(t, FETCH_REFUSED, "it leads on more than %d times", LIMIT_REDIRECTS);
		return false;
	}
	arena_init(&a, 0);
	next = url_join(&a, t->final_url, location);
	down =
	    next && strncmp(t->final_url, "https:", 6) == 0 && strncmp(next, "https:", 6) != 0;
	if (!next)
		fail(t, FETCH_REFUSED, "it leads to what is no address of http or https");
	else if (down)
		fail(t, FETCH_REFUSED, "it leads from https to http");
	if (!next || down) {
		arena_release(&a);
		return false;
	}
	keep_hop(t);
	/* RFC 9110: a POST that is seen elsewhere (303, and by custom 301 and 302) is a GET
	 * there */
	if (t->request && t->status <= 303) {
		t->request = NULL;
		curl_easy_setopt(t->easy, CURLOPT_HTTPGET, 1L);
	}
	t->final_url = xstrdup(next);
	arena_release(&a);
	return true;
}

static void
finish(struct fetch *f, struct transfer *t, CURLcode code)
{
	char value[256];
	long status = 0;
	curl_off_t us = 0;

	curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(t->easy, CURLINFO_TOTAL_TIME_T, &us);
	t->status = (int)status;
	t->seconds = (double)us / 1e6;
	if (code != CURLE_OK) {
		take_error(t, code);
		give_back(f, t);
		return;
	}
	if (redirect(t)) {
		send_off(f, t, t->final_url);
		return;
	}
	transfer_header(t, "Retry-After", value, sizeof(value));
	t->retry_after = retry_after_seconds(value, (long)time(NULL));
	body_end(&t->packed);
	if (t->error == FETCH_OK) {
		const char *wrong;

		transfer_header(t, "Content-Encoding", value, sizeof(value));
		wrong = body_decode(&t->packed, value, f->set.tmp, &t->plain);
		if (wrong)
			fail(t, FETCH_REFUSED, "%s", wrong);
	}
	give_back(f, t);
}

static void
drop_handle(struct transfer *t)
{
	struct link *l = NULL;

	curl_easy_getinfo(t->easy, CURLINFO_PRIVATE, &l);
	curl_easy_cleanup(t->easy);
	t->easy = NULL;
	free(l);
}

struct transfer *
fetch_next(struct fetch *f)
{
	struct transfer *t;
	CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(f->multi, &left))) {
		CURL *easy = m->easy_handle;
		CURLcode code = m->data.result;
		struct link *l = NULL;

		if (m->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(easy, CURLINFO_PRIVATE, &l);
		curl_multi_remove_handle(f->multi, easy);
		f->running--;
		finish(f, l->transfer, code);
	}
	if (!f->ended_count)
		return NULL;
	t = f->ended[0];
	memmove(f->ended, f->ended + 1, --f->ended_count * sizeof(*f->ended));
	drop_handle(t);
	return t;
}

void
fetch_cancel(struct fetch *f, struct transfer *t)
{
	for (size_t i = 0; i < f->ended_count; i++)
		if (f->ended[i] == t) {
			memmove(f->ended + i, f->ended + i + 1,
			    (--f->ended_count - i) * sizeof(*f->ended));
			drop_handle(t);
			return;
		}
	if (!t->easy)
		return;
	curl_multi_remove_handle(f->multi, t->easy);
	f->running--;
	drop_handle(t);
}

void
fetch_alone(struct fetch *f, struct transfer *t)
{
	struct transfer *done = NULL;

	fetch_start(f, t);
	while (!done) {
		fetch_wait(f, -1, 200);
		done = fetch_next(f);
	}
}
