#include "inflate.h"

#include <isa-l/igzip_lib.h>
#include <pthread.h>
#include <signal.h>

#define CHUNK ((size_t)256 << 10)
#define CHUNKS 4
#define FED_MAX ((size_t)1 << 30) /* the library counts bytes in 32 bits */

struct ahead {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t filled, emptied;
	char *data; /* the chunks, one behind the other */
	size_t len[CHUNKS];
	size_t head, tail; /* chunks filled and emptied so far */
	size_t taken;      /* of the chunk that is being read */
	bool stop, done;   /* asked to; has */
};

struct inflate {
	struct inflate_state state;
	struct span left; /* packed bytes that the library has not been given */
	bool gzip;
	uint64_t total, most;
	enum inflate_end why;
	struct ahead *ahead; /* NULL: inflated where it is read */
};

/* --------------------------------------------------------------------------- inflating */

static void
feed(struct inflate *f)
{
	size_t n = f->left.len < FED_MAX ? f->left.len : FED_MAX;

	if (f->state.avail_in || !n)
		return;
	/* the library takes a pointer that it could write through, and does not */
	f->state.next_in = (uint8_t *)(uintptr_t)f->left.at;
	f->state.avail_in = (uint32_t)n;
	f->left.at += n;
	f->left.len -= n;
}

/* Packed bytes that were not needed: those not given, not read, or read and not looked at. */
static struct span
rest(const struct inflate *f)
{
	size_t back = f->state.avail_in;

	if (f->state.read_in_length > 0)
		back += (size_t)f->state.read_in_length / 8;
	return (struct span){ f->left.at - back, f->left.len + back };
}

/* A text has ended; gzip files may hold several, which are one. */
static void
finish(struct inflate *f)
{
	struct span behind = rest(f);

	if (!f->gzip || behind.len < 2 || memcmp(behind.at, "\x1f\x8b", 2) != 0) {
		f->why = INFLATE_DONE;
		return;
	}
	isal_inflate_reset(&f->state);
	f->state.crc_flag = ISAL_GZIP;
	f->state.avail_in = 0;
	f->left = behind;
}

/* One call of the library; how many bytes came of it. */
static size_t
turn(struct inflate *f, char *at, size_t room)
{
	struct inflate_state *s = &f->state;
	uint32_t had;
	size_t n;
	int result;

	feed(f);
	had = s->avail_in;
	s->next_out = (uint8_t *)at;
	s->avail_out = (uint32_t)(room < FED_MAX ? room : FED_MAX);
	result = isal_inflate(s);
	n = (size_t)(s->next_out - (uint8_t *)at);
	f->total += n;
	if (result < 0)
		f->why = INFLATE_BROKEN;
	else if (f->total > f->most)
		f->why = INFLATE_OVER;
	else if (s->block_state == ISAL_BLOCK_FINISH)
		finish(f);
	else if (!n && s->avail_in == had)
		f->why = had || f->left.len ? INFLATE_BROKEN : INFLATE_SHORT;
	return n;
}

/* As many bytes as there is room for; fewer at the end. */
static size_t
produce(struct inflate *f, char *at, size_t room)
{
	size_t got = 0;

	while (got < room && f->why == INFLATE_GOES_ON)
		got += turn(f, at + got, room - got);
	return got;
}

/* ------------------------------------------------------------------------------- ahead */

/* Waits for an empty chunk; NULL where nobody wants more. */
static char *
empty_chunk(struct ahead *a)
{
	bool stop;

	pthread_mutex_lock(&a->lock);
	while (a->head - a->tail == CHUNKS && !a->stop)
		pthread_cond_wait(&a->emptied, &a->lock);
	stop = a->stop;
	pthread_mutex_unlock(&a->lock);
	return stop ? NULL : a->data + a->head % CHUNKS * CHUNK;
}

static void *
work(void *of)
{
	struct inflate *f = of;
	struct ahead *a = f->ahead;
	bool more = true;
	char *chunk;

	while (more && (chunk = empty_chunk(a))) {
		size_t n = produce(f, chunk, CHUNK);

		more = f->why == INFLATE_GOES_ON;
		pthread_mutex_lock(&a->lock);
		a->len[a->head % CHUNKS] = n;
		a->head += n > 0;
		a->done = !more;
		pthread_cond_signal(&a->filled);
		pthread_mutex_unlock(&a->lock);
	}
	return NULL;
}

/* Signals are the main thread's business. */
static bool
start(struct inflate *f)
{
	sigset_t all, before;
	int failed;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	failed = pthread_create(&f->ahead->thread, NULL, work, f);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return !failed;
}

static void
ahead_free(struct ahead *a)
{
	pthread_cond_destroy(&a->emptied);
	pthread_cond_destroy(&a->filled);
	pthread_mutex_destroy(&a->lock);
	free(a->data);
	free(a);
}

static void
go_ahead(struct inflate *f)
{
	struct ahead *a = xcalloc(1, sizeof(*a));

	a->data = xmalloc(CHUNKS * CHUNK);
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->filled, NULL);
	pthread_cond_init(&a->emptied, NULL);
	f->ahead = a;
	if (!start(f)) {
		/* no thread to be had: it works without, only slower */
		f->ahead = NULL;
		ahead_free(a);
	}
}

/* Waits for a chunk with bytes; false at the end. */
static bool
filled_chunk(struct ahead *a)
{
	bool any;

	pthread_mutex_lock(&a->lock);
	while (a->head == a->tail && !a->done)
		pthread_cond_wait(&a->filled, &a->lock);
	any = a->head != a->tail;
	pthread_mutex_unlock(&a->lock);
	return any;
}

static size_t
take(struct ahead *a, char *at, size_t room)
{
	size_t chunk = a->tail % CHUNKS, n = a->len[chunk] - a->taken;

	if (n > room)
		n = room;
	memcpy(at, a->data + chunk * CHUNK + a->taken, n);
	a->taken += n;
	if (a->taken < a->len[chunk])
		return n;
	a->taken = 0;
	pthread_mutex_lock(&a->lock);
	a->tail++;
	pthread_cond_signal(&a->emptied);
	pthread_mutex_unlock(&a->lock);
	return n;
}

/* ----------------------------------------------------------------------------- outside */

struct inflate *
inflate_open(struct span packed, bool gzip, uint64_t most, bool ahead)
{
	struct inflate *f = xcalloc(1, sizeof(*f));

	isal_inflate_init(&f->state);
	f->state.crc_flag = gzip ? ISAL_GZIP : ISAL_GZIP_NO_HDR;
	f->left = packed;
	f->gzip = gzip;
	f->most = most;
	if (ahead)
		go_ahead(f);
	return f;
}

ssize_t
inflate_read(struct inflate *f, void *at, size_t room)
{
	size_t n = 0;

	if (!room)
		return 0;
	if (!f->ahead)
		n = produce(f, at, room);
	else if (filled_chunk(f->ahead))
		n = take(f->ahead, at, room);
	if (n)
		return (ssize_t)n;
	return f->why == INFLATE_DONE ? 0 : -1;
}

enum inflate_end
inflate_why(const struct inflate *f)
{
	return f->why;
}

uint64_t
inflate_total(const struct inflate *f)
{
	return f->total;
}

uint32_t
inflate_crc(const struct inflate *f)
{
	return f->state.crc;
}

size_t
inflate_rest(const struct inflate *f)
{
	return rest(f).len;
}

void
inflate_close(struct inflate *f)
{
	struct ahead *a = f->ahead;

	if (a) {
		pthread_mutex_lock(&a->lock);
		a->stop = true;
		pthread_cond_signal(&a->emptied);
		pthread_mutex_unlock(&a->lock);
		pthread_join(a->thread, NULL);
		ahead_free(a);
	}
	free(f);
}
