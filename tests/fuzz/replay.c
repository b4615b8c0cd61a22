/*
 * replay.c: runs fuzz targets over saved inputs.
 *
 *	replay [-d ROUNDS -k FOLDER] [-s MOST] TARGET FILE…
 *
 * Without options each file is run as it is; -d damages each in ROUNDS times a dozen ways and
 * keeps what a target cannot bear in FOLDER; -s makes up to MOST allocations of each fail, one
 * a run. Each file runs in a process of its own. The last line is "N passed, N failed", a file
 * counting once.
 */
#include "replay.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/base/log.h"
#include "../../scraper/limits.h"

#include <libgen.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 30 /* that one run may take, under the sanitizers and on a busy machine */

#define FUZZ(id) int fuzz_##id(const uint8_t *data, size_t size);
#include "fuzz.list"
#undef FUZZ

static const struct target targets[] = {
#define FUZZ(id) \
	{ #id, fuzz_##id, sizeof(#id) == sizeof("parsers") && #id[0] == 'p' && #id[1] == 'a' },
#include "fuzz.list"
#undef FUZZ
};

size_t
replay_head(const struct target *t, struct span input)
{
	size_t at = 0;

	if (!t->pages)
		return 0;
	for (int lines = 0; lines < 7 && at < input.len; at++)
		lines += input.at[at] == '\n';
	return at;
}

const char *
replay_wait(pid_t pid)
{
	static char words[64];
	int status;

	if (waitpid(pid, &status, 0) != pid)
		return "it cannot be waited for";
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		return "it hangs";
	if (WIFSIGNALED(status)) {
		snprintf(words, sizeof(words), "it ended by signal %d", WTERMSIG(status));
		return words;
	}
	if (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == EXIT_UNABLE)
		return NULL;
	snprintf(words, sizeof(words), "it ended with %d", WEXITSTATUS(status));
	return words;
}

static bool
plain(const struct target *t, const char *name, struct span input)
{
	const char *wrong;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		alarm(SECONDS);
		t->run((const uint8_t *)input.at, input.len);
		exit(0);
	}
	wrong = replay_wait(pid);
	if (wrong)
		printf("not ok %s of '%s': %s\n", t->name, name, wrong);
	return !wrong;
}

struct options {
	unsigned rounds;
	const char *keep;
	long most;
	long runs;
};

static bool
one(const struct target *t, const char *path, struct options *o)
{
	struct buf input;
	struct span s;
	bool good;

	buf_init(&input, LIMIT_PAGE_BODY);
	if (buf_read_file(&input, path) != 0) {
		printf("not ok '%s' cannot be read\n", path);
		buf_release(&input);
		return false;
	}
	s = (struct span){ input.data, input.len };
	if (o->rounds)
		good = damage(t, path, s, o->keep, o->rounds, &o->runs) == 0;
	else if (o->most)
		good = starve(t, path, s, o->most, &o->runs) == 0;
	else
		good = plain(t, path, s);
	buf_release(&input);
	return good;
}

static const struct target *
find(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(targets); i++)
		if (strcmp(targets[i].name, name) == 0)
			return &targets[i];
	return NULL;
}

int
main(int argc, char **argv)
{
	struct options o = { .keep = "/tmp" };
	const struct target *t;
	int option, passed = 0, failed = 0;

	while ((option = getopt(argc, argv, "d:k:s:")) != -1) {
		if (option == 'd')
			o.rounds = (unsigned)strtoul(optarg, NULL, 10);
		else if (option == 'k')
			o.keep = optarg;
		else if (option == 's')
			o.most = strtol(optarg, NULL, 10);
		else
			return EXIT_USAGE;
	}
	t = optind < argc ? find(argv[optind]) : NULL;
	if (!t) {
		fprintf(stderr, "replay: no such target\n");
		return EXIT_USAGE;
	}
	log_level_set(LOG_ERROR);
	for (int i = optind + 1; i < argc; i++) {
		bool good = one(t, argv[i], &o);

		passed += good;
		failed += !good;
	}
	if (o.runs)
		printf("# %s: %ld runs\n", t->name, o.runs);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}
