/* clock.c: a clock that was set back: preloaded, it takes CLOCK_BACK seconds off the time of
 * day. */
#include <stdlib.h>
#include <sys/time.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long
back(void)
{
	const char *seconds = getenv("CLOCK_BACK");

	return seconds ? strtol(seconds, NULL, 10) : 0;
}

int
clock_gettime(clockid_t clock, struct timespec *t)
{
	int result = (int)syscall(SYS_clock_gettime, clock, t);

	if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
		t->tv_sec -= back();
	return result;
}

time_t
time(time_t *at)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	if (at)
		*at = t.tv_sec;
	return t.tv_sec;
}

int
gettimeofday(struct timeval *at, void *zone)
{
	struct timespec t;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &t);
	at->tv_sec = t.tv_sec;
	at->tv_usec = t.tv_nsec / 1000;
	return 0;
}
