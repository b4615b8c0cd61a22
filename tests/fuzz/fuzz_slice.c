/*
 * fuzz_slice.c: any bytes as a page that somebody traces a row to; the first line is the place,
 * the second the quote.
 */
#include "fuzz.h"

#include "../../scraper/flow/slice.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	struct slice s;
	char *place, *quote, *bytes;

	arena_init(&a, LIMIT_PAGE_MEMORY);
	place = arena_ndup(&a, size ? (const char *)data : "", size);
	quote = memchr(place, '\n', size);
	bytes = quote ? memchr(quote + 1, '\n', size - (size_t)(quote + 1 - place)) : NULL;
	if (bytes) {
		struct span page = { bytes + 1, size - (size_t)(bytes + 1 - place) };

		*quote++ = '\0';
		*bytes++ = '\0';
		if (!slice_cut_here(&a, page, place, &s)) {
			struct span record = { s.bytes + s.before, s.len },
				    found = slice_find(record, quote);

			if (found.at && (found.at < record.at ||
					    found.at + found.len > record.at + record.len))
				abort();
		}
		slice_release(&s);
	}
	arena_release(&a);
	return 0;
}
