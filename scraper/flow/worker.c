#include "worker.h"

#include "../base/log.h"
#include "parse.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKER_FD 3

struct worker {
	int fd;
	pid_t pid;
	struct buf frame;
	char why[128];
};

static NORETURN void
become_worker(int fd)
{
	/* what the sanitizers want to be told, and nothing else */
	static const char *const kept[] = { "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS" };
	char *const argv[] = { (char[]){ "paydirt" }, (char[]){ "worker" }, NULL };
	char *env[ARRAY_SIZE(kept) + 2];
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(kept); i++)
		if (getenv(kept[i]))
			env[n++] = xasprintf("%s=%s", kept[i], getenv(kept[i]));
	env[n++] = (char[]){ "LC_ALL=C.UTF-8" };
	env[n] = NULL;
	if (dup2(fd, WORKER_FD) < 0 || close_range(WORKER_FD + 1, ~0u, 0) < 0)
		_exit(EXIT_UNABLE);
	execve("/proc/self/exe", argv, env);
	_exit(EXIT_UNABLE);
}

struct worker *
worker_start(void)
{
	struct worker *w;
	int fd[2], size = 1 << 20;
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) < 0) {
		log_error("cannot start the parsing process: %s", strerror(errno));
		return NULL;
	}
	setsockopt(fd[0], SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	setsockopt(fd[1], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	pid = fork();
	if (pid == 0)
		become_worker(fd[1]);
	close(fd[1]);
	if (pid < 0) {
		log_error("cannot start the parsing process: %s", strerror(errno));
		close(fd[0]);
		return NULL;
	}
	w = xcalloc(1, sizeof(*w));
	w->fd = fd[0];
	w->pid = pid;
	buf_init(&w->frame, FRAME_MAX + 1);
	return w;
}

void
worker_stop(struct worker *w)
{
	if (!w)
		return;
	close(w->fd);
	if (w->pid > 0) {
		kill(w->pid, SIGKILL);
		waitpid(w->pid, NULL, 0);
	}
	buf_release(&w->frame);
	free(w);
}

int
worker_fd(const struct worker *w)
{
	return w->fd;
}

bool
worker_is_ready(const struct worker *w)
{
	struct pollfd p = { .fd = w->fd, .events = POLLIN };

	return poll(&p, 1, 0) > 0;
}

/* One byte carries the descriptor; the job's texts follow. */
static bool
send_descriptor(int fd, int body)
{
	char byte = body >= 0 ? 'B' : 'E';
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control = { 0 };
	struct iovec part = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

	if (body >= 0) {
		message.msg_control = &control;
		message.msg_controllen = sizeof(control.room);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &body, sizeof(int));
	}
	return sendmsg(fd, &message, MSG_NOSIGNAL) == 1;
}

bool
worker_send(
    struct worker *w, const struct page *p, int body, const char *run, const char *page_id)
{
	struct buf b;
	bool sent;

	buf_init(&b, FRAME_MAX);
	wire_put(&b, source_name(p->source));
	wire_put(&b, p->kind);
	wire_put(&b, p->method);
	wire_put(&b, p->url);
	wire_put(&b, p->request);
	wire_put(&b, p->file);
	wire_put(&b, p->type);
	wire_put(&b, p->scope);
	wire_put(&b, p->param);
	wire_put(&b, p->fetched);
	wire_put_number(&b, p->status);
	wire_put(&b, run);
	wire_put(&b, page_id);
	sent = send_descriptor(w->fd, body) &&
	       wire_send(w->fd, FRAME_JOB, 0, (struct span){ b.data, b.len });
	buf_release(&b);
	return sent;
}

/* How the worker ended, in words */
static void
bury(struct worker *w)
{
	int status = 0;

	kill(w->pid, SIGKILL);
	if (waitpid(w->pid, &status, 0) != w->pid)
		status = 0;
	w->pid = 0;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		snprintf(w->why, sizeof(w->why), "parsing it takes too long");
	else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS)
		snprintf(
		    w->why, sizeof(w->why), "parsing it asked for what a parser may not do");
	else if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL)
		snprintf(
		    w->why, sizeof(w->why), "parsing it ended by signal %d", WTERMSIG(status));
	else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_UNABLE)
		snprintf(w->why, sizeof(w->why),
		    "parsing it takes more memory than a page may have");
	else
		snprintf(w->why, sizeof(w->why), "the parsing process ended");
}

bool
worker_read(struct worker *w, struct frame *f, struct span *data, const char **why)
{
	buf_reset(&w->frame);
	if (w->pid && read_all(w->fd, f, sizeof(*f)) == sizeof(*f) && f->len <= FRAME_MAX &&
	    buf_reserve(&w->frame, f->len) &&
	    read_all(w->fd, w->frame.data, f->len) == (ssize_t)f->len) {
		/* an empty buffer has no room of its own to end */
		if (f->len)
			w->frame.data[f->len] = '\0';
		*data = (struct span){ w->frame.data, f->len };
		return true;
	}
	if (w->pid)
		bury(w);
	*why = w->why;
	return false;
}

/* ------------------------------------------------------------------------- the worker's end */

/* The job's body; -1 where it is empty, -2 at the end of all jobs. */
static int
take_descriptor(int fd)
{
	char byte;
	int body = -1;
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec part = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control.room) };
	struct cmsghdr *head;
	ssize_t n;

	do
		n = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n != 1)
		return -2;
	head = CMSG_FIRSTHDR(&message);
	if (head && head->cmsg_type == SCM_RIGHTS)
		memcpy(&body, CMSG_DATA(head), sizeof(int));
	return body;
}

struct job {
	struct page page;
	const char *run;
	struct id page_id;
	struct buf bytes;
	void *map;
	size_t map_len;
};

static bool
read_job(int fd, struct job *job)
{
	struct frame head;
	struct wire_reader r;
	const struct source_entry *entry;
	const char *source, *page_id;

	if (read_all(fd, &head, sizeof(head)) != sizeof(head) || head.type != FRAME_JOB ||
	    head.len > FRAME_MAX || !buf_reserve(&job->bytes, head.len) ||
	    read_all(fd, job->bytes.data, head.len) != (ssize_t)head.len)
		return false;
	r = (struct wire_reader){ .at = job->bytes.data, .end = job->bytes.data + head.len };
	source = wire_text(&r);
	job->page.kind = wire_text(&r);
	job->page.method = wire_text(&r);
	job->page.url = wire_text(&r);
	job->page.request = wire_text(&r);
	job->page.file = wire_text(&r);
	job->page.type = wire_text(&r);
	job->page.scope = wire_text(&r);
	job->page.param = wire_text(&r);
	job->page.fetched = wire_text(&r);
	job->page.status = (int)wire_number(&r);
	job->run = wire_text(&r);
	page_id = wire_text(&r);
	entry = source ? source_find(source) : NULL;
	job->page.source = entry ? entry->row : NULL;
	return !r.broken && entry && job->run && page_id && id_read(page_id, &job->page_id);
}

/* A page that is read whole gets a NUL behind its body; a stream is mapped as it is. */
static bool
map_body(struct job *job, int body)
{
	struct page *p = &job->page;
	struct stat st = { 0 };
	const struct page_kind *kind = source_page_kind(p->source, p->kind);

	p->body = "";
	if (body < 0)
		return true;
	if (fstat(body, &st) < 0)
		return false;
	p->stream = kind && kind->stream;
	if (st.st_size == 0)
		return true;
	p->len = (size_t)st.st_size;
	job->map_len = p->len + !p->stream;
	if (p->stream) {
		job->map = mmap(NULL, job->map_len, PROT_READ, MAP_PRIVATE, body, 0);
		p->body = job->map;
		return job->map != MAP_FAILED;
	}
	job->map = mmap(
	    /* cppcheck-suppress invalidFunctionArg ; -1 is how no file is said */
	    NULL, job->map_len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (job->map == MAP_FAILED || lseek(body, 0, SEEK_SET) != 0 ||
	    read_all(body, job->map, p->len) != (ssize_t)p->len)
		return false;
	p->body = job->map;
	return true;
}

static void
do_job(int fd, struct job *job)
{
	struct wire_sink wire;
	struct sink sink;
	enum reach worst;

	wire_sink_init(&wire, fd);
	wire.of.run = strtoll(job->run, NULL, 10);
	wire.of.page = job->page_id;
	wire.list_members = !job->page.stream;
	sink_init(&sink, &wire_verbs, &wire, &job->page);
	parse_page(&job->page, &sink);
	sink_finish(&sink);
	worst = sink.worst;
	wire_sink_flush(&wire);
	if (!wire_send(fd, FRAME_DONE, (unsigned char)worst, (struct span){ "", 0 }))
		log_debug("the crawler is gone");
	sink_release(&sink);
	wire_sink_release(&wire);
}

static bool
serve_one(int fd, struct arena *arena)
{
	struct job job = { .page.arena = arena };
	int body = take_descriptor(fd);
	bool good;

	if (body == -2)
		return false;
	buf_init(&job.bytes, FRAME_MAX + 1);
	good = read_job(fd, &job) && map_body(&job, body);
	if (body >= 0)
		close(body);
	if (good) {
		alarm(job.page.stream ? LIMIT_FILE_SECONDS : LIMIT_PAGE_SECONDS);
		do_job(fd, &job);
		alarm(0);
	}
	if (job.map && job.map != MAP_FAILED)
		munmap(job.map, job.map_len);
	buf_release(&job.bytes);
	arena_reset(arena);
	return good;
}

int
worker_serve(int fd)
{
	struct arena arena;
	/* poppler reads its tables now, and keeps them as long as this is kept */
	const void *volatile tables = pdf_prepare();

	signal(SIGPIPE, SIG_IGN);
	arena_init(&arena, LIMIT_PAGE_MEMORY);
	if (!sandbox_enter())
		return EXIT_UNABLE;
	while (serve_one(fd, &arena))
		;
	arena_release(&arena);
	return tables ? EXIT_GOOD : EXIT_UNABLE;
}
