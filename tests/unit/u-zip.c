#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/sink.h"
#include "../../scraper/read/zip.h"

#include <inttypes.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

/* ------------------------------------------------------------------------------ zips to read
 */

struct entry {
	const char *name;
	struct span text;
	bool deflated;
	unsigned flags, method;   /* of the list; method 0: what it is */
	uint32_t size, crc, link; /* what the list says besides: xored */
};

static void
put(struct buf *b, uint64_t value, int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		buf_char(b, (char)(value & 0xff));
}

static void
deflate_to(struct buf *out, struct span text, unsigned wrapper)
{
	static const uint32_t slack = 4096;
	struct isal_zstream z;
	uint32_t room = (uint32_t)text.len + (uint32_t)text.len / 8 + slack;

	TRUE(buf_reserve(out, room));
	isal_deflate_stateless_init(&z);
	z.gzip_flag = (uint16_t)wrapper;
	z.next_in = (uint8_t *)(uintptr_t)text.at;
	z.avail_in = (uint32_t)text.len;
	z.end_of_stream = 1;
	z.next_out = (uint8_t *)out->data + out->len;
	z.avail_out = room;
	TRUE(isal_deflate_stateless(&z) == COMP_OK);
	out->len += z.total_out;
}

static uint32_t
crc_of(struct span s)
{
	return crc32_gzip_refl(0, (const unsigned char *)s.at, s.len);
}

/* The local head and the bytes of a member; returns how many of those there are. */
static size_t
put_member(struct buf *out, const struct entry *e)
{
	size_t before, after;

	buf_add(out, "PK\3\4", 4);
	put(out, 20, 2);
	put(out, e->flags, 2);
	put(out, e->deflated ? 8 : 0, 2);
	put(out, 0, 16); /* time, checksum and sizes are taken from the list */
	put(out, strlen(e->name), 2);
	put(out, 3, 2);
	buf_text(out, e->name);
	buf_text(out, "xtr");
	before = out->len;
	if (e->deflated)
		deflate_to(out, e->text, IGZIP_DEFLATE);
	else
		buf_add(out, e->text.at, e->text.len);
	after = out->len;
	return after - before;
}

static void
put_entry(struct buf *list, const struct entry *e, size_t at, size_t packed)
{
	buf_add(list, "PK\1\2", 4);
	put(list, 3 << 8 | 20, 2);
	put(list, 20, 2);
	put(list, e->flags, 2);
	put(list, e->method ? e->method : e->deflated ? 8 : 0, 2);
	put(list, 0, 4);
	put(list, crc_of(e->text) ^ e->crc, 4);
	put(list, packed, 4);
	put(list, (uint32_t)e->text.len ^ e->size, 4);
	put(list, strlen(e->name), 2);
	put(list, 0, 8);
	put(list, (uint64_t)e->link << 16, 4);
	put(list, at, 4);
	buf_text(list, e->name);
}

/* The end record, behind a list that starts there. */
static void
put_end(struct buf *out, size_t count, size_t list)
{
	size_t len = out->len - list;

	buf_add(out, "PK\5\6", 4);
	put(out, 0, 4);
	put(out, count, 2);
	put(out, count, 2);
	put(out, len, 4);
	put(out, list, 4);
	put(out, 0, 2);
}

static void
make(struct buf *out, const struct entry *entries, size_t count)
{
	struct buf list;
	size_t at;

	buf_init(out, (size_t)64 << 20);
	buf_init(&list, 1 << 20);
	for (size_t i = 0; i < count; i++) {
		at = out->len;
		put_entry(&list, &entries[i], at, put_member(out, &entries[i]));
	}
	at = out->len;
	buf_add(out, list.data, list.len);
	put_end(out, count, at);
	buf_release(&list);
}

/* ----------------------------------------------------------------------------------- reading
 */

static void
drain(struct stream *s, struct buf *out)
{
	char chunk[777];
	ssize_t n;

	if (s->whole.at) {
		buf_add(out, s->whole.at, s->whole.len);
		return;
	}
	while ((n = s->read(s, chunk, sizeof(chunk))) > 0)
		buf_add(out, chunk, (size_t)n);
	if (n < 0)
		buf_text(out, "!");
}

/* What a file holds: "name=text;" each, "!" where a text broke off, then what was said. */
static void
unpack(struct buf *out, struct span body)
{
	struct unit_page *u = unit_page_new(body.at, body.len, "https://x.example/", "");
	struct zip *zip =
	    zip_open(unit_sink(u), (struct span){ unit_page(u)->body, unit_page(u)->len });
	struct stream *stream;
	const char *name;
	int reach;

	buf_init(out, (size_t)64 << 20);
	while (zip_next(zip, &name, &stream)) {
		buf_printf(out, "%s=", name);
		drain(stream, out);
		buf_char(out, ';');
	}
	FALSE(zip_next(zip, &name, &stream));
	reach = zip_close(zip);
	buf_printf(out, " %s", unit_said(u));
	NUMBER(unit_sink(u)->worst, reach);
	unit_page_free(u);
}

static void
check(const struct entry *entries, size_t count, const char *want)
{
	struct buf zip, got;

	make(&zip, entries, count);
	unpack(&got, (struct span){ zip.data, zip.len });
	TEXT(got.data, want);
	buf_release(&got);
	buf_release(&zip);
}

static bool
holds(const struct buf *b, const char *text)
{
	return memmem(b->data, b->len, text, strlen(text)) != NULL;
}

#define CHECK(want, ...) \
	check((const struct entry[]){ __VA_ARGS__ }, \
	    ARRAY_SIZE(((const struct entry[]){ __VA_ARGS__ })), want)
#define HELLO \
	{ \
		"hello hello hello hello", 23 \
	}
#define ABC \
	{ \
		"abc", 3 \
	}

void
test_zip__members(void)
{
	CHECK("a.csv=hello hello hello hello;b/c.csv=abc;e=; ",
	    { .name = "a.csv", .text = HELLO, .deflated = true },
	    { .name = "b/c.csv", .text = ABC }, { .name = "e", .text = { "", 0 } });
}

void
test_zip__folders_links_and_resource_forks_are_passed_over(void)
{
	CHECK("b=abc; ", { .name = "folder/", .text = { "", 0 } },
	    { .name = "__MACOSX/._b", .text = ABC }, { .name = "b", .text = ABC },
	    { .name = "link", .text = ABC, .link = 0120777 });
}

void
test_zip__names_are_labels(void)
{
	CHECK("../../etc/x=abc;C:\\y=abc;a?[31mb=abc;\xc3\xa9..=abc; "
	      "note: '../../etc/x' is a name outside the zip's folder  (bytes 0-400)\n"
	      "note: 'C:\\y' is a name outside the zip's folder  (bytes 0-400)\n",
	    { .name = "../../etc/x", .text = ABC }, { .name = "C:\\y", .text = ABC },
	    { .name = "a\x1b[31mb", .text = ABC }, { .name = "\xe9..", .text = ABC });
}

void
test_zip__encrypted(void)
{
	CHECK("a=abc; page: 'b' is encrypted  (bytes 0-274)\n", { .name = "a", .text = ABC },
	    { .name = "b", .text = ABC, .flags = 1 }, { .name = "c", .text = ABC });
}

void
test_zip__other_methods(void)
{
	CHECK(" page: 'b' is packed by method 9, which is not read  (bytes 0-126)\n",
	    { .name = "b", .text = HELLO, .method = 9 });
}

void
test_zip__wrong_sizes_and_checksums(void)
{
	CHECK("b=hello hello hello hello!; page: 'b' is not as long as the zip says  (bytes "
	      "0-131)\n",
	    { .name = "b", .text = HELLO, .deflated = true, .size = 23 ^ 24 });
	CHECK("b=hello hello hello hello!; page: 'b' has another checksum than the zip says  "
	      "(bytes 0-131)\n",
	    { .name = "b", .text = HELLO, .deflated = true, .crc = 1 });
	CHECK(" page: 'b' has another checksum than the zip says  (bytes 0-106)\n",
	    { .name = "b", .text = ABC, .crc = 1 });
	CHECK(" page: 'b' is not as long as the zip says  (bytes 0-106)\n",
	    { .name = "b", .text = ABC, .size = 1 });
	CHECK(" page: 'b' grows to more than 1000 times its packed size  (bytes 0-131)\n",
	    { .name = "b", .text = HELLO, .deflated = true, .size = 0x100000 });
}

void
test_zip__broken_and_longer_than_stated(void)
{
	static const struct entry entry = { .name = "b", .text = HELLO, .deflated = true };
	struct buf zip, got;
	size_t data = 30 + 1 + 3;

	CHECK("b=hello hello hello hello!; page: 'b' is longer than the zip says  (bytes "
	      "0-131)\n",
	    { .name = "b", .text = HELLO, .deflated = true, .size = 23 ^ 1 });
	make(&zip, &entry, 1);
	zip.data[data] = 7; /* a block of a kind that there is not */
	unpack(&got, (struct span){ zip.data, zip.len });
	TEXT(got.data, "b=!; page: 'b' is broken  (bytes 0-131)\n");
	buf_release(&got);
	buf_release(&zip);
}

/* Cut anywhere, a zip has no list any more; nothing crashes. */
void
test_zip__cut_files(void)
{
	static const struct entry entry = { .name = "b", .text = HELLO, .deflated = true };
	struct buf zip, got;

	make(&zip, &entry, 1);
	for (size_t len = 0; len < zip.len; len++) {
		unpack(&got, (struct span){ zip.data, len });
		TRUE(holds(&got, " page: the zip has no list of its members: it is cut or "
				 "broken"));
		buf_release(&got);
	}
	buf_release(&zip);
}

/* Each byte changed in turn: whatever comes, no crash, and a wrong text is said. */
void
test_zip__damaged_files(void)
{
	static const struct entry entry = { .name = "b", .text = HELLO, .deflated = true };
	struct buf zip, got;

	make(&zip, &entry, 1);
	for (size_t i = 0; i < zip.len; i++)
		for (int bit = 0; bit < 8; bit++) {
			zip.data[i] ^= (char)(1 << bit);
			unpack(&got, (struct span){ zip.data, zip.len });
			if (!holds(&got, "hello hello hello hello;"))
				TRUE(holds(&got, "page: ") || strcmp(got.data, " ") == 0);
			buf_release(&got);
			zip.data[i] ^= (char)(1 << bit);
		}
	buf_release(&zip);
}

void
test_zip__members_over_one_another(void)
{
	static const struct entry entry = { .name = "b", .text = HELLO };
	struct buf zip, got;
	size_t list;

	buf_init(&zip, 1 << 20);
	put_member(&zip, &entry);
	list = zip.len;
	for (int i = 0; i < 3; i++)
		put_entry(&zip, &entry, 0, 23);
	put_end(&zip, 3, list);
	unpack(&got, (struct span){ zip.data, zip.len });
	TEXT(got.data,
	    "b=hello hello hello hello;b=hello hello hello hello; page: members of the zip "
	    "lie over one another  (bytes 0-220)\n");
	buf_release(&got);
	buf_release(&zip);
}

void
test_zip__more_members_than_the_list_says(void)
{
	static const struct entry entry = { .name = "b", .text = ABC };
	struct buf zip, got;
	size_t list;

	for (size_t says = 0; says < 4; says++) {
		buf_init(&zip, 1 << 20);
		put_member(&zip, &entry);
		list = zip.len;
		put_entry(&zip, &entry, 0, 3);
		put_entry(&zip, &entry, 0, 3);
		put_end(&zip, says, list);
		unpack(&got, (struct span){ zip.data, zip.len });
		TRUE(says == 2 || holds(&got, "page: the zip's list of members is broken"));
		buf_release(&got);
		buf_release(&zip);
	}
}

void
test_zip__too_many_members(void)
{
	struct buf zip, got;

	buf_init(&zip, 1 << 20);
	put_end(&zip, LIMIT_MEMBERS + 1, 0);
	unpack(&got, (struct span){ zip.data, zip.len });
	TEXT(got.data, " page: more than 10000 members in the zip  (bytes 0-22)\n");
	buf_release(&got);
	buf_release(&zip);
}

/* A 64-bit end record and sizes, as for files past 4 GiB. */
void
test_zip__wide_sizes(void)
{
	struct entry entry = { .name = "b", .text = ABC };
	struct buf zip, got;
	size_t list, end;

	buf_init(&zip, 1 << 20);
	put_member(&zip, &entry);
	list = zip.len;
	put_entry(&zip, &entry, 0, 3);
	memset(zip.data + list + 20, 0xff, 8); /* both sizes */
	zip.data[list + 30] = 5 + 20;          /* extra fields: 0x7777, then 1 */
	put(&zip, 0x17777, 4);
	buf_char(&zip, '?');
	put(&zip, 1, 2);
	put(&zip, 16, 2);
	put(&zip, 3, 8);
	put(&zip, 3, 8);
	end = zip.len;
	buf_add(&zip, "PK\6\6", 4);
	put(&zip, 44, 8);
	put(&zip, 45 | 45 << 16, 4);
	put(&zip, 0, 8);
	put(&zip, 1, 8);
	put(&zip, 1, 8);
	put(&zip, end - list, 8);
	put(&zip, list, 8);
	buf_add(&zip, "PK\6\7\0\0\0\0", 8);
	put(&zip, end, 8);
	put(&zip, 1, 4);
	buf_add(&zip, "PK\5\6\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0", 22);
	unpack(&got, (struct span){ zip.data, zip.len });
	TEXT(got.data, "b=abc; ");
	buf_release(&got);
	buf_release(&zip);
}

/* ------------------------------------------------------------------------------------ large */

static void
big_text(struct buf *b, size_t least)
{
	uint64_t x = 88172645463325252u;

	buf_init(b, (size_t)64 << 20);
	while (b->len < least) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		buf_printf(b, "%" PRIu64 ",some text that comes again,%d\n", x, (int)(x % 100));
	}
}

/* Large members are inflated in a thread of their own: the same bytes come of it, and it ends
 * when the reader does. */
void
test_zip__large_members(void)
{
	struct buf text, zip, got;
	struct unit_page *u;
	struct zip *z;
	struct stream *s;
	const char *name;
	char some[1000];

	big_text(&text, (size_t)9 << 20);
	make(&zip,
	    (const struct entry[]){
		{ .name = "a", .text = { text.data, text.len }, .deflated = true },
		{ .name = "b", .text = ABC, .deflated = true } },
	    2);
	unpack(&got, (struct span){ zip.data, zip.len });
	TRUE(got.len == text.len + 10);
	TRUE(memcmp(got.data + 2, text.data, text.len) == 0);
	TEXT(got.data + 2 + text.len, ";b=abc; ");
	buf_release(&got);
	u = unit_page_new(zip.data, zip.len, "https://x.example/", "");
	z = zip_open(unit_sink(u), (struct span){ zip.data, zip.len });
	TRUE(zip_next(z, &name, &s));
	NUMBER(s->read(s, some, sizeof(some)), (long long)sizeof(some));
	TRUE(memcmp(some, text.data, sizeof(some)) == 0);
	TRUE(zip_next(z, &name, &s));
	TEXT(name, "b");
	NUMBER(zip_close(z), REACH_NONE);
	z = zip_open(unit_sink(u), (struct span){ zip.data, zip.len });
	TRUE(zip_next(z, &name, &s));
	NUMBER(zip_close(z), REACH_NONE);
	unit_page_free(u);
	buf_release(&zip);
	buf_release(&text);
}

void
test_zip__a_large_member_that_breaks_off(void)
{
	struct buf text, zip, got;

	big_text(&text, (size_t)4 << 20);
	make(&zip,
	    &(const struct entry){
		.name = "a", .text = { text.data, text.len }, .deflated = true },
	    1);
	memset(zip.data + zip.len / 2, 0xff, 5000);
	unpack(&got, (struct span){ zip.data, zip.len });
	TRUE(holds(&got, "!; page: 'a' is broken") || holds(&got, "!; page: 'a' is longer") ||
	     holds(&got, "!; page: 'a' has another checksum"));
	buf_release(&got);
	buf_release(&zip);
	buf_release(&text);
}

/* ------------------------------------------------------------------------------------- gzip */

void
test_zip__gzip(void)
{
	struct buf gz, got;

	buf_init(&gz, 1 << 20);
	deflate_to(&gz, (struct span)HELLO, IGZIP_GZIP);
	TRUE(zip_is((struct span){ gz.data, gz.len }));
	unpack(&got, (struct span){ gz.data, gz.len });
	TEXT(got.data, "=hello hello hello hello; ");
	buf_release(&got);
	for (size_t len = 2; len < gz.len; len++) {
		unpack(&got, (struct span){ gz.data, len });
		TRUE(holds(&got, "!; page: '' ends too early") ||
		     holds(&got, "!; page: '' is broken"));
		buf_release(&got);
	}
	gz.data[gz.len - 8] ^= 1;
	unpack(&got, (struct span){ gz.data, gz.len });
	TRUE(holds(&got, "!; page: '' is broken"));
	buf_release(&got);
	buf_release(&gz);
}

void
test_zip__gzip_names_and_what_follows(void)
{
	struct buf gz, named, got;

	buf_init(&gz, 1 << 20);
	buf_init(&named, 1 << 20);
	deflate_to(&gz, (struct span)HELLO, IGZIP_GZIP);
	buf_add(&named, gz.data, gz.len);
	named.data[3] = 4 | 8;
	named.len = 10;
	buf_add(&named, "\3\0xyzn.csv", 11);
	buf_add(&named, gz.data + 10, gz.len - 10);
	buf_add(&named, gz.data, gz.len);
	unpack(&got, (struct span){ named.data, named.len });
	TEXT(got.data, "n.csv=hello hello hello hellohello hello hello hello; ");
	buf_release(&got);
	buf_text(&named, "rest");
	unpack(&got, (struct span){ named.data, named.len });
	TRUE(holds(&got, "hello; note: 4 bytes behind the end of the gzip file"));
	buf_release(&got);
	buf_release(&named);
	buf_release(&gz);
}

void
test_zip__a_bomb(void)
{
	const size_t len = (size_t)32 << 20;
	struct buf zeros, gz, got;
	char want[200];

	buf_init(&zeros, len + 1);
	buf_init(&gz, len * 2);
	TRUE(buf_reserve(&zeros, len));
	memset(zeros.data, 0, len);
	deflate_to(&gz, (struct span){ zeros.data, len }, IGZIP_GZIP);
	unpack(&got, (struct span){ gz.data, gz.len });
	snprintf(want, sizeof(want), "!; page: '' grows past %zu bytes", gz.len * LIMIT_RATIO);
	TRUE(gz.len * LIMIT_RATIO < len);
	TRUE(holds(&got, want));
	buf_release(&got);
	buf_release(&gz);
	buf_release(&zeros);
}

void
test_zip__is(void)
{
	TRUE(zip_is((struct span){ "PK\3\4", 4 }));
	TRUE(zip_is((struct span){ "PK\5\6", 4 }));
	FALSE(zip_is((struct span){ "PK\1\2", 4 }));
	FALSE(zip_is((struct span){ "PK\3", 3 }));
	FALSE(zip_is((struct span){ NULL, 0 }));
	FALSE(zip_is(span_of("a,b\n")));
}
