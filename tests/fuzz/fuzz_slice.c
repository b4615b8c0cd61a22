/*
 * fuzz_slice.c: any bytes as a page that somebody traces a row to; the first line is the place,
 * the second the quote.
 */
#include "fuzz.h"

#include "../../scraper/flow/slice.h"

#include <sys/mman.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	struct body body;
	struct slice s;
	char *place, *quote, *bytes;
	int fd;

	arena_init(&a, LIMIT_PAGE_MEMORY);
	place = arena_ndup(&a, size ? (const char *)data : "", size);
	quote = memchr(place, '\n', size);
	bytes = quote ? memchr(quote + 1, '\n', size - (size_t)(quote + 1 - place)) : NULL;
	fd = memfd_create("page", MFD_CLOEXEC);
	if (bytes && fd >= 0) {
		size_t len = size - (size_t)(bytes + 1 - place);
		const char *wrong;

		*quote++ = '\0';
		*bytes++ = '\0';
		if (write_all(fd, bytes, len) != 0)
			abort();
		body_init(&body);
		if (!body_of_file(&body, fd))
			abort();
		wrong = slice_cut(&a, &body, place, &s);
		if (!wrong) {
			struct span record = { s.bytes + s.before, s.len },
				    found = slice_find(record, quote);

			if (found.at && (found.at < record.at ||
					    found.at + found.len > record.at + record.len))
				abort();
		}
		slice_release(&s);
		body_release(&body);
	}
	close(fd);
	arena_release(&a);
	return 0;
}
