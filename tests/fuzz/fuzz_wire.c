/*
 * fuzz_wire.c: any bytes as what the parsing process says, which is not trusted: an ask, an
 * issue.
 */
#include "fuzz.h"

#include "../../scraper/flow/wire.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = xmalloc(size);
	struct span frame = { copy, size };
	struct ask ask;
	struct issue issue;

	if (size)
		memcpy(copy, data, size);
	if (wire_read_ask(frame, &ask) &&
	    strlen(ask.kind) + strlen(ask.method) + strlen(ask.url) > size)
		abort();
	if (wire_read_issue(frame, &issue) &&
	    strlen(issue.message) + issue.raw.len + (issue.place ? strlen(issue.place) : 0) >
		size)
		abort();
	free(copy);
	return 0;
}
