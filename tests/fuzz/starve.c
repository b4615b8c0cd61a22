/*
 * starve.c: the allocations of a run made to fail, one after the other.
 *
 * The C library's own are taken over here, those of its libraries included, so this works only
 * without the sanitizers, which take them over as well. A failed allocation may end the process
 * (exit status 3, or a library's own abort); it must not be forgotten: a wild pointer is a
 * crash.
 */
#include "replay.h"

#include "../../scraper/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS 30

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#if !SANITIZED

/* How many allocations were made, which one fails (0: none), and whether all behind it do */
static struct {
	long made, fails;
	bool for_good;
} hunger;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static bool
is_refused(void)
{
	long number = __atomic_add_fetch(&hunger.made, 1, __ATOMIC_RELAXED);

	if (!hunger.fails || number < hunger.fails ||
	    (number > hunger.fails && !hunger.for_good))
		return false;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t size)
{
	return is_refused() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return is_refused() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
	return is_refused() ? NULL : __libc_realloc(old, size);
}

/* What the run says goes nowhere: it says that memory ran out */
static void
be_quiet(void)
{
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (fd >= 0)
		dup2(fd, STDERR_FILENO);
}

static int
run(const struct target *t, struct span input, long fails, bool for_good, long *made)
{
	pid_t pid;
	int status = 0;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		be_quiet();
		alarm(SECONDS);
		hunger.made = 0;
		hunger.for_good = for_good;
		hunger.fails = fails;
		t->run((const uint8_t *)input.at, input.len);
		hunger.fails = 0;
		if (made)
			*made = hunger.made;
		_exit(0);
	}
	return waitpid(pid, &status, 0) == pid ? status : -1;
}

/* A library that aborts has looked. Poppler does not: PDF is read in a process that may die. */
static bool
is_well(int status, struct span input)
{
	return (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV &&
		   memmem(input.at, input.len, "%PDF-", 5)) ||
	       (WIFEXITED(status) &&
		   (WEXITSTATUS(status) == EXIT_GOOD || WEXITSTATUS(status) == EXIT_UNABLE)) ||
	       (WIFSIGNALED(status) &&
		   (WTERMSIG(status) == SIGABRT || WTERMSIG(status) == SIGTRAP));
}

int
starve(const struct target *t, const char *name, struct span input, long most, long *runs)
{
	long *made = mmap(
	    NULL, sizeof(*made), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int bad = 0;
	long step;

	if (made == MAP_FAILED)
		return 1;
	*made = 0;
	if (!is_well(run(t, input, 0, false, made), input) || *made == 0) {
		printf("not ok %s of '%s' takes no memory\n", t->name, name);
		return 1;
	}
	step = *made > most ? *made / most + 1 : 1;
	for (long i = 1; i <= *made && bad < 3; i += step) {
		int status = run(t, input, i, *runs % 2, NULL);

		++*runs;
		if (is_well(status, input))
			continue;
		bad++;
		printf("not ok %s of '%s' without allocation %ld of %ld%s: status %d\n",
		    t->name, name, i, *made, *runs % 2 ? "" : " and later ones", status);
	}
	munmap(made, sizeof(*made));
	return bad;
}

#else

int
starve(const struct target *t, const char *name, struct span input, long most, long *runs)
{
	(void)t;
	(void)name;
	(void)input;
	(void)most;
	(void)runs;
	return 0;
}

#endif
