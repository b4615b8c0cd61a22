/*
 * portal: a small HTTP server that stands in for contract portals, in tests and in the demo.
 *
 *   portal --site DIR [--site DIR ...] [--port N] [--script FILE] [--seed N] [--log FILE]
 *          [--generate N] [--until-eof]
 *
 * It listens on 127.0.0.1 alone, prints "http://127.0.0.1:PORT" when it is ready and runs until
 * SIGTERM, SIGINT, POST /-/quit or, with --until-eof, the end of its standard input. Port 0, as
 * without --port, is any that is free. A crawler asks for https://HOST/path?query as
 * http://127.0.0.1:PORT/path?query with "Host: HOST".
 *
 * Saved pages
 *
 * A page is a file NAME.EXT with a NAME.meta beside it, anywhere below a site's folder. A .meta
 * has lines "key: value" and comments (#). Unknown keys are others' business.
 *
 *   url: https://api.example.gov/search?a=1   the scheme and the parameters' order do not
 * matter method: POST                              otherwise GET, which answers HEAD too match:
 * "page": 1                          the request's body must hold this, blanks aside; may be
 * repeated, most lines that hold win type: application/json                    otherwise
 * guessed from EXT date: 2025-03-28T12:00:00Z                Last-Modified; otherwise the
 * file's time status: 200 header: Name: value                       sent too; may be repeated
 *   serve: no                                 not to be served
 *
 * A parameter that is "*" in a page's address may have any value in a request, where no other
 * page has that very address: what a night asks for depends on its date.
 *
 * Pages are found by method, host, path and parameters; anything else is 404, robots.txt too.
 * Of two pages with one address and the same match lines the first is served, with a warning.
 *
 * A 200 has a strong ETag, from its body's SHA-256 (the gzip form ends in -gzip), and a
 * Last-Modified, and is answered with 304 to a GET or HEAD that names either. Text is sent in
 * gzip to who accepts it.
 *
 * --generate N serves a made-up reading room of N releases too, see generate.h.
 *
 * The script: how it misbehaves
 *
 * A rule a line; of those that want a request the first has it. In the glob only '*' is
 * special; it is compared with host/path?query as they were sent.
 *
 *   METHOD|*  GLOB  all | N | N-M | every N | random PERCENT  ACTION
 *
 * N counts from 1 the requests that match the method and the glob. --seed changes the luck.
 *
 *   status N [retry-after SECONDS | retry-after-date +SECONDS]
 *   redirect URL [STATUS]         302, if no other is named
 *   body FILE [TYPE]              200 with another body, without validators
 *   empty                         200 with no bytes, without validators
 *   bomb                          1 MB of gzip that inflates to 1 GB
 *   hang                          no answer for 120 s
 *   close                         no answer: the connection is dropped
 *   delay MS                      the page, later
 *   slow BYTES_A_SECOND           the page, at that rate
 *   cut N                         N bytes of the page, then the connection is dropped
 *   chunked                       the page, its length not announced
 *   wrong-length [DIFFERENCE]     the page, its length announced wrong by so many bytes (+ or
 * -); without a number half of it is announced headers N                     the page, below N
 * (to 1000) headers of 1 KB no-validators                 the page, without ETag and
 * Last-Modified; never a 304
 *
 * Control
 *
 *   POST /-/script                the body is the new script; all counts start again
 *   GET  /-/log                   the log, up to 256 MB of it
 *   GET  /-/peak                  "host TAB n": the most requests in flight at once
 *   POST /-/replace?url=URL       the body is the page's next version, changed now
 *   POST /-/remove?url=URL        404 from now on, until it is replaced
 *   POST /-/quit
 *
 * With replace and remove, method= and match= (as a request's body) say which page of an
 * address is meant.
 *
 * The log: tab-separated, empty where there is nothing to say
 *
 *   milliseconds since the start, method, host, path?query, status (0 = no answer), User-Agent,
 *   If-None-Match, If-Modified-Since, Accept-Encoding, bytes of body received, the first 300
 *
 * One thread does it all: what takes its time is set aside (wait.h), so that it blocks nobody.
 */
#include "base/log.h"
#include "request.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define SCRIPT_MAX_BYTES ((size_t)1 << 20)
#define MAX_CONNECTIONS 4000u
/* Room for the 330 headers of 1 KB that a script may ask for: more than curl takes. It is
 * cleared at every request, so more room would cost time. */
#define CONNECTION_BYTES ((size_t)384 << 10)

struct options {
	long port, seed;
	bool any_site;
	const char *script, *log;
	bool until_eof;
};

static void
usage(FILE *out)
{
	fputs(
	    "usage: portal --site DIR [--site DIR ...] [--port N] [--script FILE] [--seed N]\n"
	    "              [--log FILE] [--generate N] [--until-eof]\n",
	    out);
}

static void NORETURN
wrong_usage(const char *option, const char *value)
{
	if (option)
		log_error("%s '%s' is not a number that will do", option, value);
	usage(stderr);
	exit(EXIT_USAGE);
}

static long
number(const char *option, const char *text, long most)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (!*text || *end || n < 0 || n > most)
		wrong_usage(option, text);
	return n;
}

static void
read_options(struct options *o, struct portal *p, int argc, char **argv)
{
	static const struct option known[] = { { "site", required_argument, NULL, 's' },
		{ "port", required_argument, NULL, 'p' },
		{ "script", required_argument, NULL, 'r' },
		{ "seed", required_argument, NULL, 'e' },
		{ "log", required_argument, NULL, 'l' },
		{ "generate", required_argument, NULL, 'g' },
		{ "help", no_argument, NULL, 'h' }, { "until-eof", no_argument, NULL, 'u' },
		{ NULL, 0, NULL, 0 } };
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		switch (c) {
		case 's':
			site_read(&p->site, optarg);
			o->any_site = true;
			break;
		case 'p':
			o->port = number("--port", optarg, 65535);
			break;
		case 'r':
			o->script = optarg;
			break;
		case 'e':
			o->seed = number("--seed", optarg, INT64_MAX);
			break;
		case 'l':
			o->log = optarg;
			break;
		case 'g':
			p->generated = number("--generate", optarg, 1000000000);
			break;
		case 'u':
			o->until_eof = true;
			break;
		case 'h':
			usage(stdout);
			exit(EXIT_GOOD);
		default:
			wrong_usage(NULL, NULL);
		}
	}
	if (optind < argc || (!o->any_site && !p->generated))
		wrong_usage(NULL, NULL);
}

static int
open_log(const char *path)
{
	int fd =
	    path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0666) : -1;

	if (path && fd < 0)
		die("'%s': %s", path, strerror(errno));
	return fd;
}

static void
read_script(struct script *s, const struct options *o)
{
	struct buf text;
	char *why;

	script_init(s, (uint64_t)o->seed);
	if (!o->script)
		return;
	buf_init(&text, SCRIPT_MAX_BYTES);
	if (buf_read_file(&text, o->script) < 0)
		die("'%s': %s", o->script, strerror(errno));
	if (!script_read(s, text.data, &why))
		die("'%s': %s", o->script, why);
	buf_release(&text);
}

/* A signal is an event like others: no handler, no variable that one would have to set. */
static int
signal_events(void)
{
	sigset_t set;
	int fd;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	fd = signalfd(-1, &set, SFD_CLOEXEC);
	if (fd < 0)
		die("cannot wait for signals: %s", strerror(errno));
	return fd;
}

static void
allow_connections(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < MAX_CONNECTIONS + 100) {
		limit.rlim_cur = limit.rlim_max < MAX_CONNECTIONS + 100 ? limit.rlim_max
									: MAX_CONNECTIONS + 100;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

static struct MHD_Daemon *
listen_at(struct portal *p, long port)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)port) };
	struct MHD_Daemon *daemon;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	allow_connections();
	daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, (uint16_t)port,
	    NULL, NULL, request_step, p, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
	    MHD_OPTION_URI_LOG_CALLBACK, request_open, p, MHD_OPTION_NOTIFY_COMPLETED,
	    request_close, p, MHD_OPTION_CONNECTION_LIMIT, MAX_CONNECTIONS,
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_BYTES, MHD_OPTION_END);
	if (!daemon)
		die("cannot listen on 127.0.0.1, port %ld: %s", port, strerror(errno));
	return daemon;
}

static bool
stdin_ended(void)
{
	char ignored[4096];
	ssize_t n = read(STDIN_FILENO, ignored, sizeof(ignored));

	return n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
}

static int
timeout_of(struct MHD_Daemon *daemon)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (MHD_get_timeout(daemon, &ms) != MHD_YES)
		return -1;
	return ms < INT32_MAX ? (int)ms : INT32_MAX;
}

static void
run(struct portal *p, struct MHD_Daemon *daemon, int signals, bool until_eof)
{
	const union MHD_DaemonInfo *info =
	    MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
	struct pollfd events[] = { { .fd = info->epoll_fd, .events = POLLIN },
		{ .fd = signals, .events = POLLIN },
		{ .fd = until_eof ? STDIN_FILENO : -1, .events = POLLIN } };

	while (!p->stop) {
		waits_poll(&p->waits, events, ARRAY_SIZE(events), timeout_of(daemon));
		if (events[1].revents || (events[2].revents && stdin_ended()))
			break;
		MHD_run(daemon);
	}
	waits_resume_all(&p->waits);
	MHD_stop_daemon(daemon);
}

static void
say_ready(struct MHD_Daemon *daemon)
{
	const union MHD_DaemonInfo *info =
	    MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);

	printf("http://127.0.0.1:%u\n", (unsigned)info->port);
	fflush(stdout);
}

int
main(int argc, char **argv)
{
	struct portal p = { 0 };
	struct options o = { 0 };
	struct MHD_Daemon *daemon;
	int signals = signal_events(), log;

	log_who("portal");
	site_init(&p.site);
	read_options(&o, &p, argc, argv);
	site_sort(&p.site);
	read_script(&p.script, &o);
	log = open_log(o.log);
	record_init(&p.record, log);
	daemon = listen_at(&p, o.port);
	say_ready(daemon);
	run(&p, daemon, signals, o.until_eof);
	record_release(&p.record);
	script_release(&p.script);
	site_release(&p.site);
	body_drop(p.bomb);
	close(signals);
	if (log >= 0)
		close(log);
	return EXIT_GOOD;
}
