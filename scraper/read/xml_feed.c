#include "xml_feed.h"

#include "../base/log.h"
#include "../parser.h"
#include "charset.h"
#include "text.h"

#define CHUNK ((size_t)1 << 20)
#define HEAD 4           /* bytes that tell UTF-16 */
#define REFERENCE_MAX 16 /* bytes of "&#x0000001f;" */

const char *
xml_local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

size_t
xml_from(const struct xml_feed *f)
{
	return (size_t)XML_GetCurrentByteIndex(f->parser) + f->taken - f->fed;
}

size_t
xml_to(const struct xml_feed *f)
{
	return xml_from(f) + (size_t)XML_GetCurrentByteCount(f->parser);
}

void
xml_stop(struct xml_feed *f, const char *why)
{
	if (!f->why)
		f->why = why;
	XML_StopParser(f->parser, XML_FALSE);
}

void
xml_pause(struct xml_feed *f)
{
	XML_StopParser(f->parser, XML_TRUE);
}

static void XMLCALL
entity(void *context, const XML_Char *name UNUSED, int is_parameter UNUSED,
    const XML_Char *value UNUSED, int len UNUSED, const XML_Char *base UNUSED,
    const XML_Char *system UNUSED, const XML_Char *public UNUSED,
    const XML_Char *notation UNUSED)
{
	xml_stop(context, "it declares entities");
}

/* Reads until `most` bytes wait in the chunk, or the stream is at its end */
static void
fill(struct xml_feed *f, size_t most)
{
	while (!f->over && f->kept < most) {
		ssize_t n = f->stream->read(f->stream, f->chunk + f->kept, CHUNK - f->kept);

		if (n < 0)
			f->reach = REACH_PAGE;
		f->over = n <= 0;
		f->kept += n > 0 ? (size_t)n : 0;
	}
}

static void
start(struct xml_feed *f)
{
	bool big_endian;
	struct span head = f->stream->whole;

	if (!head.at) {
		fill(f, HEAD);
		head = (struct span){ f->chunk, f->kept };
	}
	f->wide = charset_is_wide(head, &big_endian);
	f->parser = XML_ParserCreate(f->wide ? NULL : "UTF-8");
	if (!f->parser)
		die("out of memory");
	XML_SetUserData(f->parser, f);
	XML_SetEntityDeclHandler(f->parser, entity);
}

void
xml_feed_open(struct xml_feed *f, struct sink *sink, struct stream *stream)
{
	*f = (struct xml_feed){ .sink = sink, .stream = stream };
	arena_init(&f->mended, 0);
	if (!stream->whole.at)
		f->chunk = xmalloc(CHUNK);
	start(f);
}

void
xml_feed_close(struct xml_feed *f)
{
	XML_ParserFree(f->parser);
	arena_release(&f->mended);
	free(f->chunk);
	*f = (struct xml_feed){ .sink = f->sink };
}

/* --------------------------------------------------------------------------------- mending */

static bool
is_control(char c)
{
	return c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static bool
is_forbidden(unsigned long c)
{
	return (c < 0x20 && is_control((char)c)) || (c >= 0xd800 && c < 0xe000) ||
	       c == 0xfffe || c == 0xffff || c > 0x10ffff;
}

/* Bytes of a reference to a character that XML forbids, at p; 0: it is none */
static size_t
bad_reference(const char *p, const char *end)
{
	unsigned long c = 0;
	const char *q = p + 2;
	bool hex = q < end && (*q == 'x' || *q == 'X');

	if (end - p < 4 || p[1] != '#')
		return 0;
	for (q += hex; q < end && q - p < REFERENCE_MAX && *q != ';'; q++) {
		int digit = *q >= '0' && *q <= '9' ? *q - '0' : (*q | 32) - 'a' + 10;

		if (digit < 0 || digit >= (hex ? 16 : 10))
			return 0;
		c = c * (hex ? 16 : 10) + (unsigned long)digit;
		if (c > 0x10ffff)
			c = 0x110000;
	}
	return q < end && *q == ';' && is_forbidden(c) ? (size_t)(q - p) + 1 : 0;
}

/* Most words of eight bytes have no byte below 0x20 in them, most others a line feed */
static bool
has_forbidden_byte(struct span s)
{
	size_t i = 0;
	unsigned bad = 0;

	for (; i + 8 <= s.len && !bad; i += 8) {
		uint64_t w;

		memcpy(&w, s.at + i, 8);
		if ((w - 0x2020202020202020u) & ~w & 0x8080808080808080u)
			for (size_t k = i; k < i + 8; k++) {
				unsigned c = (unsigned char)s.at[k];

				bad |= (unsigned)(c < 0x20) & ~(0x2600u >> (c & 31)) & 1u;
			}
	}
	for (; i < s.len; i++)
		bad |= is_control(s.at[i]);
	return bad;
}

static bool
has_bad_reference(struct span s)
{
	const char *p = s.at, *end = s.at + s.len;

	while ((p = memchr(p, '&', (size_t)(end - p)))) {
		if (bad_reference(p, end))
			return true;
		p++;
	}
	return false;
}

/* Blanks for what XML forbids, byte for byte, so that places stay as they are */
static void
blank_out(char *p, char *end)
{
	while (p < end) {
		size_t n = *p == '&' ? bad_reference(p, end) : is_control(*p);

		memset(p, ' ', n);
		p += n ? n : 1;
	}
}

/* The text as XML may hold it; the same text where it does */
static struct span
mended(struct arena *a, struct span s, bool *utf8)
{
	char *copy;

	*utf8 = text_is_utf8(s);
	if (*utf8 && !has_forbidden_byte(s) && !has_bad_reference(s))
		return s;
	if (!*utf8)
		s = charset_mend(a, s);
	copy = arena_ndup(a, s.at, s.len);
	blank_out(copy, copy + s.len);
	return (struct span){ copy, s.len };
}

static void
note(struct sink *sink, bool utf8)
{
	sink_issue_raw(sink, REACH_NOTE, (struct span){ "", 0 }, "%s",
	    utf8 ? "characters that XML forbids: read as blanks"
		 : "bytes that are no UTF-8: read as Windows-1252");
}

struct span
xml_mend(struct sink *sink, struct arena *a, struct span text)
{
	bool utf8;
	struct span s = mended(a, text, &utf8);

	if (s.at != text.at)
		note(sink, utf8);
	return s;
}

static struct span
mend_chunk(struct xml_feed *f, struct span chunk)
{
	bool utf8;
	struct span s;

	if (f->wide || !f->mend)
		return chunk;
	arena_reset(&f->mended);
	s = mended(&f->mended, chunk, &utf8);
	if (s.at != chunk.at && !f->noted) {
		note(f->sink, utf8);
		f->noted = true;
	}
	return s;
}

/* --------------------------------------------------------------------------------- feeding */

/* Bytes at the end that may be a part of a character or of a reference */
static size_t
tail(struct span s)
{
	size_t n = 0;

	while (n < 3 && n < s.len && (s.at[s.len - 1 - n] & 0xc0) == 0x80)
		n++;
	if (n < s.len && (unsigned char)s.at[s.len - 1 - n] >= 0xc0)
		return n + 1;
	for (n = 1; n < REFERENCE_MAX && n <= s.len; n++) {
		char c = s.at[s.len - n];

		if (c == '&')
			return n;
		if (c == ';')
			break;
	}
	return 0;
}

/* The next chunk, as it came; empty at the end of the stream */
static struct span
next_chunk(struct xml_feed *f)
{
	struct span s;
	size_t cut;

	if (f->stream->whole.at) {
		size_t most = f->spare ? f->step : CHUNK;

		s = f->stream->whole;
		if (s.len > most)
			s.len = most;
		f->over = s.len == f->stream->whole.len;
		cut = f->over || f->wide || !f->mend ? 0 : tail(s);
		s.len -= cut;
		f->stream->whole.at += s.len;
		f->stream->whole.len -= s.len;
		return s;
	}
	fill(f, CHUNK);
	s = (struct span){ f->chunk, f->kept };
	cut = f->over || f->wide ? 0 : tail(s);
	s.len -= cut;
	return s;
}

static enum xml_fed
result(struct xml_feed *f, enum XML_Status status)
{
	enum XML_Error error;

	f->paused = status == XML_STATUS_SUSPENDED;
	if (f->paused)
		return XML_PAUSED;
	if (status == XML_STATUS_OK)
		return f->over ? XML_END : XML_MORE;
	error = XML_GetErrorCode(f->parser);
	f->spared = f->spare && !f->wide &&
		    (error == XML_ERROR_INVALID_TOKEN || error == XML_ERROR_BAD_CHAR_REF);
	f->reach = f->spared ? REACH_PAGE
		   : error == XML_ERROR_ABORTED && f->why
		       ? sink_issue(f->sink, REACH_PAGE, "XML that is not read: %s", f->why)
		       : sink_issue(f->sink, REACH_PAGE, "not XML at byte %zu: %s", xml_from(f),
			     XML_ErrorString(error));
	f->over = true;
	return XML_FAILED;
}

enum xml_fed
xml_feed_next(struct xml_feed *f)
{
	struct span raw, s;
	enum XML_Status status;
	enum xml_fed fed;

	if (f->reach >= REACH_PAGE)
		return XML_FAILED;
	if (f->paused)
		return result(f, XML_ResumeParser(f->parser));
	if (f->ended)
		return XML_END;
	f->taken += f->raw;
	f->fed += f->given;
	raw = next_chunk(f);
	if (f->reach >= REACH_PAGE)
		return XML_FAILED;
	s = mend_chunk(f, raw);
	f->raw = raw.len;
	f->given = s.len;
	f->ended = f->over;
	status = XML_Parse(f->parser, s.at, (int)s.len, f->over);
	fed = result(f, status);
	if (f->chunk) {
		f->kept -= raw.len;
		memmove(f->chunk, f->chunk + raw.len, f->kept);
	}
	return fed;
}
