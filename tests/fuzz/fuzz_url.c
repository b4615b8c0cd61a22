/*
 * fuzz_url.c: any text as an address, seen from any page: the input's first line is the page.
 *
 * - What is joined is an address of http or https without a name and password and without a
 *   fragment, and joins to itself.
 * - A parameter that is set is read back.
 */
#include "fuzz.h"

#include <ctype.h>

static void
check(struct arena *a, const char *url)
{
	const char *again = url_join(a, NULL, url), *host = url_host(a, url), *with;

	if (strncmp(url, "https://", 8) != 0 && strncmp(url, "http://", 7) != 0)
		abort();
	for (const char *p = url; *p; p++)
		if ((unsigned char)*p <= 0x20 || *p == 0x7f)
			abort();
	if (strchr(url, '#') || !host)
		abort();
	for (const char *p = host; *p; p++)
		if (isupper((unsigned char)*p) || *p == '@' || *p == '/')
			abort();
	if (strlen(url) > LIMIT_URL || !again || strcmp(again, url) != 0)
		abort();
	with = url_with(a, url, "key word", "a&b=c");
	if (!with || (strlen(with) <= LIMIT_URL &&
			 (!url_query(a, with, "key word") ||
			     strcmp(url_query(a, with, "key word"), "a&b=c") != 0)))
		abort();
	if (!url_path(a, url) || url_path(a, url)[0] != '/')
		abort();
	url_file(a, url);
	url_query(a, url, "page");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	const char *joined;
	char *base, *url;

	arena_init(&a, LIMIT_PAGE_MEMORY);
	base = arena_ndup(&a, size ? (const char *)data : "", size);
	url = strchr(base, '\n');
	if (url)
		*url++ = '\0';
	joined = url ? url_join(&a, base, url) : url_join(&a, NULL, base);
	if (joined)
		check(&a, joined);
	joined = url ? url_join(&a, "https://x.example/a/b?c", url) : NULL;
	if (joined)
		check(&a, joined);
	arena_release(&a);
	return 0;
}
