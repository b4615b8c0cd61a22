#include "zip.h"

#include "../base/arena.h"
#include "../parser.h"
#include "inflate.h"

#include <inttypes.h>
#include <isa-l/crc.h>

/* The first megabyte may grow as it likes: a small file of blanks is no attack. */
#define FREE_GROWTH ((uint64_t)1 << 20)
#define AHEAD_LEAST ((uint64_t)512 << 10) /* bytes that are worth a thread */

/* PKWARE's APPNOTE: 4.3.7, 4.3.12, 4.3.14 to 4.3.16 */
#define LOCAL "PK\3\4"
#define LOCAL_SIZE 30
#define ENTRY "PK\1\2"
#define ENTRY_SIZE 46
#define END64 "PK\6\6"
#define END64_SIZE 56
#define LOCATOR "PK\6\7"
#define LOCATOR_SIZE 20
#define END "PK\5\6"
#define END_SIZE 22
#define COMMENT_MAX 65535

struct member {
	const char *name;
	uint64_t at, packed, size; /* at: of its local head */
	uint32_t crc;
	unsigned flags, method;
	bool link;
};

struct zip {
	struct stream stream; /* of the member; first, so that its reader finds the rest */
	struct sink *sink;
	struct span body;
	struct arena names; /* the member's name */
	bool gzip;
	uint64_t at, end; /* of the list of members: what is left of it */
	uint64_t list;    /* where it starts: all members lie before */
	uint64_t count;   /* members in it that are left */
	uint64_t packed;  /* of all members so far */
	uint64_t grown;   /* likewise, unpacked */
	struct member member;
	struct inflate *inflate;
	int worst;
	bool over;
};

static int say(struct zip *, enum reach, const char *format, ...) PRINTF(3, 4);

static int
say(struct zip *zip, enum reach reach, const char *format, ...)
{
	char message[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	if ((int)reach > zip->worst)
		zip->worst = (int)reach;
	if (reach >= REACH_PAGE)
		zip->over = true;
	return sink_issue_raw(zip->sink, reach, (struct span){ "", 0 }, "%s", message);
}

/* ------------------------------------------------------------------------------- bytes */

static unsigned
get16(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;

	return p[0] | (unsigned)p[1] << 8;
}

static uint32_t
get32(const char *at)
{
	return get16(at) | (uint32_t)get16(at + 2) << 16;
}

static uint64_t
get64(const char *at)
{
	return get32(at) | (uint64_t)get32(at + 4) << 32;
}

/* `len` bytes of the file; NULL where it does not have them. */
static const char *
piece(const struct zip *zip, uint64_t at, uint64_t len)
{
	if (at > zip->body.len || len > zip->body.len - at)
		return NULL;
	return zip->body.at + at;
}

/* The same for a head that starts with those four bytes. */
static const char *
head(const struct zip *zip, uint64_t at, uint64_t len, const char *magic)
{
	const char *p = piece(zip, at, len);

	return p && memcmp(p, magic, 4) == 0 ? p : NULL;
}

/* --------------------------------------------------------------------- list of members */

/* The end record is the last thing in the file but for a comment. */
static const char *
find_end(const struct zip *zip, uint64_t *at)
{
	uint64_t len = zip->body.len, least;
	const char *p;

	if (len < END_SIZE)
		return NULL;
	least = len > END_SIZE + COMMENT_MAX ? len - END_SIZE - COMMENT_MAX : 0;
	for (uint64_t i = len - END_SIZE + 1; i-- > least;)
		if ((p = head(zip, i, END_SIZE, END)) && get16(p + 20) <= len - i - END_SIZE) {
			*at = i;
			return p;
		}
	return NULL;
}

/* Where the list is, as the end record says or, where its fields are too small, its 64-bit
 * sister. */
static bool
find_list(struct zip *zip)
{
	uint64_t at = 0, size;
	const char *p = find_end(zip, &at), *locator;

	if (!p || get16(p + 4) != get16(p + 6))
		return false;
	zip->count = get16(p + 10);
	size = get32(p + 12);
	zip->at = get32(p + 16);
	if (zip->count == UINT16_MAX || size == UINT32_MAX || zip->at == UINT32_MAX) {
		locator = at < LOCATOR_SIZE
			      ? NULL
			      : head(zip, at - LOCATOR_SIZE, LOCATOR_SIZE, LOCATOR);
		p = locator ? head(zip, get64(locator + 8), END64_SIZE, END64) : NULL;
		if (locator && !p)
			return false;
		if (p) {
			zip->count = get64(p + 32);
			size = get64(p + 40);
			zip->at = get64(p + 48);
		}
	}
	zip->list = zip->at;
	zip->end = zip->at + size;
	return piece(zip, zip->at, size) != NULL;
}

/* The sizes that did not fit their fields, from the extra field 1, in the fields' order. */
static bool
widen(struct member *m, const char *extra, size_t len)
{
	uint64_t *const wide[] = { &m->size, &m->packed, &m->at };

	while (len >= 4 && get16(extra) != 1) {
		size_t skipped = 4 + (size_t)get16(extra + 2);

		if (skipped > len)
			break;
		extra += skipped;
		len -= skipped;
	}
	if (len >= 4 && get16(extra) == 1 && get16(extra + 2) + (size_t)4 <= len)
		len = 4 + (size_t)get16(extra + 2);
	else
		len = 0;
	for (size_t i = 0, at = 4; i < ARRAY_SIZE(wide); i++) {
		if (*wide[i] != UINT32_MAX)
			continue;
		if (at + 8 > len)
			return false;
		*wide[i] = get64(extra + at);
		at += 8;
	}
	return true;
}

/* A label, never a path: what could disturb a terminal or a log is taken out. */
static const char *
label(struct zip *zip, const char *at, size_t len)
{
	struct span s = text_utf8(&zip->names, (struct span){ at, len });
	char *name = arena_ndup(&zip->names, s.at, s.len);

	for (char *p = name; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	return name;
}

/* The next entry of the list. */
static bool
read_entry(struct zip *zip)
{
	const char *p = head(zip, zip->at, ENTRY_SIZE, ENTRY);
	struct member *m = &zip->member;
	size_t name, extra, rest;

	if (!p)
		return false;
	name = get16(p + 28);
	extra = get16(p + 30);
	rest = name + extra + get16(p + 32);
	if (zip->at > zip->end || ENTRY_SIZE + rest > zip->end - zip->at)
		return false;
	*m = (struct member){ .flags = get16(p + 8),
		.method = get16(p + 10),
		.crc = get32(p + 16),
		.packed = get32(p + 20),
		.size = get32(p + 24),
		.at = get32(p + 42) };
	m->link = p[5] == 3 && (get32(p + 38) >> 16 & 0170000) == 0120000;
	if (!widen(m, p + ENTRY_SIZE + name, extra))
		return false;
	arena_reset(&zip->names);
	m->name = label(zip, p + ENTRY_SIZE, name);
	zip->at += ENTRY_SIZE + rest;
	zip->count--;
	return true;
}

static bool
is_file(const struct member *m)
{
	size_t len = strlen(m->name);

	if (m->link || !len || m->name[len - 1] == '/')
		return false;
	return strncmp(m->name, "__MACOSX/", 9) != 0;
}

static bool
leaves_folder(const char *name)
{
	if (name[0] == '/' || name[0] == '\\' || (name[0] && name[1] == ':'))
		return true;
	for (const char *p = name; (p = strstr(p, "..")); p += 2)
		if ((p == name || p[-1] == '/' || p[-1] == '\\') &&
		    (!p[2] || p[2] == '/' || p[2] == '\\'))
			return true;
	return false;
}

/* ----------------------------------------------------------------------------- members */

static ssize_t
end_member(struct zip *zip)
{
	const struct member *m = &zip->member;
	const struct inflate *f = zip->inflate;

	if (!zip->gzip && inflate_total(f) != m->size)
		say(zip, REACH_PAGE, "'%.200s' is not as long as the zip says", m->name);
	else if (!zip->gzip && inflate_crc(f) != m->crc)
		say(zip, REACH_PAGE, "'%.200s' has another checksum than the zip says",
		    m->name);
	else if (zip->gzip && inflate_rest(f))
		say(zip, REACH_NOTE, "%zu bytes behind the end of the gzip file",
		    inflate_rest(f));
	return zip->over ? -1 : 0;
}

static ssize_t
break_member(struct zip *zip)
{
	const char *name = zip->member.name;

	switch (inflate_why(zip->inflate)) {
	case INFLATE_SHORT:
		say(zip, REACH_PAGE, "'%.200s' ends too early", name);
		break;
	case INFLATE_OVER:
		if (zip->gzip)
			say(zip, REACH_PAGE, "'%.200s' grows past %" PRIu64 " bytes", name,
			    zip->member.size);
		else
			say(zip, REACH_PAGE, "'%.200s' is longer than the zip says", name);
		break;
	default:
		say(zip, REACH_PAGE, "'%.200s' is broken", name);
	}
	return -1;
}

static ssize_t
read_member(struct stream *stream, void *at, size_t room)
{
	struct zip *zip = (struct zip *)(void *)stream;
	ssize_t n;

	if (!zip->inflate || !room)
		return zip->over ? -1 : 0;
	n = inflate_read(zip->inflate, at, room);
	if (n > 0)
		return n;
	n = n < 0 ? break_member(zip) : end_member(zip);
	inflate_close(zip->inflate);
	zip->inflate = NULL;
	return n;
}

/* Stored bytes are there already. */
static bool
open_stored(struct zip *zip, struct span packed)
{
	const struct member *m = &zip->member;

	if (m->packed != m->size) {
		say(zip, REACH_PAGE, "'%.200s' is not as long as the zip says", m->name);
		return false;
	}
	if (crc32_gzip_refl(0, (const unsigned char *)packed.at, packed.len) != m->crc) {
		say(zip, REACH_PAGE, "'%.200s' has another checksum than the zip says",
		    m->name);
		return false;
	}
	zip->stream = stream_of(packed);
	return true;
}

static bool
open_member(struct zip *zip, struct span packed)
{
	const struct member *m = &zip->member;

	if (m->method == 0)
		return open_stored(zip, packed);
	zip->stream = (struct stream){ read_member, { NULL, 0 } };
	zip->inflate = inflate_open(packed, zip->gzip, m->size, m->size >= AHEAD_LEAST);
	return true;
}

/* Refuses what must not or cannot be unpacked. */
static bool
is_allowed(struct zip *zip)
{
	const struct member *m = &zip->member;

	if (m->flags & 1)
		say(zip, REACH_PAGE, "'%.200s' is encrypted", m->name);
	else if (m->method != 0 && m->method != 8)
		say(zip, REACH_PAGE, "'%.200s' is packed by method %u, which is not read",
		    m->name, m->method);
	else if (m->size > LIMIT_INFLATED - zip->grown)
		say(zip, REACH_PAGE, "the zip grows past %zu bytes", LIMIT_INFLATED);
	else if (m->size > FREE_GROWTH && m->size / LIMIT_RATIO > m->packed)
		say(zip, REACH_PAGE, "'%.200s' grows to more than %d times its packed size",
		    m->name, LIMIT_RATIO);
	else if (m->packed > zip->list - zip->packed)
		say(zip, REACH_PAGE, "members of the zip lie over one another");
	else if (leaves_folder(m->name))
		say(zip, REACH_NOTE, "'%.200s' is a name outside the zip's folder", m->name);
	return !zip->over;
}

/* Its bytes lie behind its local head, whose two lengths may differ from the list's. */
static struct span
find_packed(const struct zip *zip)
{
	const struct member *m = &zip->member;
	const char *p = head(zip, m->at, LOCAL_SIZE, LOCAL);
	uint64_t at;

	if (!p)
		return (struct span){ NULL, 0 };
	at = m->at + LOCAL_SIZE + get16(p + 26) + get16(p + 28);
	if (at > zip->list || m->packed > zip->list - at)
		return (struct span){ NULL, 0 };
	return (struct span){ piece(zip, at, m->packed), m->packed };
}

static bool
next_file(struct zip *zip)
{
	struct span packed;

	do {
		if (!zip->count && zip->at == zip->end)
			return false;
		if (!zip->count || !read_entry(zip)) {
			say(zip, REACH_PAGE, "the zip's list of members is broken");
			return false;
		}
	} while (!is_file(&zip->member));
	if (!is_allowed(zip))
		return false;
	zip->grown += zip->member.size;
	zip->packed += zip->member.packed;
	packed = find_packed(zip);
	if (packed.at)
		return open_member(zip, packed);
	say(zip, REACH_PAGE, "'%.200s' is not where the zip says", zip->member.name);
	return false;
}

/* -------------------------------------------------------------------------------- gzip */

/* RFC 1952: the name stands behind ten bytes and the extra field. */
static const char *
gzip_name(struct zip *zip)
{
	const char *p = piece(zip, 0, 12), *end;
	uint64_t at = 10;

	if (!p || !(p[3] & 8))
		return "";
	if (p[3] & 4)
		at += 2 + get16(p + 10);
	p = piece(zip, at, 1);
	end = p ? memchr(p, '\0', zip->body.len - at) : NULL;
	return end ? label(zip, p, (size_t)(end - p)) : "";
}

static bool
next_gzip(struct zip *zip)
{
	struct member *m = &zip->member;
	uint64_t most = (uint64_t)zip->body.len * LIMIT_RATIO;

	if (!zip->count)
		return false;
	zip->count = 0;
	if (most > LIMIT_INFLATED)
		most = LIMIT_INFLATED;
	if (most < FREE_GROWTH)
		most = FREE_GROWTH;
	*m = (struct member){
		.name = gzip_name(zip), .packed = zip->body.len, .size = most, .method = 8
	};
	return open_member(zip, zip->body);
}

/* ----------------------------------------------------------------------------- outside */

bool
zip_is(struct span body)
{
	if (!body.at || body.len < 4)
		return false;
	return memcmp(body.at, LOCAL, 4) == 0 || memcmp(body.at, END, 4) == 0 ||
	       memcmp(body.at, "\x1f\x8b\x08", 3) == 0;
}

struct zip *
zip_open(struct sink *sink, struct span body)
{
	struct zip *zip = xcalloc(1, sizeof(*zip));

	zip->sink = sink;
	zip->body = body.at ? body : (struct span){ "", 0 };
	arena_init(&zip->names, LIMIT_PAGE_MEMORY);
	if (zip->body.len >= 2 && memcmp(zip->body.at, "\x1f\x8b", 2) == 0) {
		zip->gzip = true;
		zip->count = 1;
	} else if (!find_list(zip)) {
		say(zip, REACH_PAGE, "the zip has no list of its members: it is cut or broken");
	} else if (zip->count > LIMIT_MEMBERS) {
		say(zip, REACH_PAGE, "more than %d members in the zip", LIMIT_MEMBERS);
	}
	return zip;
}

static void
close_member(struct zip *zip)
{
	if (zip->inflate)
		inflate_close(zip->inflate);
	zip->inflate = NULL;
}

bool
zip_next(struct zip *zip, const char **name, struct stream **stream)
{
	close_member(zip);
	if (zip->over || !(zip->gzip ? next_gzip(zip) : next_file(zip))) {
		zip->over = true;
		return false;
	}
	*name = zip->member.name;
	*stream = &zip->stream;
	return true;
}

int
zip_close(struct zip *zip)
{
	int worst = zip->worst;

	close_member(zip);
	arena_release(&zip->names);
	free(zip);
	return worst;
}
