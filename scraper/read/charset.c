#include "charset.h"

#include "../base/buf.h"
#include "../parser.h"
#include "text.h"

#include <ctype.h>

struct span
charset_named(struct span text)
{
	const char *at = text.at, *end, *from;

	if (!at)
		return text;
	end = at + text.len;
	while ((size_t)(end - at) > 8) {
		if (strncasecmp(at, "charset=", 8) != 0) {
			at++;
			continue;
		}
		at += 8;
		while (at < end && (*at == '"' || *at == '\'' || *at == ' '))
			at++;
		from = at;
		while (at < end && (isalnum((unsigned char)*at) || strchr("-_:.", *at)) && *at)
			at++;
		if (at > from)
			return (struct span){ from, (size_t)(at - from) };
	}
	return (struct span){ NULL, 0 };
}

bool
charset_is_wide(struct span body, bool *big_endian)
{
	const unsigned char *p = (const unsigned char *)body.at;

	if (body.len < 2)
		return false;
	*big_endian = (p[0] == 0xfe && p[1] == 0xff) || (p[0] == 0 && p[1] == '<');
	return *big_endian || (p[0] == 0xff && p[1] == 0xfe) || (p[0] == '<' && p[1] == 0);
}

/* The bytes from 0x80 on as text.c reads each of them alone */
struct table {
	struct arena arena;
	struct span of[128];
};

static void
table_init(struct table *t)
{
	arena_init(&t->arena, 0);
	for (int i = 0; i < 128; i++) {
		char byte = (char)(0x80 + i);

		t->of[i] = text_utf8(&t->arena, (struct span){ &byte, 1 });
	}
}

void
charset_windows_1252(int map[256])
{
	struct table t;

	table_init(&t);
	for (int i = 0; i < 256; i++) {
		const unsigned char *p =
		    (const unsigned char *)(i < 128 ? "" : t.of[i - 128].at);

		map[i] = i;
		if (i >= 128 && t.of[i - 128].len == 2)
			map[i] = (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
		else if (i >= 128)
			map[i] = (p[0] & 0x0f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	}
	arena_release(&t.arena);
}

/* Bytes of the well-formed character of more than one byte at `at`; 0 where there is none */
static size_t
character(const char *at, size_t left)
{
	for (size_t n = 2; n <= 4 && n <= left; n++)
		if (text_is_utf8((struct span){ at, n }))
			return n;
	return 0;
}

struct span
charset_mend(struct arena *a, struct span s)
{
	struct table t;
	struct buf out;
	struct span mended;

	table_init(&t);
	buf_init(&out, s.len * 3 + 1);
	for (size_t i = 0; i < s.len;) {
		size_t n = i;

		while (n < s.len && s.at[n] > 0)
			n++;
		buf_add(&out, s.at + i, n - i);
		i = n;
		if (i == s.len)
			break;
		n = character(s.at + i, s.len - i);
		if (n) {
			buf_add(&out, s.at + i, n);
			i += n;
		} else {
			const struct span *c = &t.of[(unsigned char)s.at[i] & 0x7f];

			if (s.at[i++])
				buf_add(&out, c->at, c->len);
		}
	}
	mended = (struct span){ arena_ndup(a, out.data, out.len), out.len };
	buf_release(&out);
	arena_release(&t.arena);
	return mended;
}

static bool
is_known(struct span name)
{
	static const char *const names[] = { "utf-8", "utf8", "iso-8859-1", "iso8859-1",
		"latin1", "windows-1252", "cp1252", "us-ascii", "ascii", "utf-16", "utf-16le",
		"utf-16be" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (text_same(name, span_of(names[i])))
			return true;
	return false;
}

struct span
charset_utf8(struct sink *sink, struct span body, struct span declared)
{
	struct arena *a = sink_arena(sink);
	bool big_endian;

	if (charset_is_wide(body, &big_endian))
		return text_from_utf16(a, body, big_endian);
	if (body.len >= 3 && memcmp(body.at, "\xef\xbb\xbf", 3) == 0)
		body = (struct span){ body.at + 3, body.len - 3 };
	if (text_is_utf8(body))
		return body;
	if (declared.len && !is_known(declared))
		sink_issue_raw(sink, REACH_NOTE, declared,
		    "charset '%.*s' is not known here: read as Windows-1252", (int)declared.len,
		    declared.at);
	return charset_mend(a, body);
}
