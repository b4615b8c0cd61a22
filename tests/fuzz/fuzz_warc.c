/*
 * fuzz_warc.c: any bytes as a WARC file, or (first byte odd) as the text of its records, cut at
 * NUL bytes and packed here, since few changed bytes of a packed file get past its checksum.
 *
 * - Records come in the order of the file, each inside of it, and end.
 * - A response is taken apart, and its body decoded, or there is a reason.
 */
#include "fuzz.h"

#include "../../scraper/flow/archive.h"

#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

static void
pack(struct buf *out, const char *at, size_t len)
{
	z_stream z = { 0 };
	unsigned char room[1 << 12];
	int result;

	if (deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	z.next_in = (Bytef *)(uintptr_t)at;
	z.avail_in = (uInt)len;
	do {
		z.next_out = room;
		z.avail_out = sizeof(room);
		result = deflate(&z, Z_FINISH);
		buf_add(out, room, sizeof(room) - z.avail_out);
	} while (result == Z_OK);
	deflateEnd(&z);
}

static void
pack_all(struct buf *out, const char *at, size_t len)
{
	while (len) {
		const char *end = memchr(at, '\0', len);
		size_t n = end ? (size_t)(end - at) : len;

		pack(out, at, n);
		n += end != NULL;
		at += n;
		len -= n;
	}
}

static void
read_record(const struct warc_record *r)
{
	struct buf headers;
	struct body plain;
	struct arena a;
	const char *wrong;

	arena_init(&a, 0);
	warc_header(&a, r->headers.data, "WARC-Target-URI");
	arena_release(&a);
	if (r->broken)
		return;
	buf_init(&headers, (size_t)1 << 20);
	body_init(&plain);
	wrong = warc_response(r, "/tmp", &headers, &plain);
	if (wrong && !*wrong)
		abort();
	buf_release(&headers);
	body_release(&plain);
}

static void
read_file(const char *path, size_t len)
{
	struct warc *w = warc_open(path);
	struct warc_record r;
	size_t last = 0;

	if (!w)
		abort();
	while (warc_next(w, "/tmp", &r)) {
		if (r.at < last || r.next <= r.at || r.next > len)
			abort();
		last = r.next;
		read_record(&r);
		warc_record_release(&r);
	}
	warc_record_release(&r);
	warc_close(w);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("warc", MFD_CLOEXEC);
	char path[64];
	struct buf b;

	if (!size || fd < 0)
		return 0;
	buf_init(&b, (size_t)1 << 26);
	if (*data & 1)
		pack_all(&b, (const char *)data + 1, size - 1);
	else
		buf_add(&b, data + 1, size - 1);
	if (write_all(fd, b.data, b.len) != 0)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	read_file(path, b.len);
	buf_release(&b);
	close(fd);
	return 0;
}
