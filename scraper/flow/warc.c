/* warc.c: reading WARC files, ours and others'. */
#include "archive.h"

#include "../base/arena.h"
#include "../base/log.h"
#include "../limits.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK ((size_t)64 << 10)
#define HEADERS_MAX ((size_t)1 << 20)

struct warc {
	const unsigned char *map;
	size_t len, at;
	int fd;
};

struct warc *
warc_open(const char *path)
{
	struct warc *w = xcalloc(1, sizeof(*w));
	struct stat st;
	void *map = NULL;

	w->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (w->fd < 0 || fstat(w->fd, &st) < 0) {
		warc_close(w);
		return NULL;
	}
	w->len = (size_t)st.st_size;
	if (w->len)
		map = mmap(NULL, w->len, PROT_READ, MAP_PRIVATE, w->fd, 0);
	if (map == MAP_FAILED) {
		w->len = 0;
		warc_close(w);
		return NULL;
	}
	w->map = map;
	return w;
}

void
warc_close(struct warc *w)
{
	int saved = errno;

	if (w->len)
		munmap((void *)(uintptr_t)w->map, w->len);
	if (w->fd >= 0)
		close(w->fd);
	free(w);
	errno = saved;
}

void
warc_seek(struct warc *w, size_t at)
{
	w->at = at < w->len ? at : w->len;
}

void
warc_record_release(struct warc_record *r)
{
	buf_release(&r->headers);
	body_release(&r->block);
}

/* Where a record's bytes go as they are inflated: lines up to the empty one, then the block. */
struct taker {
	struct warc_record *record;
	const char *tmp;
	bool in_block;
	size_t content; /* Content-Length */
};

char *
warc_header(struct arena *a, const char *lines, const char *name)
{
	size_t len = strlen(name);

	for (const char *p = lines; p && *p;) {
		const char *end = strstr(p, "\r\n");

		if (!end)
			end = p + strlen(p);
		if (strncasecmp(p, name, len) == 0 && p[len] == ':') {
			p += len + 1;
			while (*p == ' ' || *p == '\t')
				p++;
			return arena_ndup(a, p, (size_t)(end - p));
		}
		p = *end ? end + 2 : end;
	}
	return NULL;
}

static void
copy_header(const char *lines, const char *name, char *out, size_t room)
{
	struct arena a;
	const char *value;

	arena_init(&a, 0);
	value = warc_header(&a, lines, name);
	snprintf(out, room, "%s", value ? value : "");
	arena_release(&a);
}

/* The header lines are whole: what record is it, and how long is its block? */
static const char *
begin_block(struct taker *t)
{
	struct warc_record *r = t->record;
	char length[32], *end;

	if (strncmp(r->headers.data, "WARC/1.", 7) != 0)
		return "it is no WARC record";
	copy_header(r->headers.data, "WARC-Type", r->type, sizeof(r->type));
	copy_header(r->headers.data, "Content-Length", length, sizeof(length));
	errno = 0;
	t->content = strtoull(length, &end, 10);
	if (errno || end == length || *end || !isdigit((unsigned char)length[0]))
		return "its Content-Length is missing";
	if (t->content > LIMIT_BODY + LIMIT_HEADERS)
		return "its block is longer than may be read";
	t->in_block = true;
	return NULL;
}

static const char *
take_bytes(struct taker *t, const char *at, size_t len)
{
	struct warc_record *r = t->record;

	while (len && !t->in_block) {
		buf_char(&r->headers, *at++);
		len--;
		if (r->headers.full)
			return "its header lines are too long";
		if (r->headers.len >= 4 &&
		    memcmp(r->headers.data + r->headers.len - 4, "\r\n\r\n", 4) == 0) {
			const char *wrong = begin_block(t);

			if (wrong)
				return wrong;
		}
	}
	if (t->in_block && len && r->block.len < t->content) {
		size_t n = t->content - r->block.len < len ? t->content - r->block.len : len;

		if (!body_add(&r->block, t->tmp, at, n))
			return strerror(errno);
	}
	return NULL;
}

/* One gzip member; *used gets its length. NULL, or what is wrong. */
static const char *
inflate_member(const unsigned char *at, size_t left, struct taker *t, size_t *used)
{
	char out[CHUNK];
	z_stream z = { 0 };
	const char *wrong = NULL;
	int result = Z_OK;

	if (inflateInit2(&z, 15 + 16) != Z_OK)
		return "zlib cannot be used";
	*used = 0;
	while (!wrong && result != Z_STREAM_END) {
		size_t give = left - *used > (size_t)1 << 30 ? (size_t)1 << 30 : left - *used;

		z.next_in = (Bytef *)(uintptr_t)(at + *used);
		z.avail_in = (uInt)give;
		z.next_out = (Bytef *)out;
		z.avail_out = sizeof(out);
		result = inflate(&z, Z_NO_FLUSH);
		*used += give - z.avail_in;
		if (result != Z_OK && result != Z_STREAM_END)
			wrong = result == Z_BUF_ERROR ? "the file ends inside it"
						      : "its gzip member is broken";
		else
			wrong = take_bytes(t, out, sizeof(out) - z.avail_out);
	}
	inflateEnd(&z);
	return wrong;
}

static bool
digest_of(const char *method, const char *at, size_t len, unsigned char *out, unsigned *out_len)
{
	const EVP_MD *md =
	    strcasecmp(method, "sha1") == 0 ? EVP_sha1()
	    : strcasecmp(method, "sha256") == 0 || strcasecmp(method, "sha-256") == 0
		? EVP_sha256()
		: NULL;

	return md && EVP_Digest(at, len, out, out_len, md, NULL);
}

/* Base 32 or hexadecimal */
static bool
same_digest(const unsigned char *d, unsigned len, const char *text)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	size_t written = strcspn(text, "= \r\n");

	if (written == 2 * len) {
		for (unsigned i = 0; i < len; i++) {
			char hex[3];

			snprintf(hex, sizeof(hex), "%02x", d[i]);
			if (strncasecmp(hex, text + (size_t)2 * i, 2) != 0)
				return false;
		}
		return true;
	}
	for (size_t i = 0; i < written; i++) {
		size_t bit = i * 5, byte = bit / 8;
		unsigned pair;

		if (byte >= len)
			return false;
		pair = (unsigned)d[byte] << 8 | (byte + 1 < len ? d[byte + 1] : 0u);
		if (toupper((unsigned char)text[i]) != alphabet[pair >> (11 - bit % 8) & 31])
			return false;
	}
	return written == (len * 8 + 4) / 5;
}

/* NULL where the header is absent, of a method that is not known, or right */
static const char *
check_digest(const struct warc_record *r, const char *name, const char *at, size_t len)
{
	char value[160], *colon;
	unsigned char d[EVP_MAX_MD_SIZE];
	unsigned d_len = 0;

	copy_header(r->headers.data, name, value, sizeof(value));
	colon = strchr(value, ':');
	if (!colon)
		return NULL;
	*colon = '\0';
	if (!digest_of(value, at, len, d, &d_len) || same_digest(d, d_len, colon + 1))
		return NULL;
	return strcmp(name, "WARC-Block-Digest") == 0 ? "its block's digest is wrong"
						      : "its payload's digest is wrong";
}

/* Length of the header lines in a response's block */
static size_t
http_head(const char *map, size_t len)
{
	const char *end = memmem(map, len, "\r\n\r\n", 4);

	return end ? (size_t)(end - map) + 4 : 0;
}

static const char *
check_digests(const struct warc_record *r)
{
	const char *map = body_map(&r->block), *wrong;
	size_t head = 0;

	if (!map)
		return strerror(errno);
	wrong = check_digest(r, "WARC-Block-Digest", map, r->block.len);
	if (strcmp(r->type, "response") == 0)
		head = http_head(map, r->block.len);
	if (!wrong && (head || strcmp(r->type, "resource") == 0))
		wrong = check_digest(r, "WARC-Payload-Digest", map + head, r->block.len - head);
	body_unmap(&r->block, map);
	return wrong;
}

bool
warc_next(struct warc *w, const char *tmp, struct warc_record *r)
{
	struct taker t = { .record = r, .tmp = tmp };
	size_t used = 0;

	memset(r, 0, sizeof(*r));
	buf_init(&r->headers, HEADERS_MAX);
	body_init(&r->block);
	if (w->at >= w->len)
		return false;
	r->at = w->at;
	r->broken = inflate_member(w->map + w->at, w->len - w->at, &t, &used);
	if (!r->broken && (!t.in_block || r->block.len < t.content))
		r->broken = "it is shorter than it says";
	body_end(&r->block);
	if (!r->broken)
		r->broken = check_digests(r);
	/* behind a member that cannot be read, nothing can be found */
	w->at = r->broken && used == 0 ? w->len : w->at + used;
	if (r->broken && (strcmp(r->broken, "the file ends inside it") == 0 ||
			     strcmp(r->broken, "its gzip member is broken") == 0))
		w->at = w->len;
	r->next = w->at;
	return true;
}

const char *
warc_response(
    const struct warc_record *r, const char *tmp, struct buf *headers, struct body *plain)
{
	const char *map = body_map(&r->block), *wrong;
	char encoding[64];
	struct body packed;
	size_t head;

	if (!map)
		return strerror(errno);
	body_init(&packed);
	head = strcmp(r->type, "resource") == 0 ? 0 : http_head(map, r->block.len);
	buf_add(headers, map, head);
	copy_header(headers->data, "Content-Encoding", encoding, sizeof(encoding));
	if (r->block.len > head && !body_add(&packed, tmp, map + head, r->block.len - head))
		wrong = strerror(errno);
	else {
		body_end(&packed);
		wrong = body_decode(&packed, encoding, tmp, plain);
	}
	body_release(&packed);
	body_unmap(&r->block, map);
	return wrong;
}

const char *
archive_body(const char *var, const char *file, size_t at, const char *tmp, struct body *plain)
{
	char *path = xasprintf("%s/%s", var, file);
	struct warc *w = warc_open(path);
	struct warc_record r;
	struct buf headers;
	const char *wrong;

	free(path);
	body_init(plain);
	if (!w)
		return strerror(errno);
	warc_seek(w, at);
	buf_init(&headers, HEADERS_MAX);
	if (!warc_next(w, tmp, &r))
		wrong = "the file ends before it";
	else if (r.broken)
		wrong = r.broken;
	else
		wrong = warc_response(&r, tmp, &headers, plain);
	warc_record_release(&r);
	buf_release(&headers);
	warc_close(w);
	return wrong;
}
