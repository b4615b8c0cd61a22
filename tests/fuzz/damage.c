/*
 * damage.c: saved inputs, cut, noised, doubled and re-encoded, which no reader and no parser
 * may answer by a crash or by hanging.
 */
#include "replay.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/limits.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#define SECONDS 20 /* that one run may take */

/* Numbers that are the same in every run */
struct dice {
	uint64_t state;
};

static uint64_t
roll(struct dice *d, size_t below)
{
	d->state ^= d->state << 13;
	d->state ^= d->state >> 7;
	d->state ^= d->state << 17;
	return below ? (d->state >> 16) % below : 0;
}

/* ------------------------------------------------------------------------------------- ways */

static void
cut_end(struct span in, struct buf *out, struct dice *d)
{
	buf_add(out, in.at, roll(d, in.len));
}

static void
cut_start(struct span in, struct buf *out, struct dice *d)
{
	size_t from = roll(d, in.len);

	buf_add(out, in.at + from, in.len - from);
}

static void
cut_middle(struct span in, struct buf *out, struct dice *d)
{
	size_t from = roll(d, in.len), len = roll(d, in.len - from);

	buf_add(out, in.at, from);
	buf_add(out, in.at + from + len, in.len - from - len);
}

/* About one byte in a hundred is another */
static void
noise(struct span in, struct buf *out, struct dice *d)
{
	for (size_t i = 0; i < in.len; i++)
		buf_char(out, roll(d, 100) ? in.at[i] : (char)roll(d, 256));
}

static void
few_bits(struct span in, struct buf *out, struct dice *d)
{
	buf_add(out, in.at, in.len);
	for (int i = 0; i < 5 && in.len; i++)
		out->data[roll(d, in.len)] ^= (char)(1 << roll(d, 8));
}

/* Bytes that mean something to one format or another, at any place */
static void
signs(struct span in, struct buf *out, struct dice *d)
{
	static const char all[] = "<>&\"'{}[],;:|\\\n\r\t#%=-0";

	for (size_t i = 0; i < in.len; i++) {
		if (roll(d, 60) == 0)
			buf_char(out, all[roll(d, sizeof(all))]); /* NUL is one of them */
		if (roll(d, 60))
			buf_char(out, in.at[i]);
	}
}

static void
doubled(struct span in, struct buf *out, struct dice *d UNUSED)
{
	buf_add(out, in.at, in.len);
	buf_add(out, in.at, in.len);
}

/* A piece is said again, up to a thousand times */
static void
stutter(struct span in, struct buf *out, struct dice *d)
{
	size_t from = roll(d, in.len), len = roll(d, in.len - from < 200 ? in.len - from : 200);

	buf_add(out, in.at, from);
	for (size_t n = roll(d, 1000); n; n--)
		buf_add(out, in.at + from, len);
	buf_add(out, in.at + from, in.len - from);
}

static void
swapped(struct span in, struct buf *out, struct dice *d)
{
	size_t at = roll(d, in.len);

	buf_add(out, in.at + at, in.len - at);
	buf_add(out, in.at, at);
}

static void
as_utf16(struct span in, struct buf *out, struct dice *d)
{
	bool big = roll(d, 2), mark = roll(d, 2);

	if (mark)
		buf_add(out, big ? "\xfe\xff" : "\xff\xfe", 2);
	for (size_t i = 0; i < in.len; i++) {
		if (big)
			buf_char(out, '\0');
		buf_char(out, in.at[i]);
		if (!big)
			buf_char(out, '\0');
	}
}

/* Read as ISO 8859-1 and written as UTF-8 once more */
static void
as_utf8_again(struct span in, struct buf *out, struct dice *d UNUSED)
{
	for (size_t i = 0; i < in.len; i++) {
		unsigned char c = (unsigned char)in.at[i];

		if (c >= 0x80)
			buf_char(out, (char)(0xc0 | c >> 6));
		buf_char(out, c >= 0x80 ? (char)(0x80 | (c & 0x3f)) : in.at[i]);
	}
}

/* Letters get accents of ISO 8859-1, which is not UTF-8 */
static void
as_latin(struct span in, struct buf *out, struct dice *d)
{
	for (size_t i = 0; i < in.len; i++)
		buf_char(out, roll(d, 20) ? in.at[i] : (char)(0xc0 + roll(d, 64)));
}

static const struct {
	const char *name;
	void (*damage)(struct span in, struct buf *out, struct dice *);
} ways[] = {
	{ "cut at its end", cut_end },
	{ "cut at its start", cut_start },
	{ "cut in the middle", cut_middle },
	{ "noised", noise },
	{ "with bits turned", few_bits },
	{ "with stray signs", signs },
	{ "doubled", doubled },
	{ "with a piece repeated", stutter },
	{ "with its halves swapped", swapped },
	{ "as UTF-16", as_utf16 },
	{ "as UTF-8 of UTF-8", as_utf8_again },
	{ "as ISO 8859-1", as_latin },
};

/* ------------------------------------------------------------------------------------- runs */

/* The same round of the same file is the same damage */
static void
make(struct span input, size_t head, long round, struct buf *out)
{
	struct dice d = { (uint64_t)round * 0x9e3779b97f4a7c15 + input.len + 1 };
	struct span page = { input.at + head, input.len - head };

	buf_reset(out);
	buf_add(out, input.at, head);
	for (int i = 0; i < 8; i++)
		roll(&d, 2);
	ways[(size_t)round % ARRAY_SIZE(ways)].damage(page, out, &d);
}

/* From `*at` on, in a process of its own, which counts in memory that it shares with this one
 */
static NORETURN void
run_rest(const struct target *t, struct span input, long rounds, volatile long *at)
{
	struct buf out;

	buf_init(&out, LIMIT_PAGE_BODY);
	for (; *at < rounds; ++*at) {
		make(input, replay_head(t, input), *at, &out);
		alarm(SECONDS);
		t->run((const uint8_t *)out.data, out.len);
	}
	exit(0);
}

static void
keep_input(
    const struct target *t, struct span input, long round, const char *keep, const char *name)
{
	const char *slash = strrchr(name, '/');
	char *path = xasprintf("%s/%s-%s-%ld", keep, t->name, slash ? slash + 1 : name, round);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	struct buf out;

	buf_init(&out, LIMIT_PAGE_BODY);
	make(input, replay_head(t, input), round, &out);
	if (fd < 0 || write_all(fd, out.data, out.len) != 0)
		printf("# '%s' cannot be written\n", path);
	else
		printf("# kept in %s\n", path);
	if (fd >= 0)
		close(fd);
	buf_release(&out);
	free(path);
}

int
damage(const struct target *t, const char *name, struct span input, const char *keep,
    unsigned rounds, long *runs)
{
	long all = (long)rounds * (long)ARRAY_SIZE(ways);
	long *at =
	    mmap(NULL, sizeof(*at), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int bad = 0;

	if (at == MAP_FAILED)
		return 1;
	for (*at = 0; *at < all && bad < 5; ++*at) {
		const char *wrong;
		pid_t pid;

		fflush(stdout);
		pid = fork();
		if (pid == 0)
			run_rest(t, input, all, at);
		wrong = replay_wait(pid);
		/* a page that is refused for want of memory ends the process: go on behind it
		 */
		if (!wrong)
			continue;
		bad++;
		printf("not ok %s of '%s' %s: %s\n", t->name, name,
		    ways[(size_t)*at % ARRAY_SIZE(ways)].name, wrong);
		keep_input(t, input, *at, keep, name);
	}
	*runs += *at < all ? *at : all;
	munmap(at, sizeof(*at));
	return bad;
}
