#include "http.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/log.h"

#include <ctype.h>
#include <strings.h>
#include <zlib.h>

#define GZIP_WINDOW (15 + 16)
#define URL_MAX_BYTES ((size_t)1 << 20)
#define MEGABYTE ((size_t)1 << 20)

static struct body *
body_make(char *at, size_t len)
{
	struct body *b = xcalloc(1, sizeof(*b));

	b->users = 1;
	b->at = at;
	b->len = len;
	return b;
}

struct body *
body_new(char *at, size_t len)
{
	struct body *b = body_make(at, len);
	unsigned char digest[SHA256_SIZE];
	char hex[SHA256_HEX_SIZE];

	sha256(at, len, digest);
	sha256_hex(digest, hex);
	snprintf(b->tag, sizeof(b->tag), "\"%.32s\"", hex);
	return b;
}

struct body *
body_hold(struct body *b)
{
	b->users++;
	return b;
}

void
body_drop(void *body)
{
	struct body *b = body;

	if (!b || --b->users)
		return;
	body_drop(b->packed);
	free(b->at);
	free(b);
}

static void
deflate_start(z_stream *z, int level, int window)
{
	*z = (z_stream){ 0 };
	if (deflateInit2(z, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		die("cannot start zlib");
}

/* strong tags must differ where the bytes do */
void
body_packed_tag(const struct body *b, char out[TAG_SIZE])
{
	snprintf(out, TAG_SIZE, "%.*s-gzip\"", (int)strlen(b->tag) - 1, b->tag);
}

struct body *
body_packed(struct body *b, int level)
{
	z_stream z;
	size_t room;
	char *at;

	if (b->packed)
		return b->packed;
	deflate_start(&z, level, GZIP_WINDOW);
	room = deflateBound(&z, b->len);
	at = xmalloc(room);
	z.next_in = (unsigned char *)b->at;
	z.avail_in = (unsigned)b->len;
	z.next_out = (unsigned char *)at;
	z.avail_out = (unsigned)room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die("cannot pack a page");
	b->packed = body_make(at, z.total_out);
	deflateEnd(&z);
	body_packed_tag(b, b->packed->tag);
	return b->packed;
}

/* After a full flush the next megabyte of zeros packs to the same bytes, so one is enough. */
static void
add_zeros(struct buf *out, size_t megabytes)
{
	unsigned char *zeros = xcalloc(1, MEGABYTE), block[8192];
	z_stream z;

	deflate_start(&z, Z_BEST_COMPRESSION, -15);
	z.next_in = zeros;
	z.avail_in = MEGABYTE;
	z.next_out = block;
	z.avail_out = sizeof(block);
	if (deflate(&z, Z_FULL_FLUSH) != Z_OK || z.avail_in)
		die("cannot make a bomb");
	for (size_t i = 0; i < megabytes; i++)
		buf_add(out, block, sizeof(block) - z.avail_out);
	deflateEnd(&z);
	free(zeros);
}

static uLong
crc_of_zeros(size_t megabytes)
{
	unsigned char *zeros = xcalloc(1, MEGABYTE);
	uLong one = crc32(0, zeros, MEGABYTE), all = one;

	for (size_t i = 1; i < megabytes; i++)
		all = crc32_combine(all, one, (z_off_t)MEGABYTE);
	free(zeros);
	return all;
}

static void
add_little_endian(struct buf *out, uLong value)
{
	for (int shift = 0; shift < 32; shift += 8)
		buf_char(out, (char)(value >> shift & 0xff));
}

struct body *
body_bomb(size_t megabytes)
{
	static const unsigned char head[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3 };
	static const unsigned char last_block[] = { 3, 0 };
	struct buf out;
	size_t len;

	buf_init(&out, 64 * MEGABYTE);
	buf_add(&out, head, sizeof(head));
	add_zeros(&out, megabytes);
	buf_add(&out, last_block, sizeof(last_block));
	add_little_endian(&out, crc_of_zeros(megabytes));
	add_little_endian(&out, megabytes * MEGABYTE);
	len = out.len;
	return body_new(buf_take(&out), len);
}

char *
host_name(const char *host)
{
	const char *end = *host == '[' ? strchr(host, ']') : NULL;
	size_t len = end ? (size_t)(end + 1 - host) : strcspn(host, ":");
	char *name = xasprintf("%.*s", (int)len, host);

	for (char *p = name; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return name;
}

bool
url_split(const char *url, char **host, char **target)
{
	const char *at = strstr(url, "://"), *rest;
	char *whole;

	at = at ? at + 3 : url;
	rest = at + strcspn(at, "/?#");
	if (rest == at)
		return false;
	whole = xasprintf("%.*s", (int)(rest - at), at);
	*host = host_name(whole);
	free(whole);
	*target = xasprintf("%s%.*s", *rest == '/' ? "" : "/", (int)strcspn(rest, "#"), rest);
	return true;
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
add_decoded(struct buf *out, const char *at, size_t len, bool plus_is_blank)
{
	for (size_t i = 0; i < len; i++) {
		int high = i + 2 < len && at[i] == '%' ? hex_digit(at[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(at[i + 2]) : -1;

		/* %00 stays as it is, since keys are C strings */
		if (low >= 0 && (high || low)) {
			buf_char(out, (char)(high << 4 | low));
			i += 2;
		} else {
			buf_char(out, plus_is_blank && at[i] == '+' ? ' ' : at[i]);
		}
	}
}

static char *
decoded_parameter(const char *at, size_t len)
{
	const char *equals = memchr(at, '=', len);
	size_t name = equals ? (size_t)(equals - at) : len;
	struct buf out;

	buf_init(&out, URL_MAX_BYTES);
	add_decoded(&out, at, name, true);
	buf_char(&out, KEY_VALUE);
	if (equals)
		add_decoded(&out, equals + 1, len - name - 1, true);
	return buf_take(&out);
}

/* Decoded parameters of a query, a NULL behind the last. */
static char **
decoded_parameters(const char *query, size_t *count)
{
	size_t most = 2;
	char **list;

	for (const char *p = query; *p; p++)
		most += *p == '&';
	list = xcalloc(most, sizeof(*list));
	*count = 0;
	while (*query) {
		size_t len = strcspn(query, "&");

		/* a key is no part of what is asked for */
		if (len && strncmp(query, "api_key=", 8) != 0)
			list[(*count)++] = decoded_parameter(query, len);
		query += len + (query[len] == '&');
	}
	return list;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
url_key(const char *method, const char *host, const char *target)
{
	size_t path = strcspn(target, "?"), count;
	char **list = decoded_parameters(target[path] ? target + path + 1 : "", &count);
	struct buf key;

	buf_init(&key, 4 * URL_MAX_BYTES);
	buf_printf(&key, "%s %s ", strcmp(method, "HEAD") == 0 ? "GET" : method, host);
	add_decoded(&key, target, path, false);
	qsort(list, count, sizeof(*list), by_text);
	for (size_t i = 0; i < count; i++) {
		buf_char(&key, KEY_PARAMETER);
		buf_text(&key, list[i]);
		free(list[i]);
	}
	free(list);
	return buf_take(&key);
}

char *
query_value(const char *target, const char *name)
{
	const char *query = strchr(target, '?');
	size_t count, len = strlen(name);
	char **list = decoded_parameters(query ? query + 1 : "", &count), *value = NULL;

	for (size_t i = 0; i < count; i++) {
		if (!value && strncmp(list[i], name, len) == 0 && list[i][len] == KEY_VALUE)
			value = xstrdup(list[i] + len + 1);
		free(list[i]);
	}
	free(list);
	return value;
}

void
http_date(time_t when, char out[HTTP_DATE_SIZE])
{
	struct tm tm;

	gmtime_r(&when, &tm);
	strftime(out, HTTP_DATE_SIZE, "%a, %d %b %Y %H:%M:%S GMT", &tm);
}

static bool
date_read(const char *text, const char *const formats[], size_t count, time_t *out)
{
	for (size_t i = 0; i < count; i++) {
		struct tm tm = { 0 };
		const char *end = strptime(text, formats[i], &tm);

		if (end && !*end) {
			*out = timegm(&tm);
			return true;
		}
	}
	return false;
}

bool
http_date_read(const char *text, time_t *out)
{
	static const char *const formats[] = { "%a, %d %b %Y %H:%M:%S GMT",
		"%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y" };

	return date_read(text, formats, ARRAY_SIZE(formats), out);
}

bool
iso_date_read(const char *text, time_t *out)
{
	static const char *const formats[] = { "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S",
		"%Y-%m-%d" };

	return date_read(text, formats, ARRAY_SIZE(formats), out);
}

bool
tag_listed(const char *header, const char *tag)
{
	size_t len = strlen(tag);

	for (const char *p = header; *p;) {
		const char *end;

		p += strspn(p, " \t,");
		if (*p == '*')
			return true;
		p += strncmp(p, "W/", 2) == 0 ? 2 : 0;
		end = *p == '"' ? strchr(p + 1, '"') : NULL;
		end = end ? end + 1 : p + strcspn(p, ",");
		if ((size_t)(end - p) == len && memcmp(p, tag, len) == 0)
			return true;
		p = end;
	}
	return false;
}

/* A coding's weight in Accept-Encoding, -1 where it is not named. */
static double
coding_weight(const char *header, const char *name)
{
	size_t len = strlen(name);

	for (const char *p = header; *p;) {
		size_t item, word;

		p += strspn(p, " \t,");
		item = strcspn(p, ",");
		word = strcspn(p, " \t,;");
		if (word == len && strncasecmp(p, name, len) == 0) {
			const char *q = memmem(p, item, "q=", 2);

			return q ? strtod(q + 2, NULL) : 1.0;
		}
		p += item;
	}
	return -1;
}

bool
accepts_gzip(const char *header)
{
	double gzip = header ? coding_weight(header, "gzip") : 0;

	return gzip > 0 || (gzip < 0 && coding_weight(header, "*") > 0);
}

bool
type_is_text(const char *type)
{
	static const char *const marks[] = { "/json", "+json", "/xml", "+xml", "javascript",
		"/csv" };

	if (strncasecmp(type, "text/", 5) == 0)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (strcasestr(type, marks[i]))
			return true;
	return false;
}

const char *
type_of_file(const char *path)
{
	static const struct {
		const char *extension, *type;
	} types[] = {
		{ ".html", "text/html; charset=utf-8" },
		{ ".htm", "text/html; charset=utf-8" },
		{ ".json", "application/json" },
		{ ".csv", "text/csv; charset=utf-8" },
		{ ".xml", "application/xml" },
		{ ".txt", "text/plain; charset=utf-8" },
		{ ".pdf", "application/pdf" },
		{ ".zip", "application/zip" },
		{ ".xlsx",
		    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	};
	const char *dot = strrchr(path, '.');

	for (size_t i = 0; dot && i < ARRAY_SIZE(types); i++)
		if (strcasecmp(dot, types[i].extension) == 0)
			return types[i].type;
	return "application/octet-stream";
}
