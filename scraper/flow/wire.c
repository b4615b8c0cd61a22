#include "wire.h"

#include <sys/socket.h>

#define ROWS_MAX ((size_t)256 << 10)

void
wire_put_span(struct buf *b, struct span s)
{
	/* the length of what follows with its NUL; 0 is NULL */
	uint64_t len = s.at ? s.len + 1 : 0;

	buf_add(b, &len, sizeof(len));
	if (s.at) {
		buf_add(b, s.at, s.len);
		buf_char(b, '\0');
	}
}

void
wire_put(struct buf *b, const char *text)
{
	wire_put_span(b, span_of(text));
}

void
wire_put_number(struct buf *b, long number)
{
	int64_t n = number;

	buf_add(b, &n, sizeof(n));
}

static bool
take(struct wire_reader *r, void *out, size_t len)
{
	if (r->broken || (size_t)(r->end - r->at) < len) {
		r->broken = true;
		memset(out, 0, len);
		return false;
	}
	memcpy(out, r->at, len);
	r->at += len;
	return true;
}

struct span
wire_span(struct wire_reader *r)
{
	uint64_t len;
	struct span s = { 0 };

	if (!take(r, &len, sizeof(len)) || !len)
		return s;
	if ((uint64_t)(r->end - r->at) < len || r->at[len - 1] != '\0') {
		r->broken = true;
		return s;
	}
	s = (struct span){ r->at, len - 1 };
	r->at += len;
	return s;
}

const char *
wire_text(struct wire_reader *r)
{
	struct span s = wire_span(r);

	/* a NUL inside would hide the rest */
	if (s.at && strlen(s.at) != s.len)
		r->broken = true;
	return s.at;
}

long
wire_number(struct wire_reader *r)
{
	int64_t n;

	take(r, &n, sizeof(n));
	return (long)n;
}

bool
wire_send(int fd, enum frame_type type, unsigned char kind, struct span s)
{
	struct frame head = {
		.type = (unsigned char)type, .kind = kind, .len = (uint32_t)s.len
	};

	return s.len <= FRAME_MAX && write_all(fd, &head, sizeof(head)) == 0 &&
	       write_all(fd, s.at, s.len) == 0;
}

void
wire_sink_init(struct wire_sink *w, int fd)
{
	*w = (struct wire_sink){ .fd = fd };
	for (int k = 0; k < KIND_COUNT; k++)
		buf_init(&w->rows[k], FRAME_MAX);
	buf_init(&w->members, FRAME_MAX);
}

static void
flush_buffer(struct wire_sink *w, enum frame_type type, int kind, struct buf *b)
{
	if (b->len && !w->lost)
		w->lost = !wire_send(
		    w->fd, type, (unsigned char)kind, (struct span){ b->data, b->len });
	buf_reset(b);
}

void
wire_sink_flush(struct wire_sink *w)
{
	for (int k = 0; k < KIND_COUNT; k++)
		flush_buffer(w, FRAME_RECORDS, k, &w->rows[k]);
	flush_buffer(w, FRAME_MEMBERS, 0, &w->members);
}

void
wire_sink_release(struct wire_sink *w)
{
	for (int k = 0; k < KIND_COUNT; k++)
		buf_release(&w->rows[k]);
	buf_release(&w->members);
}

static void
send_record(struct sink *sink, const struct record *r)
{
	struct wire_sink *w = sink->context;
	struct buf *rows = &w->rows[r->kind];
	size_t before = rows->len;

	row_put(r, sink->hash, w->of, rows);
	if (rows->full) {
		/* one record that is larger than a frame; what stood before it is kept */
		rows->len = before;
		rows->full = false;
		sink_issue(
		    sink, REACH_ROW, "a record of more than %zu bytes", (size_t)FRAME_MAX);
		return;
	}
	if (w->list_members)
		buf_add(&w->members, r->id.byte, sizeof(r->id.byte));
	if (rows->len >= ROWS_MAX)
		flush_buffer(w, FRAME_RECORDS, (int)r->kind, rows);
}

static void
send_ask(struct sink *sink, const struct ask *ask)
{
	struct wire_sink *w = sink->context;
	struct buf b;

	buf_init(&b, FRAME_MAX);
	wire_put(&b, ask->kind);
	wire_put(&b, ask->method);
	wire_put(&b, ask->url);
	wire_put(&b, ask->body);
	wire_put(&b, ask->type);
	wire_put(&b, ask->scope);
	wire_put(&b, ask->param);
	wire_put_number(&b, ask->rank);
	wire_put_number(&b, ask->wait);
	wire_put_number(&b, ask->again);
	flush_buffer(w, FRAME_ASK, 0, &b);
	buf_release(&b);
}

static void
send_issue(struct sink *sink, const struct issue *issue)
{
	struct wire_sink *w = sink->context;
	struct buf b;

	buf_init(&b, FRAME_MAX);
	wire_put(&b, issue->place);
	wire_put(&b, issue->message);
	wire_put_span(&b, issue->raw);
	wire_put_number(&b, issue->count);
	flush_buffer(w, FRAME_ISSUE, (int)issue->reach, &b);
	buf_release(&b);
}

const struct sink_verbs wire_verbs = { send_record, send_ask, send_issue };

bool
wire_read_ask(struct span frame, struct ask *ask)
{
	struct wire_reader r = { .at = frame.at, .end = frame.at + frame.len };

	ask->kind = wire_text(&r);
	ask->method = wire_text(&r);
	ask->url = wire_text(&r);
	ask->body = wire_text(&r);
	ask->type = wire_text(&r);
	ask->scope = wire_text(&r);
	ask->param = wire_text(&r);
	ask->rank = (int)wire_number(&r);
	ask->wait = (int)wire_number(&r);
	ask->again = wire_number(&r) != 0;
	return !r.broken && ask->kind && ask->method && ask->url;
}

bool
wire_read_issue(struct span frame, struct issue *issue)
{
	struct wire_reader r = { .at = frame.at, .end = frame.at + frame.len };

	issue->place = wire_text(&r);
	issue->message = wire_text(&r);
	issue->raw = wire_span(&r);
	issue->count = wire_number(&r);
	return !r.broken && issue->message;
}
