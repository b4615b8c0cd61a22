#include "wait.h"
#include "record.h"

int
connection_fd(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
	    MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	return info ? info->connect_fd : -1;
}

void
wait_for(struct waits *ws, struct wait *w, struct MHD_Connection *connection, int64_t ms)
{
	*w = (struct wait){ .connection = connection,
		.due = now_ms() + ms,
		.fd = connection_fd(connection),
		.next = ws->first,
		.link = &ws->first };
	if (w->next)
		w->next->link = &w->next;
	ws->first = w;
	ws->count++;
	MHD_suspend_connection(connection);
}

void
wait_forget(struct waits *ws, struct wait *w)
{
	if (!w->connection)
		return;
	*w->link = w->next;
	if (w->next)
		w->next->link = w->link;
	w->connection = NULL;
	ws->count--;
}

static void
wait_end(struct waits *ws, struct wait *w)
{
	struct MHD_Connection *connection = w->connection;

	wait_forget(ws, w);
	MHD_resume_connection(connection);
}

static int
sooner(const struct waits *ws, int timeout)
{
	int64_t now = now_ms(), least = timeout < 0 ? INT32_MAX : timeout;

	for (const struct wait *w = ws->first; w; w = w->next)
		least = w->due - now < least ? w->due - now : least;
	if (timeout < 0 && !ws->first)
		return -1;
	return least < 0 ? 0 : (int)least;
}

void
waits_poll(struct waits *ws, struct pollfd *own, size_t count, int timeout)
{
	struct pollfd *fds = xcalloc(count + ws->count, sizeof(*fds));
	struct wait *w, *next;
	size_t n = count;
	int64_t now;

	memcpy(fds, own, count * sizeof(*fds));
	for (w = ws->first; w; w = w->next)
		fds[n++] = (struct pollfd){ .fd = w->fd, .events = POLLRDHUP };
	if (poll(fds, n, sooner(ws, timeout)) < 0)
		memset(fds, 0, n * sizeof(*fds));
	for (size_t i = 0; i < count; i++)
		own[i].revents = fds[i].revents;
	now = now_ms();
	n = count;
	for (w = ws->first; w; w = next) {
		next = w->next;
		w->gone = fds[n++].revents != 0;
		if (w->gone || w->due <= now)
			wait_end(ws, w);
	}
	free(fds);
}

void
waits_resume_all(struct waits *ws)
{
	while (ws->first) {
		ws->first->gone = true;
		wait_end(ws, ws->first);
	}
}
