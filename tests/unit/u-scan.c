#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/limits.h"
#include "../../scraper/read/rows.h"
#include "../../scraper/read/scan.h"

/* A stream that hands out few bytes at a time. */
struct slow {
	struct stream stream;
	struct span left;
	size_t most;
};

static ssize_t
read_slowly(struct stream *stream, void *at, size_t room)
{
	struct slow *s = (struct slow *)(void *)stream;
	size_t n = s->left.len < s->most ? s->left.len : s->most;

	if (n > room)
		n = room;
	memcpy(at, s->left.at, n);
	s->left.at += n;
	s->left.len -= n;
	return (ssize_t)n;
}

static struct slow
slow_of(struct span bytes, size_t most)
{
	return (struct slow){ { read_slowly, { NULL, 0 } }, bytes, most };
}

/* The rows as they are cut: fields end in "|", rows in "/" and the text offset of their start.
 */
static void
cut(struct buf *out, struct stream *stream, const struct scan_way *way, char separator)
{
	struct rows r;

	buf_init(out, (size_t)256 << 20);
	rows_open(&r, stream, way);
	rows_separator(&r, separator, true);
	while (rows_next(&r)) {
		for (size_t i = 0; i < r.fields && i < ROWS_FIELDS; i++) {
			struct span s = rows_field(&r, i);

			buf_add(out, s.at, s.len);
			buf_char(out, '|');
		}
		buf_printf(out, "/%zu ", rows_offset(&r));
	}
	if (r.why != ROWS_GOOD)
		buf_printf(out, "end %d", (int)r.why);
	rows_close(&r);
}

/* All ways, whole and in pieces of several sizes, must say `want`. */
static void
all_ways(struct span text, char separator, const char *want)
{
	static const size_t sizes[] = { 1, 7, 64, 100000 };
	struct buf got;

	for (size_t i = 0; i < scan_way_count; i++) {
		struct stream whole = stream_of(text);

		if (!scan_ways[i].able())
			continue;
		cut(&got, &whole, &scan_ways[i], separator);
		TEXT(got.data, want);
		buf_release(&got);
		for (size_t k = 0; k < ARRAY_SIZE(sizes); k++) {
			struct slow slow = slow_of(text, sizes[k]);

			cut(&got, &slow.stream, &scan_ways[i], separator);
			TEXT(got.data, want);
			buf_release(&got);
		}
	}
}

#define CUT(text, want) all_ways(span_of(text), ',', want)

void
test_scan__rows_and_fields(void)
{
	CUT("", "");
	CUT("a", "a|/0 ");
	CUT("a,b\n1,2\n", "a|b|/0 1|2|/4 ");
	CUT("a,b\r\n1,\r\n", "a|b|/0 1||/5 ");
	CUT("a,b\r1,2\r3,4", "a|b|/0 1|2|/4 3|4|/8 ");
	CUT(",\n,", "||/0 ||/2 ");
	CUT("\n\r\n\na\n\n\nb\n\n", "a|/4 b|/8 ");
	all_ways(span_of("a;b,c\n"), ';', "a|b,c|/0 ");
}

void
test_scan__quotes(void)
{
	CUT("\"a,b\",c\n", "\"a,b\"|c|/0 ");
	CUT("\"a\nb\r\n\",c\n", "\"a\nb\r\n\"|c|/0 ");
	CUT("\"a\"\"b,\",c\n", "\"a\"\"b,\"|c|/0 ");
	CUT("\"\",\"\"\"\",\"\"\"\"\"\"\n", "\"\"|\"\"\"\"|\"\"\"\"\"\"|/0 ");
	CUT("a,\"b", "end 2");
	CUT("a\n\"b\nc,\n", "a|/0 end 2");
}

void
test_scan__quotes_inside_a_field_mean_nothing(void)
{
	CUT("5\" pipe,6\n\"7\" pipe\",8\n9,10\n", "5\" pipe|6|/0 \"7\" pipe\"|8|/10 9|10|/22 ");
	CUT("a \"b, c\" d\n1\n", "a \"b| c\" d|/0 1|/11 ");
	CUT("\"a\" \"b,c\",d\n", "\"a\" \"b|c\"|d|/0 ");
	CUT("x\"\"y,z\n", "x\"\"y|z|/0 ");
}

/* The same pieces at every distance from the ends of blocks. */
void
test_scan__all_ways_agree_at_every_offset(void)
{
	static const char *const pieces[] = { "\"a,\"\"\n\",b\n", "x\"y,\"z\"\"\",\r\n",
		"\"\"\"\",\"q\"r\n", "5\"\n\"\n\",1\r" };
	struct buf text, want, got;

	for (size_t pad = 0; pad < 3 * SCAN_BLOCK; pad++) {
		struct stream whole;

		buf_init(&text, 1 << 20);
		for (size_t i = 0; i < 8 * ARRAY_SIZE(pieces); i++) {
			for (size_t k = 0; k < (i % 3 ? pad : 1); k++)
				buf_char(&text, 'p');
			buf_text(&text, pieces[i % ARRAY_SIZE(pieces)]);
		}
		whole = stream_of((struct span){ text.data, text.len });
		cut(&want, &whole, &scan_ways[scan_way_count - 1], ',');
		for (size_t i = 0; i < scan_way_count; i++) {
			whole = stream_of((struct span){ text.data, text.len });
			cut(&got, &whole, &scan_ways[i], ',');
			TEXT(got.data, want.data);
			buf_release(&got);
		}
		buf_release(&want);
		buf_release(&text);
	}
}

void
test_scan__a_mark_of_utf8_is_passed_over_and_counted(void)
{
	CUT("\xef\xbb\xbf\"a\",b\n1,2\n", "\"a\"|b|/3 1|2|/9 ");
	CUT("\xef\xbb\xbf", "");
	CUT("\xef\xbb", "\xef\xbb|/0 ");
}

void
test_scan__rows_longer_than_the_window(void)
{
	struct buf text, want;

	buf_init(&text, (size_t)16 << 20);
	buf_init(&want, (size_t)16 << 20);
	buf_text(&text, "a,b\n\"");
	buf_text(&want, "a|b|/0 \"");
	for (int i = 0; i < 700000; i++) {
		buf_text(&text, "x,\ny");
		buf_text(&want, "x,\ny");
	}
	buf_text(&text, "\",2\n3,4\n");
	buf_text(&want, "\"|2|/4 3|4|/2800009 ");
	for (size_t i = 0; i < scan_way_count; i++) {
		struct slow slow = slow_of((struct span){ text.data, text.len }, 300000);
		struct buf got;

		cut(&got, &slow.stream, &scan_ways[i], ',');
		TRUE(strcmp(got.data, want.data) == 0);
		buf_release(&got);
	}
	buf_release(&text);
	buf_release(&want);
}

void
test_scan__rows_past_the_limit_end_it(void)
{
	struct buf text;

	for (int quoted = 0; quoted < 2; quoted++) {
		struct stream whole;
		struct rows r;

		buf_init(&text, LIMIT_ROW * 2);
		buf_text(&text, quoted ? "a\n\"" : "a\n");
		buf_reserve(&text, LIMIT_ROW + 100000);
		memset(text.data + text.len, 'x', LIMIT_ROW + 99999);
		text.len += LIMIT_ROW + 99999;
		whole = stream_of((struct span){ text.data, text.len });
		rows_open(&r, &whole, scan_best());
		TRUE(rows_next(&r));
		FALSE(rows_next(&r));
		NUMBER(r.why, quoted ? ROWS_UNCLOSED : ROWS_LONG);
		FALSE(rows_next(&r));
		rows_close(&r);
		buf_release(&text);
	}
}

void
test_scan__rows_with_too_many_fields_keep_the_first(void)
{
	struct buf text;
	struct stream whole;
	struct rows r;

	buf_init(&text, (size_t)16 << 20);
	for (int i = 0; i < 1000000; i++)
		buf_text(&text, "7,");
	buf_text(&text, "8\n9,10\n");
	whole = stream_of((struct span){ text.data, text.len });
	rows_open(&r, &whole, scan_best());
	TRUE(rows_next(&r));
	TRUE(r.fields > ROWS_FIELDS);
	SPAN(rows_field(&r, 0), "7");
	SPAN(rows_field(&r, ROWS_FIELDS - 1), "7");
	TRUE(rows_next(&r));
	NUMBER((long long)r.fields, 2);
	SPAN(rows_field(&r, 1), "10");
	FALSE(rows_next(&r));
	rows_close(&r);
	buf_release(&text);
}

void
test_scan__another_separator_from_this_row_on(void)
{
	struct stream whole = stream_of(span_of("t,i\na;b\n1;2"));
	struct rows r;

	rows_open(&r, &whole, scan_best());
	TRUE(rows_next(&r));
	rows_separator(&r, ';', false);
	TRUE(rows_next(&r));
	NUMBER((long long)r.fields, 2);
	rows_separator(&r, ',', true);
	TRUE(rows_next(&r));
	SPAN(rows_text(&r), "a;b");
	NUMBER((long long)r.fields, 1);
	rows_separator(&r, ';', false);
	TRUE(rows_next(&r));
	SPAN(rows_field(&r, 1), "2");
	FALSE(rows_next(&r));
	rows_separator(&r, ',', true);
	FALSE(rows_next(&r));
	rows_close(&r);
}
