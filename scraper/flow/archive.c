/* archive.c: writing; warc.c reads. */
#include "archive.h"

#include "../base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK ((size_t)64 << 10)

struct archive {
	const char *var, *source;
	char *folder, *name; /* name: relative to var */
	char info_id[64];
	int fd;
	size_t at;
	unsigned serial;
};

struct archive *
archive_open(const char *var, const char *source)
{
	struct archive *a = xcalloc(1, sizeof(*a));

	a->var = var;
	a->source = source;
	a->fd = -1;
	a->folder = xasprintf("%s/archive/%s", var, source);
	return a;
}

void
archive_close(struct archive *a)
{
	if (!a)
		return;
	if (a->fd >= 0)
		close(a->fd);
	free(a->folder);
	free(a->name);
	free(a);
}

static bool
fail(const struct archive *a, const char *what)
{
	log_error("cannot %s the archive '%s': %s", what, a->name ? a->name : a->folder,
	    strerror(errno));
	return false;
}

/* A random UUID, as WARC-Record-ID wants */
static void
record_id(char out[64])
{
	unsigned char b[16];

	if (getentropy(b, sizeof(b)) < 0)
		die("no random numbers: %s", strerror(errno));
	b[6] = (b[6] & 0x0f) | 0x40;
	b[8] = (b[8] & 0x3f) | 0x80;
	snprintf(out, 64,
	    "<urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x>",
	    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12],
	    b[13], b[14], b[15]);
}

/* SHA-1 in base 32: the form that every reader of WARC files knows. Our own is SHA-256. */
static void
add_digest(struct buf *out, const char *name, const struct span *parts, size_t count)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned char d[20];
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	bool good = c && EVP_DigestInit_ex(c, EVP_sha1(), NULL);

	for (size_t i = 0; i < count; i++)
		good =
		    good && (!parts[i].len || EVP_DigestUpdate(c, parts[i].at, parts[i].len));
	if (!good || !EVP_DigestFinal_ex(c, d, NULL))
		die("SHA-1 is not available from the system's OpenSSL");
	EVP_MD_CTX_free(c);
	buf_printf(out, "%s: sha1:", name);
	for (size_t bit = 0; bit < 160; bit += 5) {
		size_t i = bit / 8;
		unsigned pair = (unsigned)d[i] << 8 | (i + 1 < 20 ? d[i + 1] : 0);

		buf_char(out, alphabet[pair >> (11 - bit % 8) & 31]);
	}
	buf_text(out, "\r\n");
}

/* One gzip member of several parts */
static bool
write_member(struct archive *a, const struct span *parts, size_t count)
{
	unsigned char out[CHUNK];
	z_stream z = { 0 };
	bool good = deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;

	for (size_t i = 0; good && i < count; i++) {
		size_t done = 0;
		bool last = i + 1 == count;

		do {
			size_t n = parts[i].len - done;

			if (n > (size_t)1 << 30)
				n = (size_t)1 << 30;
			z.next_in = (Bytef *)(uintptr_t)(parts[i].at + done);
			z.avail_in = (uInt)n;
			done += n;
			do {
				size_t got;

				z.next_out = out;
				z.avail_out = sizeof(out);
				deflate(
				    &z, last && done == parts[i].len ? Z_FINISH : Z_NO_FLUSH);
				got = sizeof(out) - z.avail_out;
				good = good && write_all(a->fd, out, got) == 0;
				a->at += good ? got : 0;
			} while (good && z.avail_out == 0);
		} while (good && done < parts[i].len);
	}
	deflateEnd(&z);
	return good;
}

struct warc_head {
	const char *type, *content_type, *url, *date, *concurrent_to;
	struct span payload; /* at == NULL: none */
	struct span extra;   /* further header lines */
};

/* One record: its header lines, then the block's two parts */
static bool
write_record(struct archive *a, const struct warc_head *h, struct span first,
    struct span second, char id[64])
{
	struct buf head;
	const struct span block[] = { first, second };
	struct span parts[4];
	bool good;

	record_id(id);
	buf_init(&head, (size_t)1 << 20);
	buf_printf(&head,
	    "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n", h->type, id,
	    h->date);
	if (h->url)
		buf_printf(&head, "WARC-Target-URI: %s\r\n", h->url);
	if (h->concurrent_to)
		buf_printf(&head, "WARC-Concurrent-To: %s\r\n", h->concurrent_to);
	if (strcmp(h->type, "warcinfo") != 0)
		buf_printf(&head, "WARC-Warcinfo-ID: %s\r\n", a->info_id);
	add_digest(&head, "WARC-Block-Digest", block, 2);
	if (h->payload.at)
		add_digest(&head, "WARC-Payload-Digest", &h->payload, 1);
	buf_add(&head, h->extra.at, h->extra.len);
	buf_printf(&head, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n", h->content_type,
	    first.len + second.len);
	parts[0] = (struct span){ head.data, head.len };
	parts[1] = first;
	parts[2] = second;
	parts[3] = span_of("\r\n\r\n");
	good = write_member(a, parts, ARRAY_SIZE(parts));
	buf_release(&head);
	return good;
}

void
archive_time(char out[32])
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

static bool
write_info(struct archive *a)
{
	char id[64], date[32];
	char *text = xasprintf("software: paydirt\r\nformat: WARC File Format 1.1\r\n"
			       "conformsTo: https://iipc.github.io/warc-specifications/"
			       "specifications/warc-format/warc-1.1/\r\nisPartOf: %s\r\n",
	    a->source);
	struct warc_head h = { .type = "warcinfo", .content_type = "application/warc-fields" };
	bool good;

	archive_time(date);
	h.date = date;
	good = write_record(a, &h, span_of(text), (struct span){ "", 0 }, id);
	memcpy(a->info_id, id, sizeof(id));
	free(text);
	return good;
}

static bool
make_folders(const struct archive *a)
{
	char *top = xasprintf("%s/archive", a->var);
	bool good = (mkdir(top, 0700) == 0 || errno == EEXIST) &&
		    (mkdir(a->folder, 0700) == 0 || errno == EEXIST);

	free(top);
	return good;
}

/* A name that no other process makes, on this machine or another */
static bool
new_file(struct archive *a)
{
	char when[32], host[64] = "";
	time_t now = time(NULL);
	struct tm tm;
	char *path;

	gmtime_r(&now, &tm);
	strftime(when, sizeof(when), "%Y%m%dT%H%M%SZ", &tm);
	gethostname(host, sizeof(host) - 1);
	free(a->name);
	a->name = xasprintf("archive/%s/%s-%s-%s-%d-%u.warc.gz", a->source, a->source, when,
	    host, (int)getpid(), a->serial++);
	path = xasprintf("%s/%s", a->var, a->name);
	a->fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	free(path);
	a->at = 0;
	return a->fd >= 0 && write_info(a);
}

/* The file that the next capture goes to */
static bool
ready(struct archive *a)
{
	if (a->fd >= 0 && a->at < LIMIT_ARCHIVE_FILE)
		return true;
	if (a->fd >= 0) {
		if (!archive_sync(a))
			return false;
		close(a->fd);
		a->fd = -1;
	}
	return (make_folders(a) && new_file(a)) || fail(a, "begin");
}

static void
add_field(struct buf *b, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(b, "%s: ", name);
	for (const char *p = value; *p; p++) {
		/* a value stays on its line */
		if (*p == '\r' || *p == '\n' || *p == '%')
			buf_printf(b, "%%%02X", (unsigned)(unsigned char)*p);
		else
			buf_char(b, *p);
	}
	buf_text(b, "\r\n");
}

static bool
write_metadata(struct archive *a, const struct capture *c, const char *of)
{
	struct buf b;
	char id[64], hex[SHA256_HEX_SIZE], length[24];
	struct warc_head h = { .type = "metadata",
		.content_type = "application/warc-fields",
		.url = c->url,
		.date = c->fetched,
		.concurrent_to = of };
	bool good;

	buf_init(&b, (size_t)1 << 20);
	sha256_hex(c->sha256, hex);
	add_field(&b, "paydirt-source", c->source);
	add_field(&b, "paydirt-run", c->run);
	add_field(&b, "paydirt-request-id", c->request_id);
	add_field(&b, "paydirt-method", c->method);
	add_field(&b, "paydirt-kind", c->kind);
	add_field(&b, "paydirt-url", c->url);
	add_field(&b, "paydirt-final-url", c->final_url);
	add_field(&b, "paydirt-scope", c->scope);
	add_field(&b, "paydirt-param", c->param);
	add_field(&b, "paydirt-file", c->file);
	add_field(&b, "paydirt-type", c->type);
	add_field(&b, "paydirt-request-type", c->request ? c->request_type : NULL);
	add_field(&b, "paydirt-request", c->request);
	add_field(&b, "paydirt-portal", c->portal);
	snprintf(length, sizeof(length), "%zu", c->length);
	add_field(&b, "paydirt-sha256", hex);
	add_field(&b, "paydirt-length", length);
	good = write_record(a, &h, (struct span){ b.data, b.len }, (struct span){ "", 0 }, id);
	buf_release(&b);
	return good;
}

static bool
write_request(struct archive *a, const struct capture *c)
{
	char id[64];
	struct warc_head h = { .type = "request",
		.content_type = "application/http; msgtype=request",
		.url = c->url,
		.date = c->fetched };

	return write_record(a, &h, span_of(c->request_headers),
	    c->request ? span_of(c->request) : (struct span){ "", 0 }, id);
}

bool
archive_put(struct archive *a, const struct capture *c, const char **file, size_t *at)
{
	struct warc_head h = { .type = c->url ? "response" : "resource",
		.url = c->url,
		.content_type = c->url ? "application/http; msgtype=response" : c->type,
		.date = c->fetched };
	char id[64], *name = NULL;
	const char *map;
	bool good;

	if (!ready(a))
		return false;
	map = body_map(c->body);
	if (!map)
		return fail(a, "read what goes into");
	if (!c->url)
		h.url = name = xasprintf("urn:paydirt:file:%s", c->file);
	h.payload = (struct span){ map, c->body->len };
	good = !c->url || write_request(a, c);
	*file = a->name;
	*at = a->at;
	good = good &&
	       write_record(a, &h, span_of(c->url ? c->response_headers : ""), h.payload, id) &&
	       write_metadata(a, c, id);
	body_unmap(c->body, map);
	free(name);
	return good || fail(a, "write to");
}

bool
archive_revisit(struct archive *a, const struct capture *c, const char *first_fetched)
{
	struct buf extra;
	char id[64];
	struct warc_head h = { .type = "revisit",
		.content_type = "application/http; msgtype=response",
		.url = c->url,
		.date = c->fetched };
	bool good;

	if (!ready(a))
		return false;
	buf_init(&extra, 4096);
	buf_printf(&extra,
	    "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/%s\r\n"
	    "WARC-Refers-To-Target-URI: %s\r\nWARC-Refers-To-Date: %s\r\n",
	    c->status == 304 ? "server-not-modified" : "identical-payload-digest", c->url,
	    first_fetched);
	h.extra = (struct span){ extra.data, extra.len };
	good = write_request(a, c) &&
	       write_record(a, &h, span_of(c->response_headers), (struct span){ "", 0 }, id) &&
	       write_metadata(a, c, id);
	buf_release(&extra);
	return good || fail(a, "write to");
}

bool
archive_end_run(struct archive *a, const struct archive_run *r)
{
	char id[64], date[32];
	char *name = xasprintf("urn:paydirt:run:%s:%s", a->source, r->run);
	struct warc_head h = { .type = "metadata",
		.content_type = "application/warc-fields",
		.url = name,
		.date = date };
	struct buf b;
	bool good = ready(a);

	buf_init(&b, (size_t)1 << 20);
	archive_time(date);
	add_field(&b, "paydirt-source", a->source);
	add_field(&b, "paydirt-run", r->run);
	add_field(&b, "paydirt-mode", r->mode);
	add_field(&b, "paydirt-since", r->since);
	add_field(&b, "paydirt-until", r->until);
	add_field(&b, "paydirt-portal", r->portal);
	add_field(&b, "paydirt-state", r->state);
	add_field(&b, "paydirt-reason", r->reason);
	good = good && (write_record(a, &h, (struct span){ b.data, b.len },
			    (struct span){ "", 0 }, id) ||
			   fail(a, "write to"));
	buf_release(&b);
	free(name);
	return good && archive_sync(a);
}

bool
archive_sync(struct archive *a)
{
	return a->fd < 0 || fdatasync(a->fd) == 0 || fail(a, "keep");
}
