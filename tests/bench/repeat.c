/*
 * Times commands side by side: each in turn, RUNS times, after one turn that is not counted, so
 * that a machine that slows down slows all of them.
 *
 *	repeat RUNS NAME COMMAND [NAME COMMAND]…
 *
 * Prints a line a command: name, median, lowest and highest seconds from start to end, median
 *of the CPU seconds that the command's own processes took, and the median of its times divided
 *by the first command's of the same turn. Fields are separated by tabs. A command that fails
 *ends it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS_MAX 100
#define COMMANDS_MAX 16

struct timed {
	double wall[RUNS_MAX], cpu[RUNS_MAX], ratio[RUNS_MAX];
};

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int
run(const char *command, double *wall, double *cpu)
{
	struct timespec from, to;
	struct rusage used;
	int status = 1;
	pid_t pid;

	clock_gettime(CLOCK_MONOTONIC, &from);
	pid = fork();
	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
		return 1;
	clock_gettime(CLOCK_MONOTONIC, &to);
	*wall = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	*cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
	return status;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Sorts them too */
static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof(*v), compare);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static void
print(const char *name, struct timed *t, int runs)
{
	double middle = median(t->wall, runs);

	printf("%s\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\n", name, middle, t->wall[0],
	    t->wall[runs - 1], median(t->cpu, runs), median(t->ratio, runs));
}

int
main(int argc, char **argv)
{
	static struct timed timed[COMMANDS_MAX];
	int runs = argc > 1 ? atoi(argv[1]) : 0, count = (argc - 2) / 2;
	double wall, cpu;

	if (runs < 1 || runs > RUNS_MAX || count < 1 || count > COMMANDS_MAX || argc % 2) {
		fputs("usage: repeat RUNS NAME COMMAND [NAME COMMAND]...\n", stderr);
		return 2;
	}
	for (int i = -1; i < runs; i++)
		for (int c = 0; c < count; c++) {
			if (run(argv[3 + 2 * c], &wall, &cpu) != 0) {
				fprintf(stderr, "'%s' failed\n", argv[3 + 2 * c]);
				return 1;
			}
			if (i < 0)
				continue;
			timed[c].wall[i] = wall;
			timed[c].cpu[i] = cpu;
			timed[c].ratio[i] = wall / timed[0].wall[i];
		}
	for (int c = 0; c < count; c++)
		print(argv[2 + 2 * c], &timed[c], runs);
	return 0;
}
