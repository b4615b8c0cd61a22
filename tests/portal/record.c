#include "record.h"
#include "base/log.h"

#include <errno.h>
#include <poll.h>
#include <time.h>

#define RECORD_KEPT_BYTES ((size_t)256 << 20)
#define RECORD_BODY_BYTES 300

struct host {
	char *name;
	struct guest *guests;
	size_t count, peak;
	struct host *next;
};

int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
record_init(struct record *r, int fd)
{
	*r = (struct record){ .start = now_ms(), .fd = fd };
	buf_init(&r->kept, RECORD_KEPT_BYTES);
}

void
record_release(struct record *r)
{
	while (r->hosts) {
		struct host *h = r->hosts;

		r->hosts = h->next;
		free(h->name);
		free(h);
	}
	buf_release(&r->kept);
}

static void
add_cell(struct buf *line, struct span text)
{
	buf_char(line, '\t');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		buf_char(line, c < 0x20 || c == 0x7f ? ' ' : text.at[i]);
	}
}

void
record_add(struct record *r, const struct visit *v)
{
	struct span shown = v->body;
	struct buf line;

	if (shown.len > RECORD_BODY_BYTES)
		shown.len = RECORD_BODY_BYTES;
	buf_init(&line, (size_t)1 << 20);
	buf_printf(&line, "%lld", (long long)(now_ms() - r->start));
	add_cell(&line, span_of(v->method));
	add_cell(&line, span_of(v->host));
	add_cell(&line, span_of(v->target));
	buf_printf(&line, "\t%u", v->status);
	add_cell(&line, span_of(v->agent));
	add_cell(&line, span_of(v->none_match));
	add_cell(&line, span_of(v->modified_since));
	add_cell(&line, span_of(v->encoding));
	buf_printf(&line, "\t%zu", v->body.len);
	add_cell(&line, shown);
	buf_char(&line, '\n');
	buf_add(&r->kept, line.data, line.len);
	if (r->fd >= 0 && write_all(r->fd, line.data, line.len) < 0)
		die("cannot write the log: %s", strerror(errno));
	buf_release(&line);
}

static struct host *
host_named(struct record *r, const char *name)
{
	struct host *h = r->hosts;

	while (h && strcmp(h->name, name) != 0)
		h = h->next;
	if (!h) {
		h = xcalloc(1, sizeof(*h));
		h->name = xstrdup(name);
		h->next = r->hosts;
		r->hosts = h;
	}
	return h;
}

static size_t
guests_still_there(const struct host *h)
{
	struct pollfd *fds = xcalloc(h->count, sizeof(*fds));
	size_t count = 0, gone = 0;

	for (const struct guest *g = h->guests; g; g = g->next)
		fds[count++] = (struct pollfd){ .fd = g->fd, .events = POLLRDHUP };
	poll(fds, count, 0);
	for (size_t i = 0; i < count; i++)
		gone += fds[i].revents != 0;
	free(fds);
	return count - gone;
}

void
record_enter(struct record *r, struct guest *g, const char *host, int fd)
{
	struct host *h = host_named(r, host);

	*g = (struct guest){ .host = h, .fd = fd, .next = h->guests, .link = &h->guests };
	if (g->next)
		g->next->link = &g->next;
	h->guests = g;
	h->count++;
	/* asking the system for each of them is only worth it for a new peak */
	if (h->count > h->peak) {
		size_t there = guests_still_there(h);

		h->peak = there > h->peak ? there : h->peak;
	}
}

void
record_leave(struct guest *g)
{
	if (!g->host)
		return;
	*g->link = g->next;
	if (g->next)
		g->next->link = g->link;
	g->host->count--;
	g->host = NULL;
}

void
record_peaks(const struct record *r, struct buf *out)
{
	for (const struct host *h = r->hosts; h; h = h->next)
		buf_printf(out, "%s\t%zu\n", h->name, h->peak);
}
