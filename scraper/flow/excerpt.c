#include "excerpt.h"

#include "archive.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)
#define REQUEST_MAX ((size_t)192 << 10) /* packed bytes of a request's record */

struct excerpt {
	struct warc *warc;
	const char *tmp;
	int from;
	FILE *to;
	size_t at; /* bytes written */
};

struct excerpt *
excerpt_open(const char *from, const char *to, const char *tmp)
{
	struct excerpt *e = xcalloc(1, sizeof(*e));

	e->tmp = tmp;
	e->from = open(from, O_RDONLY | O_CLOEXEC);
	e->warc = e->from < 0 ? NULL : warc_open(from);
	e->to = e->warc ? fopen(to, "wbx") : NULL;
	if (e->to)
		return e;
	if (e->warc)
		warc_close(e->warc);
	if (e->from >= 0)
		close(e->from);
	free(e);
	return NULL;
}

bool
excerpt_close(struct excerpt *e)
{
	bool good = fclose(e->to) == 0;

	warc_close(e->warc);
	close(e->from);
	free(e);
	return good;
}

static const char *
copy(struct excerpt *e, size_t from, size_t to)
{
	char *piece = xmalloc(PIECE);
	const char *wrong = NULL;

	while (!wrong && from < to) {
		size_t want = to - from < PIECE ? to - from : PIECE;
		ssize_t n = pread(e->from, piece, want, (off_t)from);

		if (n <= 0 || fwrite(piece, 1, (size_t)n, e->to) != (size_t)n) {
			wrong = n == 0 ? "the file ends inside it" : strerror(errno);
			break;
		}
		from += (size_t)n;
		e->at += (size_t)n;
	}
	free(piece);
	return wrong;
}

/* Whether a whole record of the type stands at `at`; *end is where the next one begins. */
static bool
is_record(struct excerpt *e, size_t at, const char *type, size_t *end)
{
	struct warc_record r;
	bool is;

	warc_seek(e->warc, at);
	is = warc_next(e->warc, e->tmp, &r) && !r.broken && strcmp(r.type, type) == 0;
	*end = r.next;
	warc_record_release(&r);
	return is;
}

/* Where the request begins whose record ends at `at`; `at` where there is none. A gzip member's
 * first bytes are looked for backwards, and tried. */
static size_t
request_before(struct excerpt *e, size_t at)
{
	static const unsigned char magic[] = { 0x1f, 0x8b, 0x08 };
	size_t room = at < REQUEST_MAX ? at : REQUEST_MAX, found = at, end;
	unsigned char *bytes = xmalloc(room + 1);
	ssize_t n = pread(e->from, bytes, room, (off_t)(at - room));

	for (size_t i = n == (ssize_t)room && room > sizeof(magic) ? room - sizeof(magic) : 0;
	     i > 0; i--) {
		size_t start = at - room + i;

		if (memcmp(bytes + i, magic, sizeof(magic)) == 0 &&
		    is_record(e, start, "request", &end) && end == at) {
			found = start;
			break;
		}
	}
	free(bytes);
	return found;
}

const char *
excerpt_add(struct excerpt *e, size_t at, size_t most, size_t *now_at)
{
	size_t end, after, start = request_before(e, at);
	const char *wrong = NULL;

	if (!is_record(e, at, "response", &end) && !is_record(e, at, "resource", &end))
		return "its record is not whole";
	if (end - at > most)
		return "it is larger than captures of this pack may be";
	if (e->at == 0 && is_record(e, 0, "warcinfo", &after))
		wrong = copy(e, 0, after);
	if (!is_record(e, end, "metadata", &after))
		after = end;
	*now_at = e->at + (at - start);
	return wrong ? wrong : copy(e, start, after);
}
