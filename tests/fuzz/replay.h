/*
 * replay.h: fuzz targets run as ordinary tests over saved inputs.
 */
#ifndef REPLAY_H
#define REPLAY_H

#include "../../scraper/base/base.h"

#include <sys/types.h>

struct target {
	const char *name;
	int (*run)(const uint8_t *data, size_t size);
	bool pages; /* its inputs start with lines that are no part of the page */
};

/* The bytes of the input that damage is done to start here */
size_t replay_head(const struct target *, struct span input);

/*
 * How a child process that ran a target ended, in words; NULL where it is well: it ended by
 * itself, or was unable and said so. A test's child, that is: `pid` is waited for.
 */
const char *replay_wait(pid_t pid);

/* Damages an input in many ways and runs the target over each, in a child process. Returns how
 * often it ended badly (said, and the damaged input kept in `keep`); *runs is raised. */
int damage(const struct target *, const char *name, struct span input, const char *keep,
    unsigned rounds, long *runs);

/* Runs the target once for each allocation that it makes (at most `most` of them, spread), in
 * which that allocation fails. Returns how often it ended badly (said); *runs is raised. */
int starve(const struct target *, const char *name, struct span input, long most, long *runs);

#endif
