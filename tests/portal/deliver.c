#include "deliver.h"
#include "base/log.h"

#define STREAM_BLOCK_BYTES ((size_t)32 << 10)
#define STREAM_TICKS_A_SECOND 20
#define JUNK_BYTES 1000

/* A body that is read piece by piece. */
struct stream {
	struct waits *waits;
	struct MHD_Connection *connection;
	struct wait wait;
	struct body *body;
	uint64_t end;  /* after so many bytes the connection is dropped */
	uint64_t rate; /* bytes a second, 0 = as fast as can be */
	int64_t start;
};

static void
stream_free(void *stream)
{
	struct stream *s = stream;

	wait_forget(s->waits, &s->wait);
	body_drop(s->body);
	free(s);
}

/* How many bytes may go now. Where that is none, waits until the next few may. */
static uint64_t
stream_allowance(struct stream *s, uint64_t at)
{
	uint64_t piece = s->rate / STREAM_TICKS_A_SECOND, due;
	int64_t passed = now_ms() - s->start;
	uint64_t allowed = (uint64_t)passed * s->rate / 1000;

	if (allowed > at)
		return allowed - at;
	due = (at + (piece ? piece : 1)) * 1000 / s->rate + 1;
	wait_for(s->waits, &s->wait, s->connection, (int64_t)due - passed);
	return 0;
}

static ssize_t
stream_read(void *stream, uint64_t at, char *out, size_t room)
{
	struct stream *s = stream;
	uint64_t len = room, allowed;

	if (s->wait.gone)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	if (at >= s->end)
		return at < s->body->len ? MHD_CONTENT_READER_END_WITH_ERROR
					 : MHD_CONTENT_READER_END_OF_STREAM;
	len = len < s->end - at ? len : s->end - at;
	if (s->rate) {
		allowed = stream_allowance(s, at);
		len = len < allowed ? len : allowed;
	}
	memcpy(out, s->body->at + at, len);
	return (ssize_t)len;
}

static struct MHD_Response *
stream_response(const struct answer *a, const struct action *action, struct request *r)
{
	struct stream *s = xcalloc(1, sizeof(*s));
	bool unannounced = action->what == ACT_CHUNKED || action->what == ACT_WRONG_LENGTH;
	uint64_t size = unannounced ? MHD_SIZE_UNKNOWN : a->body->len;

	s->waits = &r->portal->waits;
	s->connection = r->connection;
	s->body = body_hold(a->body);
	s->end = a->body->len;
	if (action->what == ACT_CUT && (uint64_t)action->number < s->end)
		s->end = (uint64_t)action->number;
	if (action->what == ACT_SLOW)
		s->rate = (uint64_t)action->number;
	s->start = now_ms();
	return MHD_create_response_from_callback(
	    size, STREAM_BLOCK_BYTES, stream_read, s, stream_free);
}

static struct MHD_Response *
whole_response(const struct answer *a)
{
	return MHD_create_response_from_buffer_with_free_callback_cls(
	    a->body->len, a->body->at, body_drop, body_hold(a->body));
}

static void
add(struct MHD_Response *response, const char *name, const char *value)
{
	if (value && MHD_add_response_header(response, name, value) != MHD_YES)
		log_warning("header '%s: %s' cannot be sent", name, value);
}

static void
add_headers(struct MHD_Response *response, const struct answer *a)
{
	char date[HTTP_DATE_SIZE];

	add(response, "Content-Type", a->type);
	add(response, "Content-Encoding", a->packed ? "gzip" : NULL);
	add(response, "Vary", a->varies ? "Accept-Encoding" : NULL);
	add(response, "Location", a->location);
	add(response, "Retry-After", a->retry_after);
	if (a->tag[0]) {
		http_date(a->modified, date);
		add(response, "ETag", a->tag);
		add(response, "Last-Modified", date);
	}
	for (size_t i = 0; a->page && i < a->page->header_count; i++)
		add(response, a->page->headers[i].name, a->page->headers[i].value);
}

static void
add_junk(struct MHD_Response *response, long count)
{
	char name[32], value[JUNK_BYTES + 1];

	memset(value, 'x', JUNK_BYTES);
	value[JUNK_BYTES] = '\0';
	for (long i = 1; i <= count; i++) {
		snprintf(name, sizeof(name), "X-Junk-%ld", i);
		add(response, name, value);
	}
}

/* libmicrohttpd announces what it knows, so this body is of unknown length, and closing the
 * connection, as in HTTP/1.0, spares it the chunks. */
static void
add_wrong_length(struct MHD_Response *response, const struct action *action, size_t len)
{
	long announced = action->half ? (long)len / 2 : (long)len + action->number;
	char text[32];

	snprintf(text, sizeof(text), "%ld", announced > 0 ? announced : 0);
	MHD_set_response_options(response,
	    MHD_RF_INSANITY_HEADER_CONTENT_LENGTH | MHD_RF_HTTP_1_0_COMPATIBLE_STRICT,
	    MHD_RO_END);
	add(response, "Content-Length", text);
}

/* After the headers of a HEAD libmicrohttpd 0.9.75 would still send the last chunk. */
static bool
is_streamed(const struct answer *a, enum act what, const char *method)
{
	if (a->status == MHD_HTTP_NOT_MODIFIED)
		return false;
	if (what == ACT_CHUNKED)
		return strcmp(method, "HEAD") != 0;
	return what == ACT_CUT || what == ACT_SLOW || what == ACT_WRONG_LENGTH;
}

struct MHD_Response *
deliver(const struct answer *a, const struct action *action, struct request *r)
{
	bool streamed = is_streamed(a, action->what, r->method);
	struct MHD_Response *response =
	    streamed ? stream_response(a, action, r) : whole_response(a);

	if (!response)
		die("out of memory");
	add_headers(response, a);
	if (action->what == ACT_HEADERS)
		add_junk(response, action->number);
	if (action->what == ACT_WRONG_LENGTH && streamed)
		add_wrong_length(response, action, a->body->len);
	return response;
}
