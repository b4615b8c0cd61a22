/*
 * A source whose parser does, page by page, what a parser that a hostile page took over would
 * try. It is built into the program for tests only; tests/crawl/sandbox.sh says what becomes of
 * each. It has keys, so that a test can look where they go.
 */
#include "../../scraper/parser.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const deeds[] = { "good", "file", "write", "link", "socket", "exec", "fork",
	"run_memory", "kill", "eat", "heap", "stack", "crash", "loop", "plain_http",
	"elsewhere", "good_again" };

static void
start(const struct night *night, struct sink *sink)
{
	(void)night;
	for (size_t i = 0; i < ARRAY_SIZE(deeds); i++) {
		const char *scheme = strcmp(deeds[i], "plain_http") == 0 ? "http" : "https",
			   *host = strcmp(deeds[i], "elsewhere") == 0 ? "docs" : "www";

		sink_ask(sink, &(const struct ask){ .kind = "deed",
				   .url = arena_printf(sink_arena(sink),
				       "%s://%s.hostile.example/%s", scheme, host, deeds[i]),
				   .param = deeds[i],
				   .rank = (int)i });
	}
}

/* Without end: the process is to be ended from outside */
static NORETURN void
loop(void)
{
	for (volatile unsigned i = 0;; i++)
		;
}

/* More than a page may have, by the page's own means and past them */
static void
eat(struct sink *sink)
{
	for (;;)
		memset(arena_alloc(sink_arena(sink), 1 << 24), 1, 1 << 24);
}

static void
heap(void)
{
	for (;;)
		memset(xmalloc(1 << 24), 1, 1 << 24);
}

static int
deeper(volatile char *above, long levels)
{
	volatile char room[1 << 14];

	room[0] = *above;
	return levels ? deeper(room, levels - 1) + room[0] : 0;
}

static void
run_memory(void)
{
	mmap(
	    NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void
try(const char *deed, struct sink *sink)
{
	static char *const nothing[] = { NULL };
	char zero = 0;

	if (strcmp(deed, "file") == 0 && open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0)
		sink_issue(sink, REACH_NOTE, "it could open a file");
	else if (strcmp(deed, "write") == 0 &&
		 open("/tmp/hostile", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0)
		sink_issue(sink, REACH_NOTE, "it could make a file");
	else if (strcmp(deed, "link") == 0)
		unlink("/tmp/hostile");
	else if (strcmp(deed, "socket") == 0)
		socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	else if (strcmp(deed, "exec") == 0)
		execve("/bin/true", nothing, nothing);
	else if (strcmp(deed, "fork") == 0)
		fork();
	else if (strcmp(deed, "run_memory") == 0)
		run_memory();
	else if (strcmp(deed, "kill") == 0)
		kill(getppid(), SIGTERM);
	else if (strcmp(deed, "eat") == 0)
		eat(sink);
	else if (strcmp(deed, "heap") == 0)
		heap();
	else if (strcmp(deed, "stack") == 0)
		deeper(&zero, 1L << 30);
	else if (strcmp(deed, "crash") == 0)
		raise(SIGSEGV);
	else if (strcmp(deed, "loop") == 0)
		loop();
}

static int
deed(const struct page *page, struct sink *sink)
{
	struct record *r;

	sink_place(sink, NULL, page->param, 0, page->len);
	try(page->param, sink);
	r = record_new(sink, KIND_CONTRACT);
	record_set(r, CONTRACT_KEY, page->param);
	record_set(r, CONTRACT_VENDOR, page->body);
	record_set(r, CONTRACT_DESCRIPTION, page->body);
	return sink_emit(sink, r);
}

SOURCE(hostile_site) = {
	.title = "A source that was taken over",
	.hosts = { "www.hostile.example", "docs.hostile.example" },
	.every_hours = 24,
	.version = 1,
	.key_env = "HOSTILE_KEY",
	.key_header = "X-Api-Key",
	.key_query = "api_key",
	.start = start,
	.pages = { { .kind = "deed", .parse = deed } },
};
