/*
 * fuzz_robots.c: any bytes as robots.txt; the first line is the path that is asked for.
 *
 * - robots.txt itself is always allowed; waits and delays are within their bounds.
 * - An agent that no group names is held to the rules of everybody, whatever it is called.
 */
#include "fuzz.h"

#include "../../scraper/flow/robots.h"

static void
check(const struct robots *r)
{
	if (!robots_allow(r, "/robots.txt") || robots_delay(r) < 0 ||
	    robots_delay(r) > LIMIT_RETRY_AFTER_SECONDS)
		abort();
	for (int minute = 0; minute < 24 * 60; minute += 7) {
		long wait = robots_wait(r, minute);

		if (wait < 0 || wait > 24 * 60 * 60)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xmalloc(size + 1), *path = NULL, *file;
	struct robots *ours, *one, *other;

	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	file = memchr(text, '\n', size);
	file = file ? file + 1 : text + size;
	path = xasprintf("/%.*s", (int)(file - text > 4000 ? 4000 : file - text), text);
	ours = robots_parse(file, size - (size_t)(file - text), "paydirt");
	one = robots_parse(file, size - (size_t)(file - text), "\001nobody");
	other = robots_parse(file, size - (size_t)(file - text), "\002nobody");
	check(ours);
	check(one);
	robots_allow(ours, path);
	if (robots_allow(one, path) != robots_allow(other, path) &&
	    !memchr(file, 1, size - (size_t)(file - text)) &&
	    !memchr(file, 2, size - (size_t)(file - text)))
		abort();
	robots_free(ours);
	robots_free(one);
	robots_free(other);
	free(path);
	free(text);
	return 0;
}
