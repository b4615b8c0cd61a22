#include "slice.h"

#include "../base/log.h"
#include "../parser.h"
#include "../read/zip.h"
#include "sandbox.h"
#include "wire.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utf8proc.h>

/* --------------------------------------------------------------------------- place */

/* ", bytes 8315-10194" at the end; what stands before it is the part and the word */
static bool
read_place(const char *place, size_t *from, size_t *to, char **label)
{
	const char *at = NULL, *next = place;
	char *end;

	while ((next = strstr(next, "bytes "))) {
		at = next;
		next += 6;
	}
	if (!at)
		return false;
	*from = strtoul(at + 6, &end, 10);
	if (*end != '-')
		return false;
	*to = strtoul(end + 1, &end, 10);
	if (*end || *to < *from)
		return false;
	while (at > place && (at[-1] == ' ' || at[-1] == ','))
		at--;
	*label = xasprintf("%.*s", (int)(at - place), place);
	return true;
}

/* ------------------------------------------------------------------------- cutting */

static void
keep(struct slice *s, const char *at, size_t start, size_t from, size_t to, size_t end)
{
	s->bytes = xmalloc(end - start + 1);
	memcpy(s->bytes, at, end - start);
	s->bytes[end - start] = '\0';
	s->before = from - start;
	s->len = to - from;
	s->behind = end - to;
}

static const char *
cut_memory(struct span body, size_t from, size_t to, struct slice *s)
{
	size_t start = from > SLICE_AROUND ? from - SLICE_AROUND : 0, end;

	if (to > body.len)
		return "the page is shorter than the place says";
	end = body.len - to > SLICE_AROUND ? to + SLICE_AROUND : body.len;
	keep(s, body.at + start, start, from, to, end);
	return NULL;
}

/* A member is read up to the record: it cannot be entered in the middle */
static const char *
cut_stream(struct stream *stream, size_t from, size_t to, struct slice *s)
{
	size_t start = from > SLICE_AROUND ? from - SLICE_AROUND : 0, at = 0;
	char chunk[1 << 16];
	struct buf kept;
	ssize_t n = 1;
	const char *wrong = NULL;

	if (stream->whole.at)
		return cut_memory(stream->whole, from, to, s);
	buf_init(&kept, SLICE_MAX + 4 * SLICE_AROUND);
	while (at < to + SLICE_AROUND && (n = stream->read(stream, chunk, sizeof(chunk))) > 0) {
		size_t skip = at < start ? start - at : 0, size = (size_t)n;

		if (at + size > to + SLICE_AROUND)
			size = to + SLICE_AROUND - at;
		if (skip < size)
			buf_add(&kept, chunk + skip, size - skip);
		at += (size_t)n;
	}
	if (n < 0 || kept.full || start + kept.len < to)
		wrong = "the member is shorter than the place says";
	else
		keep(s, kept.data, start, from, to, start + kept.len);
	buf_release(&kept);
	return wrong;
}

static void
ignore_record(struct sink *sink, const struct record *record)
{
	(void)sink;
	(void)record;
}

static void
ignore_ask(struct sink *sink, const struct ask *ask)
{
	(void)sink;
	(void)ask;
}

/* The context is where the message goes */
static void
keep_issue(struct sink *sink, const struct issue *issue)
{
	char **message = sink->context;

	if (issue->reach >= REACH_PAGE && !*message)
		*message = arena_dup(sink->page->arena, issue->message);
}

/* The member that the label starts with; it is taken off the label */
static const char *
cut_member(struct arena *arena, struct span body, size_t from, size_t to, struct slice *s)
{
	static const struct sink_verbs verbs = {
		.record = ignore_record, .ask = ignore_ask, .issue = keep_issue
	};
	struct page page = { .body = body.at, .len = body.len, .arena = arena, .fetched = "" };
	char *message = NULL;
	const char *name, *wrong = "there is no such member in the packed file";
	struct stream *stream;
	struct sink sink;
	struct zip *zip;

	sink_init(&sink, &verbs, &message, &page);
	zip = zip_open(&sink, body);
	while (zip_next(zip, &name, &stream)) {
		size_t len = strlen(name);

		if (len && (strncmp(s->word, name, len) != 0 || s->word[len] != ' '))
			continue;
		if (len) {
			char *word = xstrdup(s->word + len + 1);

			s->part = xstrdup(name);
			free(s->word);
			s->word = word;
		}
		wrong = cut_stream(stream, from, to, s);
		break;
	}
	zip_close(zip);
	sink_release(&sink);
	return message ? message : wrong;
}

const char *
slice_cut_here(struct arena *arena, struct span bytes, const char *place, struct slice *s)
{
	size_t from, to;

	memset(s, 0, sizeof(*s));
	if (!read_place(place, &from, &to, &s->word))
		return arena_printf(arena, "the place '%s' names no bytes", place);
	if (to - from > SLICE_MAX)
		return "the record is longer than can be shown";
	/* a packed file as a whole has no member */
	return zip_is(bytes) && (from || to != bytes.len)
		   ? cut_member(arena, bytes, from, to, s)
		   : cut_memory(bytes, from, to, s);
}

/* ------------------------------------------------------------------ in a process of its own */

/* Nothing that is open but the page, which is mapped, and the way back */
static NORETURN void
cut_apart(struct arena *arena, struct span bytes, const char *place, int back)
{
	struct slice s;
	const char *wrong;
	struct buf b;

	if (dup2(back, STDIN_FILENO) < 0 || close_range(STDERR_FILENO + 1, ~0u, 0) < 0 ||
	    !sandbox_enter())
		_exit(EXIT_UNABLE);
	alarm(LIMIT_PAGE_SECONDS);
	wrong = slice_cut_here(arena, bytes, place, &s);
	buf_init(&b, SLICE_MAX + ((size_t)1 << 20));
	wire_put(&b, wrong);
	wire_put(&b, s.part);
	wire_put(&b, s.word);
	wire_put_span(&b, (struct span){ s.bytes, s.before + s.len + s.behind });
	wire_put_number(&b, (long)s.before);
	wire_put_number(&b, (long)s.len);
	_exit(b.full || write_all(STDIN_FILENO, b.data, b.len) < 0 ? EXIT_UNABLE : EXIT_GOOD);
}

static char *
dup_or_null(const char *text)
{
	return text ? xstrdup(text) : NULL;
}

/* What came back, which is not trusted */
static const char *
take(struct arena *arena, struct span said, struct slice *s)
{
	struct wire_reader r = { .at = said.at, .end = said.at + said.len };
	const char *wrong = wire_text(&r), *part = wire_text(&r), *word = wire_text(&r);
	struct span bytes = wire_span(&r);
	size_t before = (size_t)wire_number(&r), len = (size_t)wire_number(&r);

	if (r.broken ||
	    (!wrong && (!bytes.at || !word || before > bytes.len || len > bytes.len - before)))
		return "the page could not be read in the time and memory that it may take";
	if (wrong)
		return arena_dup(arena, wrong);
	s->part = dup_or_null(part);
	s->word = xstrdup(word);
	s->bytes = xmalloc(bytes.len + 1);
	memcpy(s->bytes, bytes.at, bytes.len + 1);
	s->before = before;
	s->len = len;
	s->behind = bytes.len - before - len;
	return NULL;
}

static const char *
ask_child(struct arena *arena, struct span bytes, const char *place, struct slice *s)
{
	const char *wrong;
	int way[2];
	struct buf said;
	pid_t pid;

	if (pipe2(way, O_CLOEXEC) < 0)
		return arena_dup(arena, strerror(errno));
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		cut_apart(arena, bytes, place, way[1]);
	close(way[1]);
	buf_init(&said, SLICE_MAX + ((size_t)1 << 20));
	if (pid < 0 || buf_read_fd(&said, way[0]) < 0)
		wrong = arena_dup(arena, strerror(errno));
	else
		wrong = take(arena, (struct span){ said.data, said.len }, s);
	close(way[0]);
	buf_release(&said);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	return wrong;
}

const char *
slice_cut(struct arena *arena, const struct body *body, const char *place, struct slice *s)
{
	const char *map = body_map(body), *wrong;

	memset(s, 0, sizeof(*s));
	if (!map)
		return arena_dup(arena, strerror(errno));
	wrong = ask_child(arena, (struct span){ map, body->len }, place, s);
	body_unmap(body, map);
	return wrong;
}

void
slice_release(struct slice *s)
{
	free(s->part);
	free(s->word);
	free(s->bytes);
	memset(s, 0, sizeof(*s));
}

/* ------------------------------------------------------------------------- finding */

static int32_t
named_reference(struct span s, size_t *used)
{
	static const struct {
		const char *name;
		int32_t c;
	} known[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
		{ "&apos;", '\'' }, { "&nbsp;", ' ' } };

	for (size_t i = 0; i < ARRAY_SIZE(known); i++) {
		size_t n = strlen(known[i].name);

		if (n <= s.len && memcmp(s.at, known[i].name, n) == 0) {
			*used = n;
			return known[i].c;
		}
	}
	return -1;
}

/* "&#39;" "&#x27;" "\u0027" */
static int32_t
numbered(struct span s, size_t start, int base, char stop, size_t most, size_t *used)
{
	int32_t c = 0;
	size_t i = start;

	for (; i < s.len && i < start + most && isxdigit((unsigned char)s.at[i]); i++) {
		char d = (char)tolower((unsigned char)s.at[i]);

		if (base == 10 && d > '9')
			return -1;
		c = c * base + (d <= '9' ? d - '0' : d - 'a' + 10);
		if (c > 0x10ffff)
			return -1;
	}
	if (i == start || (stop && (i >= s.len || s.at[i] != stop)))
		return -1;
	*used = i + (stop ? 1 : 0);
	return c;
}

static int32_t
escaped(struct span s, size_t *used)
{
	int32_t c = -1;

	if (*s.at == '&') {
		c = named_reference(s, used);
		if (c < 0 && s.len > 3 && s.at[1] == '#')
			c = s.at[2] == 'x' || s.at[2] == 'X' ? numbered(s, 3, 16, ';', 6, used)
							     : numbered(s, 2, 10, ';', 7, used);
		return c;
	}
	if (*s.at != '\\' || s.len < 2)
		return -1;
	*used = 2;
	switch (s.at[1]) {
	case 'n':
	case 'r':
	case 't':
		return ' ';
	case '"':
	case '\\':
	case '/':
		return s.at[1];
	case 'u':
		return numbered(s, 2, 16, '\0', 4, used);
	default:
		return -1;
	}
}

/* The next character that the bytes stand for; -2 for a tag, which stands for nothing */
static int32_t
next(struct span s, size_t *used)
{
	utf8proc_int32_t c = escaped(s, used);
	utf8proc_ssize_t n;

	if (c >= 0)
		return c;
	if (s.len > 1 && s.at[0] == '"' && s.at[1] == '"') {
		*used = 2;
		return '"';
	}
	if (s.len > 2 && s.at[0] == '<' &&
	    (isalpha((unsigned char)s.at[1]) || s.at[1] == '/')) {
		const char *end = memchr(s.at, '>', s.len);

		if (end) {
			*used = (size_t)(end - s.at) + 1;
			return -2;
		}
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s.at, (utf8proc_ssize_t)s.len, &c);
	*used = n > 0 ? (size_t)n : 1;
	return n > 0 ? c : 0xfffd;
}

static bool
is_blank(int32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0;
}

static int32_t
folded(int32_t c)
{
	return c >= 0 ? utf8proc_tolower(c) : c;
}

/* The length of the text's start that is the quote; 0 where it is not */
static size_t
match(struct span text, struct span quote)
{
	size_t at = 0, q = 0, n, m;

	while (q < quote.len) {
		struct span rest = { text.at + at, text.len - at },
			    want = { quote.at + q, quote.len - q };
		int32_t c, w;

		if (!rest.len)
			return 0;
		c = next(rest, &n);
		/* the quote is plain text: nothing in it is an escape */
		m = (size_t)utf8proc_iterate(
		    (const utf8proc_uint8_t *)want.at, (utf8proc_ssize_t)want.len, &w);
		if (m > quote.len)
			return 0;
		/* a tag in text that is no markup, such as a cell of CSV */
		if (c == -2 && w == '<') {
			c = '<';
			n = 1;
		}
		if (c == -2) {
			at += n;
		} else if (is_blank(w) && is_blank(c)) {
			while (q < quote.len && is_blank((unsigned char)quote.at[q]))
				q++;
			while (at < text.len &&
			       is_blank(next((struct span){ text.at + at, text.len - at }, &n)))
				at += n;
		} else if (folded(c) == folded(w)) {
			at += n;
			q += m;
		} else {
			return 0;
		}
	}
	return at;
}

struct span
slice_find(struct span text, const char *quote)
{
	struct span q = span_of(quote);

	while (q.len && is_blank((unsigned char)*q.at)) {
		q.at++;
		q.len--;
	}
	for (size_t i = 0; q.len && i < text.len; i++) {
		size_t n;

		if (((unsigned char)text.at[i] & 0xc0) == 0x80)
			continue;
		n = match((struct span){ text.at + i, text.len - i }, q);
		if (n)
			return (struct span){ text.at + i, n };
	}
	return (struct span){ NULL, 0 };
}
