#include "body.h"

#include "../base/log.h"
#include "../limits.h"

#include <errno.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define IN_MEMORY_MAX ((size_t)4 << 20)
#define INFLATE_CHUNK ((size_t)64 << 10)
#define RATIO_GRACE ((size_t)1 << 20) /* a small body may be packed as well as it likes */

void
body_init(struct body *b)
{
	*b = (struct body){ .fd = -1 };
}

void
body_release(struct body *b)
{
	if (b->fd >= 0)
		close(b->fd);
	hash_free(b->hash);
	body_init(b);
}

static int
open_on_disk(const char *tmp)
{
	return open(tmp, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

/* A body that outgrows memory goes on in a file. */
static bool
move_to_disk(struct body *b, const char *tmp)
{
	int file = open_on_disk(tmp);
	const char *map;
	bool moved;

	if (file < 0)
		return false;
	map = body_map(b);
	moved = map && write_all(file, map, b->len) == 0;
	if (map)
		body_unmap(b, map);
	if (!moved) {
		close(file);
		return false;
	}
	close(b->fd);
	b->fd = file;
	b->on_disk = true;
	return true;
}

bool
body_add(struct body *b, const char *tmp, const void *at, size_t len)
{
	if (b->fd < 0) {
		b->fd = memfd_create("body", MFD_CLOEXEC);
		if (b->fd < 0)
			return false;
	}
	if (!b->hash)
		b->hash = hash_new();
	if (!b->on_disk && b->len + len > IN_MEMORY_MAX && !move_to_disk(b, tmp))
		return false;
	if (write_all(b->fd, at, len) < 0)
		return false;
	hash_add(b->hash, at, len);
	b->len += len;
	return true;
}

void
body_end(struct body *b)
{
	if (!b->hash)
		b->hash = hash_new();
	hash_end(b->hash, b->sha256);
	hash_free(b->hash);
	b->hash = NULL;
}

bool
body_of_file(struct body *b, int fd)
{
	struct stat st;
	const char *map;

	body_init(b);
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return false;
	b->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	b->len = (size_t)st.st_size;
	b->on_disk = true;
	map = body_map(b);
	if (b->fd < 0 || !map)
		return false;
	sha256(map, b->len, b->sha256);
	body_unmap(b, map);
	return true;
}

const char *
body_map(const struct body *b)
{
	void *map;

	if (!b->len)
		return "";
	map = mmap(NULL, b->len, PROT_READ, MAP_SHARED, b->fd, 0);
	/* cppcheck-suppress memleak ; body_unmap gives it back */
	return map == MAP_FAILED ? NULL : map;
}

void
body_unmap(const struct body *b, const char *map)
{
	if (b->len && map)
		munmap((void *)(uintptr_t)map, b->len);
}

/* zlib's window bits: gzip or zlib by its head, else the raw deflate that some servers send */
static int
window_bits(const char *encoding, const char *map, size_t len)
{
	if (strcasecmp(encoding, "deflate") == 0 && len && ((unsigned char)map[0] & 0x0f) != 8)
		return -15;
	return 32 + 15;
}

static const char *
inflate_all(z_stream *z, const struct body *packed, const char *tmp, struct body *plain)
{
	unsigned char chunk[INFLATE_CHUNK];
	int result = Z_OK;

	while (result != Z_STREAM_END) {
		size_t got;

		z->next_out = chunk;
		z->avail_out = sizeof(chunk);
		result = inflate(z, Z_NO_FLUSH);
		got = sizeof(chunk) - z->avail_out;
		if (result == Z_BUF_ERROR || (result == Z_OK && !got && !z->avail_in))
			return "its packed bytes end too early";
		if (result != Z_OK && result != Z_STREAM_END)
			return "its packed bytes are broken";
		if (!body_add(plain, tmp, chunk, got))
			return strerror(errno);
		if (plain->len > LIMIT_BODY ||
		    (plain->len > RATIO_GRACE && plain->len / LIMIT_RATIO > packed->len))
			return "unpacked it passes the limit";
		/* several gzip members are one body */
		if (result == Z_STREAM_END && z->avail_in) {
			if (inflateReset(z) != Z_OK)
				return "its packed bytes are broken";
			result = Z_OK;
		}
	}
	return NULL;
}

/* Nothing is to be undone: the same bytes, by a descriptor of their own */
static const char *
share(const struct body *from, struct body *to)
{
	*to = *from;
	to->hash = NULL;
	to->fd = from->fd < 0 ? -1 : fcntl(from->fd, F_DUPFD_CLOEXEC, 0);
	return from->fd >= 0 && to->fd < 0 ? strerror(errno) : NULL;
}

const char *
body_decode(
    const struct body *packed, const char *encoding, const char *tmp, struct body *plain)
{
	const char *map, *wrong = NULL;
	z_stream z = { 0 };

	body_init(plain);
	if (!encoding || !*encoding || strcasecmp(encoding, "identity") == 0 || !packed->len)
		return share(packed, plain);
	map = body_map(packed);
	if (!map)
		return strerror(errno);
	if (strcasecmp(encoding, "gzip") == 0 || strcasecmp(encoding, "x-gzip") == 0 ||
	    strcasecmp(encoding, "deflate") == 0) {
		z.next_in = (Bytef *)(uintptr_t)map;
		z.avail_in = (uInt)packed->len;
		if (packed->len > UINT32_MAX)
			wrong = "packed it is larger than 4 GB";
		else if (inflateInit2(&z, window_bits(encoding, map, packed->len)) != Z_OK)
			wrong = "zlib cannot be used";
		else
			wrong = inflate_all(&z, packed, tmp, plain);
		inflateEnd(&z);
	} else {
		wrong = "its Content-Encoding is not known";
	}
	body_unmap(packed, map);
	body_end(plain);
	return wrong;
}
